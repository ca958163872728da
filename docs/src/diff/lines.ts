import { diffArrays } from "diff";

/** Lines that are in both texts, or lines of one that stand in place of lines of the other. Numbers begin with 1. */
export type Block =
  | Readonly<{ kind: "same"; left: number; right: number; lines: readonly string[] }>
  | Readonly<{ kind: "changed"; left: number; right: number; removed: readonly string[]; added: readonly string[] }>;

/** What leads from one text to the other, in lines. */
export function blocksOf(before: string, after: string): readonly Block[] {
  const blocks: Block[] = [];
  let [left, right] = [1, 1];
  for (const { value, added, removed } of diffArrays(linesOf(before), linesOf(after))) {
    if (!added && !removed) {
      blocks.push({ kind: "same", left, right, lines: value });
      left += value.length;
      right += value.length;
      continue;
    }
    const last = blocks.at(-1);
    const open: Block = last?.kind === "changed" ? last : { kind: "changed", left, right, removed: [], added: [] };
    const grown = added
      ? { ...open, added: [...open.added, ...value] }
      : { ...open, removed: [...open.removed, ...value] };
    blocks.splice(last === open ? -1 : blocks.length, 1, grown);
    if (added) right += value.length;
    else left += value.length;
  }
  return blocks;
}

/** How many lines are added and removed. */
export function countsOf(blocks: readonly Block[]): Readonly<{ added: number; removed: number }> {
  const changed = blocks.flatMap((block) => (block.kind === "changed" ? [block] : []));
  return {
    added: changed.reduce((sum, { added }) => sum + added.length, 0),
    removed: changed.reduce((sum, { removed }) => sum + removed.length, 0),
  };
}

/** A text's lines; the line feed that ends the last one begins no other. */
function linesOf(text: string): string[] {
  if (text === "") return [];
  return text.replace(/\n$/, "").split("\n");
}
