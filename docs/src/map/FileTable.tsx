import { layerFolderOf, layersOf } from "./layers.ts";
import { type ChapterMap, type Import, isFile } from "./map-data.ts";
import { Sentence } from "./Sentence.tsx";

type Props = Readonly<{ chapter: ChapterMap; added: ReadonlySet<string>; addressOf: (id: string) => string }>;

/** The map in words: each file by its layer, with what it imports. */
export function FileTable({ chapter, added, addressOf }: Props) {
  const byLayer = Map.groupBy(Object.keys(chapter.files).sort(), layerFolderOf);
  return (
    <div class="scrolls">
      <table class="files">
        <caption class="sr-only">Files of chapter {chapter.number} by layer, and what each imports</caption>
        <thead>
          <tr>
            <th scope="col">file</th>
            <th scope="col">imports of ours</th>
            <th scope="col">packages</th>
          </tr>
        </thead>
        {layersOf(chapter.number)
          .filter(({ folder }) => byLayer.has(folder))
          .map(({ folder, title, sentence }) => (
            <tbody key={folder}>
              <tr class="layer">
                <th scope="rowgroup" colSpan={3}>
                  {title}
                  <p>
                    <Sentence text={sentence} />
                  </p>
                </th>
              </tr>
              {byLayer.get(folder)?.map((file) => (
                <tr key={file}>
                  <th scope="row">
                    <a href={addressOf(file)}>{file.slice(folder.length + 1)}</a>
                    {added.has(file) && " (new)"}
                  </th>
                  <td>{listed(chapter.files[file]?.filter(({ to }) => isFile(to)))}</td>
                  <td>{listed(chapter.files[file]?.filter(({ to }) => !isFile(to)))}</td>
                </tr>
              ))}
            </tbody>
          ))}
      </table>
    </div>
  );
}

function listed(imports: readonly Import[] = []): string {
  if (imports.length === 0) return "none";
  return imports.map(({ to, typeOnly }) => to.replace(/^src\//, "") + (typeOnly ? " (types)" : "")).join(", ");
}
