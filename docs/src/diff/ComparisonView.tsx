import { useLayoutEffect, useMemo } from "preact/hooks";
import type { Chosen } from "./address.ts";
import { Counts } from "./Counts.tsx";
import type { Comparison, FileComparison } from "./comparison.ts";
import { FileList } from "./FileList.tsx";
import { FileView } from "./FileView.tsx";
import { listenToKeys } from "./keys.ts";
import { byLayer, totalOf } from "./layers.ts";
import { Settings } from "./Settings.tsx";
import { openView, type View } from "./view.ts";

type Props = Chosen & Readonly<{ comparison: Comparison; connected: boolean }>;

/** All files that differ, by layers, with a list of them to jump to. */
export function ComparisonView({ comparison, from, to, connected }: Props) {
  const { files, equal } = comparison;
  const layers = useMemo(() => byLayer(files), []);
  const view = useMemo(() => openView(layers.flatMap((layer) => layer.files)), []);
  // Whoever sees the files can use the keys already.
  useLayoutEffect(() => {
    const follow = () => {
      const target = view.fromAddress();
      if (target) view.goTo(target);
    };
    follow();
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  useLayoutEffect(() => listenToKeys(view), []);

  return (
    <>
      <p role="status" class="summary">
        <strong>{amount(files.length)}</strong> {files.length === 1 ? "differs" : "differ"}:{" "}
        <Counts {...totalOf(files)} />. {amount(equal)} {equal === 1 ? "is" : "are"} equal in both chapters.
      </p>
      {!connected && (
        <p class="note">
          Chapters {from.number} and {to.number} did not grow from one another: nearly everything differs. The reasons
          are those that lead from the beginning of its own chain to chapter {to.number}.
        </p>
      )}
      <Missed view={view} files={files} />
      <Settings view={view} />
      <div class="columns">
        <FileList layers={layers} view={view} />
        <div class="layers">
          {layers.map((layer) => (
            <section key={layer.id} aria-labelledby={`layer-${layer.id}`}>
              <h2 id={`layer-${layer.id}`}>
                {layer.title} <small>{amount(layer.files.length)}</small> <Counts {...layer} />
              </h2>
              {layer.files.map((file) => (
                <FileView key={file.path} file={file} from={from.number} to={to.number} view={view} />
              ))}
            </section>
          ))}
        </div>
      </div>
    </>
  );
}

/** The address may lead to a file that does not differ, or to a line that is not there. */
function Missed({ view, files }: Readonly<{ view: View; files: readonly FileComparison[] }>) {
  const { path, line } = view.target.value ?? {};
  if (path === undefined) return null;
  const file = files.find((each) => each.path === path);
  if (!file)
    return (
      <p role="alert" class="problem">
        No difference in {path}: it is equal in both chapters, or in neither.
      </p>
    );
  const lines = line ? lengthOf(file, line.side) : 0;
  if (!line || (line.number >= 1 && line.number <= lines)) return null;
  return (
    <p role="alert" class="problem">
      There is no line {line.number} on the {line.side === "L" ? "left" : "right"} of {path}: it has {lines}.
    </p>
  );
}

function lengthOf({ blocks }: FileComparison, side: "L" | "R"): number {
  const last = blocks.at(-1);
  if (!last) return 0;
  if (last.kind === "same") return last[side === "L" ? "left" : "right"] + last.lines.length - 1;
  return side === "L" ? last.left + last.removed.length - 1 : last.right + last.added.length - 1;
}

function amount(files: number): string {
  return `${files} ${files === 1 ? "file" : "files"}`;
}
