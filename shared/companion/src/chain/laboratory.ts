import path from "node:path";
import type { Chapter, Tree } from "@cosmic/curriculum";
import { type Compiler, compilerAt } from "./compiler.ts";
import { temporaryRoot } from "./laid-out.ts";
import { type LayerReport, layerReport } from "./layer-rules.ts";
import { type TestBench, testBench } from "./test-bench.ts";

/** Where the trees of one chapter are tried: by tests, by the compiler, by the layer rules. */
export type Laboratory = Readonly<{
  runTests: TestBench;
  compile: Compiler;
  layers: (tree: Tree) => Promise<LayerReport>;
}> &
  AsyncDisposable;

/** @param green fingerprints of test runs that are known to be green, and not run again */
export async function laboratoryFor(chapter: Chapter, green?: ReadonlySet<string>): Promise<Laboratory> {
  const root = temporaryRoot();
  let layered = 0;
  return {
    runTests: testBench(chapter, path.join(root.path, "tests"), green),
    compile: await compilerAt(chapter, path.join(root.path, "compiler")),
    layers: (tree) => layerReport(tree, chapter, path.join(root.path, `layers-${++layered}`)),
    [Symbol.asyncDispose]: () => root[Symbol.asyncDispose](),
  };
}
