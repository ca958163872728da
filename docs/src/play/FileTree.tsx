type Props = Readonly<{
  files: readonly string[];
  changed: ReadonlySet<string>;
  open: string;
  onOpen: (file: string) => void;
}>;

/** The chapter's files by their folders, a native list of buttons; the changed ones are marked. */
export function FileTree({ files, changed, open, onOpen }: Props) {
  const folders = Map.groupBy(files, (file) => file.slice(0, file.lastIndexOf("/")));
  return (
    <nav class="tree" aria-label="Files of the chapter">
      {[...folders].map(([folder, inside]) => (
        <details key={folder} open={!folder.startsWith("tests") || inside.includes(open)}>
          <summary>{folder}/</summary>
          <ul>
            {inside.map((file) => (
              <li key={file}>
                <button type="button" aria-current={file === open ? "true" : undefined} onClick={() => onOpen(file)}>
                  {file.slice(folder.length + 1)}
                  {changed.has(file) && <span class="changed"> (changed)</span>}
                </button>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </nav>
  );
}
