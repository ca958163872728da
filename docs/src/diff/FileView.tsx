import { useComputed, useSignal } from "@preact/signals";
import { onceDrawn } from "../client/once-drawn.ts";
import { addressOf, hashOf } from "./address.ts";
import { Counts } from "./Counts.tsx";
import type { FileComparison } from "./comparison.ts";
import { folded } from "./folds.ts";
import type { Reason } from "./journey.ts";
import { moveBetweenLines } from "./keys.ts";
import { SplitLines } from "./SplitLines.tsx";
import { UnifiedLines } from "./UnifiedLines.tsx";
import type { View } from "./view.ts";

type Props = Readonly<{ file: FileComparison; from: string; to: string; view: View }>;

/** One file: its path and counts, why it differs, and, when it is open, its lines. */
export function FileView({ file, from, to, view }: Props) {
  const { path, kind, pathBefore, reasons } = file;
  const open = useComputed(() => view.open.value.has(path)).value;
  return (
    <article class="file" id={path}>
      <h3>
        <button type="button" aria-expanded={open} onClick={() => view.setOpen(path, !open)}>
          <span aria-hidden="true">{open ? "▾" : "▸"}</span> <code>{path}</code>
        </button>{" "}
        <span class="kind">{kind}</span> <Counts {...file} />
      </h3>
      {kind === "renamed" && (
        <p class="why">
          It was <code>{pathBefore}</code>.
        </p>
      )}
      <Reasons reasons={reasons} from={from} to={to} />
      {open && <Lines file={file} from={from} to={to} view={view} />}
    </article>
  );
}

type ReasonsProps = Readonly<{ reasons: readonly Reason[]; from: string; to: string }>;

/** On a single step of the book the reason alone; on a longer way each with the step that made it. */
function Reasons({ reasons, from, to }: ReasonsProps) {
  if (reasons.length === 0) return null;
  return (
    <ul class="why">
      {reasons.map(({ chapter: { number, follows }, path, why, undone }) => (
        <li key={number}>
          {number === to && follows === from ? null : follows === null ? (
            <span>{number} </span>
          ) : (
            <>
              <a href={addressOf({ from: follows, to: number }) + hashOf({ path })}>
                <span class="sr-only">Step </span>
                {number}
              </a>{" "}
            </>
          )}
          {undone && <em>taken back: </em>}
          {why}
        </li>
      ))}
    </ul>
  );
}

function Lines({ file, from, to, view }: Props) {
  const { path, kind, blocks } = file;
  const unfolded = useSignal<ReadonlySet<number>>(new Set());
  const marked = useComputed(() => (view.target.value?.path === path ? view.target.value.line : undefined)).value;
  const isOpen = (left: number, length: number, right: number) => {
    if (unfolded.value.has(left)) return true;
    const first = marked?.side === "L" ? left : right;
    return marked !== undefined && marked.number >= first && marked.number < first + length;
  };
  if (blocks.every((block) => block.kind === "same")) return <p class="only">Only its path has changed.</p>;
  const parts = folded(blocks, isOpen);
  const unfold = (left: number) => {
    unfolded.value = new Set([...unfolded.value, left]);
    // The button that had the focus is gone: the first line that it showed takes it.
    const first = hashOf({ path, line: { side: "L", number: left } }).slice(1);
    onceDrawn(() => document.getElementById(first)?.focus({ preventScroll: true }));
  };
  const onlyOneSide = kind === "added" || kind === "removed";
  const Table = view.twoColumns.value && !onlyOneSide ? SplitLines : UnifiedLines;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the line numbers inside are links, between which arrow keys move
    <div onKeyDown={moveBetweenLines}>
      <Table path={path} parts={parts} from={from} to={to} marked={marked} onPoint={view.point} onUnfold={unfold} />
    </div>
  );
}
