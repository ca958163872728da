import type { Side } from "./address.ts";
import type { Part } from "./folds.ts";
import { pairsOf } from "./pairs.ts";
import { Code, FoldRow, LineNumber, type TableProps } from "./table.tsx";
import { type Piece, wordsBetween } from "./words.ts";

type Half = Readonly<{ number: number; pieces: readonly Piece[] }>;
type Line = Readonly<{ left?: Half; right?: Half; changed: boolean }>;

/** Each chapter in a column of its own, lines that belong together in one row. */
export function SplitLines({ parts, from, to, onUnfold, ...common }: TableProps) {
  let first = true;
  return (
    <table class="lines split">
      <colgroup>
        <col class="number" />
        <col />
        <col class="number" />
        <col />
      </colgroup>
      <thead class="sr-only">
        <tr>
          <th scope="col">line in {from}</th>
          <th scope="col">code of {from}</th>
          <th scope="col">line in {to}</th>
          <th scope="col">code of {to}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => {
          if (part.kind === "folded") {
            const { left, lines } = part.block;
            return <FoldRow key={`fold ${left}`} lines={lines.length} columns={4} onUnfold={() => onUnfold(left)} />;
          }
          return linesOf(part).map(({ left, right, changed }) => {
            const row = (
              <tr key={`${left?.number} ${right?.number}`}>
                <HalfRow side="L" half={left} changed={changed} first={first} {...common} />
                <HalfRow side="R" half={right} changed={changed} first={first && !left} {...common} />
              </tr>
            );
            first = false;
            return row;
          });
        })}
      </tbody>
    </table>
  );
}

type HalfProps = Pick<TableProps, "path" | "marked" | "onPoint"> &
  Readonly<{ side: Side; half: Half | undefined; changed: boolean; first: boolean }>;

function HalfRow({ side, half, changed, first, ...common }: HalfProps) {
  const kind = !half ? "nothing" : !changed ? "same" : side === "L" ? "removed" : "added";
  const isMarked = half && common.marked?.side === side && common.marked.number === half.number;
  return (
    <>
      <LineNumber side={side} number={half?.number} first={first} {...common} />
      <td class={`code ${kind}${isMarked ? " marked" : ""}`}>
        {half && (
          <>
            <span class="sign">{{ removed: "−", added: "+", same: " ", nothing: "" }[kind]}</span>
            <Code pieces={half.pieces} as={side === "L" ? "del" : "ins"} />
          </>
        )}
      </td>
    </>
  );
}

function linesOf(part: Exclude<Part, { kind: "folded" }>): readonly Line[] {
  const half = (number: number, text: string): Half => ({ number, pieces: [{ text, changed: false }] });
  if (part.kind === "same")
    return part.lines.map((text, at) => ({
      left: half(part.left + at, text),
      right: half(part.right + at, text),
      changed: false,
    }));
  return pairsOf(part.removed, part.added).map(({ left, right, alike }): Line => {
    const [before, after] = [part.removed[left ?? -1] ?? "", part.added[right ?? -1] ?? ""];
    const words = alike ? wordsBetween(before, after) : undefined;
    return {
      changed: true,
      ...(left !== undefined && { left: { ...half(part.left + left, before), ...(words && { pieces: words.left }) } }),
      ...(right !== undefined && {
        right: { ...half(part.right + right, after), ...(words && { pieces: words.right }) },
      }),
    };
  });
}
