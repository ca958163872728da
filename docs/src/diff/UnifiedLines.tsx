import type { Part } from "./folds.ts";
import { pairsOf } from "./pairs.ts";
import { Code, FoldRow, isMarked, LineNumber, type TableProps } from "./table.tsx";
import { type Piece, wordsBetween } from "./words.ts";

type Line = Readonly<{ left?: number; right?: number; pieces: readonly Piece[] }>;

/** Both chapters in one column: what goes above what comes. */
export function UnifiedLines({ parts, from, to, onUnfold, ...common }: TableProps) {
  let first = true;
  return (
    <table class="lines unified">
      <colgroup>
        <col class="number" />
        <col class="number" />
        <col />
      </colgroup>
      <thead class="sr-only">
        <tr>
          <th scope="col">line in {from}</th>
          <th scope="col">line in {to}</th>
          <th scope="col">code</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => {
          if (part.kind === "folded") {
            const { left, lines } = part.block;
            return <FoldRow key={`fold ${left}`} lines={lines.length} columns={3} onUnfold={() => onUnfold(left)} />;
          }
          return linesOf(part).map((line) => {
            const row = <Row key={`${line.left} ${line.right}`} line={line} first={first} {...common} />;
            first = false;
            return row;
          });
        })}
      </tbody>
    </table>
  );
}

type RowProps = Pick<TableProps, "path" | "marked" | "onPoint"> & Readonly<{ line: Line; first: boolean }>;

function Row({ line: { left, right, pieces }, first, ...common }: RowProps) {
  const kind = right === undefined ? "removed" : left === undefined ? "added" : "same";
  return (
    <tr class={isMarked(common.marked, left, right) ? `${kind} marked` : kind}>
      <LineNumber side="L" number={left} first={first} {...common} />
      <LineNumber side="R" number={right} first={first && left === undefined} {...common} />
      <td class="code">
        <span class="sign">{{ removed: "−", added: "+", same: " " }[kind]}</span>
        <Code pieces={pieces} as={kind === "removed" ? "del" : "ins"} />
      </td>
    </tr>
  );
}

function linesOf(part: Exclude<Part, { kind: "folded" }>): readonly Line[] {
  const { left, right } = part;
  if (part.kind === "same")
    return part.lines.map((text, at) => ({ left: left + at, right: right + at, pieces: [{ text, changed: false }] }));
  const { removed, added } = part;
  const [before, after] = [removed.map(whole), added.map(whole)];
  for (const pair of pairsOf(removed, added)) {
    if (!pair.alike || pair.left === undefined || pair.right === undefined) continue;
    const words = wordsBetween(removed[pair.left] ?? "", added[pair.right] ?? "");
    before[pair.left] = words.left;
    after[pair.right] = words.right;
  }
  return [
    ...before.map((pieces, at) => ({ left: left + at, pieces })),
    ...after.map((pieces, at) => ({ right: right + at, pieces })),
  ];
}

function whole(text: string): readonly Piece[] {
  return [{ text, changed: false }];
}
