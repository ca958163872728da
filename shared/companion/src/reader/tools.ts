import type { TestFile } from "@cosmic/runner";
import type { Laboratory } from "../chain/laboratory.ts";

/** What a workspace is tried with. */
export type Tools = Readonly<{
  /** Runs test files of the workspace, named by their paths in it. */
  runTests: (files: readonly string[]) => Promise<readonly TestFile[]>;
  /** For proofs that need a copy of it; opened by the first that does. */
  laboratory: () => Promise<Laboratory>;
}>;
