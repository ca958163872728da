import type { Block } from "./lines.ts";

/** A block to show, or a run of unchanged lines to open on demand, known by its first line on the left. */
export type Part = Block | Readonly<{ kind: "folded"; block: Extract<Block, { kind: "same" }> }>;

/** Unchanged lines shown above and below a change. */
const CONTEXT = 3;

/** Fewer lines than this are not worth a fold. */
const WORTH = 4;

/** Folds the unchanged lines that are far from any change, but for those that `isOpen`. */
export function folded(
  blocks: readonly Block[],
  isOpen: (left: number, length: number, right: number) => boolean,
): Part[] {
  return blocks.flatMap((block, at): Part[] => {
    if (block.kind === "changed") return [block];
    const head = at === 0 ? 0 : CONTEXT;
    const tail = at === blocks.length - 1 ? 0 : CONTEXT;
    const length = block.lines.length - head - tail;
    if (length < WORTH || isOpen(block.left + head, length, block.right + head)) return [block];
    const [above, middle, below] = [
      slice(block, 0, head),
      slice(block, head, head + length),
      slice(block, head + length, block.lines.length),
    ];
    return [...above, ...middle.map((hidden) => ({ kind: "folded" as const, block: hidden })), ...below];
  });
}

type Same = Extract<Block, { kind: "same" }>;

function slice({ left, right, lines }: Same, from: number, to: number): Same[] {
  if (from === to) return [];
  return [{ kind: "same", left: left + from, right: right + from, lines: lines.slice(from, to) }];
}
