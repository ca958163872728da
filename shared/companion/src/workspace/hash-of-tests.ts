import type { Step, Tree } from "@cosmic/curriculum";
import { hashOf } from "./hash.ts";
import { givenTestsOf } from "./starts.ts";

/**
 * Stands for what a step asks: its tests as they are in this tree, whatever their line ends, and its other proofs. Tests
 * that the reader writes are no part of it.
 */
export function hashOfTests(step: Step, tree: Tree): string {
  const tests = [...givenTestsOf(step)].sort().map((file) => [file, textOf(tree.get(file))]);
  return hashOf(JSON.stringify([tests, step.proofs]));
}

function textOf(content: Buffer | undefined): string | null {
  return content ? content.toString("utf8").replaceAll("\r\n", "\n") : null;
}
