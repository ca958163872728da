import { existsSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";

const packages = ["chapters", "shared"]
  .flatMap((group) => readdirSync(path.join(import.meta.dirname, group)).map((name) => path.join(group, name)))
  .concat("docs")
  .map((folder) => path.join(import.meta.dirname, folder))
  .filter((folder) => existsSync(path.join(folder, "tests")));

/** Started at the top, every package is a project; started inside a package, that package is the only one. */
const wanted = packages.includes(process.cwd()) ? [process.cwd()] : packages;

export default defineConfig({
  test: {
    // Much of the time of a suite is waiting for processes: as many workers as there are processors would leave them idle.
    // Under turbo, which sets this variable, another suite uses them.
    maxWorkers: availableParallelism() + (process.env.TURBO_HASH ? 0 : 1),
    projects: wanted.map((folder) => ({
      test: {
        name: path.basename(folder),
        root: folder,
        include: ["tests/**/*.test.ts"],
        pool: "forks",
        // Importing a database library anew for each file would double the time of a suite; no test here touches globals.
        isolate: false,
        // For whatever hangs. Beside all the others a test may take ten times as long as alone, and nothing is wrong with it.
        testTimeout: 120_000,
        hookTimeout: 120_000,
        expect: { poll: { timeout: 30_000 } },
      },
    })),
    // CI adds these reports up; a cached run brings its report back.
    reporters: ["default", ["json", { outputFile: ".reports/tests.json" }]],
  },
});
