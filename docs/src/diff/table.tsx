import { hashOf, type Side, type Target } from "./address.ts";
import type { Part } from "./folds.ts";
import type { Piece } from "./words.ts";

/** What both tables of lines are given. */
export type TableProps = Readonly<{
  path: string;
  parts: readonly Part[];
  from: string;
  to: string;
  marked: Target["line"] | undefined;
  onPoint: (target: Target) => void;
  onUnfold: (left: number) => void;
}>;

type NumberProps = Pick<TableProps, "path" | "marked" | "onPoint"> &
  Readonly<{ side: Side; number: number | undefined; first?: boolean }>;

/** The cell of a line's number, which is a link to the line. The Tab key stops at the first of a file only. */
export function LineNumber({ path, side, number, marked, first, onPoint }: NumberProps) {
  if (number === undefined) return <td class="number" />;
  const target = { path, line: { side, number } };
  const isMarked = marked?.side === side && marked.number === number;
  return (
    <td class={isMarked ? "number marked" : "number"}>
      <a
        href={hashOf(target)}
        id={hashOf(target).slice(1)}
        data-side={side}
        tabIndex={first ? 0 : -1}
        aria-current={isMarked ? "location" : undefined}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          onPoint(target);
        }}
      >
        {number}
      </a>
    </td>
  );
}

/** A line's text, with the words marked that the other version of it lacks. */
export function Code({ pieces, as: Word }: Readonly<{ pieces: readonly Piece[]; as: "ins" | "del" }>) {
  return <>{pieces.map(({ text, changed }, at) => (changed ? <Word key={at}>{text}</Word> : text))}</>;
}

/** Unchanged lines that are not shown. */
export function FoldRow({
  lines,
  columns,
  onUnfold,
}: Readonly<{ lines: number; columns: number; onUnfold: () => void }>) {
  return (
    <tr class="fold">
      <td colSpan={columns}>
        <button type="button" onClick={onUnfold}>
          Show {lines} unchanged lines
        </button>
      </td>
    </tr>
  );
}

/** Whether the marked line is one of these two. */
export function isMarked(marked: Target["line"] | undefined, left?: number, right?: number): boolean {
  return marked !== undefined && marked.number === (marked.side === "L" ? left : right);
}
