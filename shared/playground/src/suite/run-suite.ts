import { startTests } from "@vitest/runner";
import type { Libraries } from "../linker/linker.ts";
import { Linker } from "../linker/linker.ts";
import type { Transpile } from "../linker/transpile.ts";
import { asFailure } from "./failure.ts";
import type { Order, Report } from "./protocol.ts";
import { Runner } from "./runner.ts";

/** Runs test files with vitest's own runner. A file that cannot be loaded is told as broken; the others run. */
export async function runSuite(
  { files, tests }: Order,
  libraries: Libraries,
  transpile: Transpile,
  tell: (report: Report) => void,
): Promise<void> {
  const began = performance.now();
  const runner = new Runner(new Linker(files, libraries, transpile), tell);
  try {
    await startTests([...tests], runner);
  } catch (error) {
    tell({ kind: "broken", failure: asFailure(error) });
  }
  tell({ kind: "done", milliseconds: performance.now() - began });
}
