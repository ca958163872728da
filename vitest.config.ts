import { existsSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";

const packages = ["chapters", "shared"]
  .flatMap((group) =>
    readdirSync(path.join(import.meta.dirname, group)).map((name) => path.join(import.meta.dirname, group, name)),
  )
  .filter((folder) => existsSync(path.join(folder, "tests")));

/** Started at the top, every package is a project; started inside a package, that package is the only one. */
const wanted = packages.includes(process.cwd()) ? [process.cwd()] : packages;

export default defineConfig({
  test: {
    // Much of the time of a suite is waiting for processes: one worker less than there are processors would leave them idle.
    maxWorkers: availableParallelism(),
    projects: wanted.map((folder) => ({
      test: {
        name: path.basename(folder),
        root: folder,
        include: ["tests/**/*.test.ts"],
        pool: "forks",
        // Importing a database library anew for each file would double the time of a suite; no test here touches globals.
        isolate: false,
        testTimeout: 30_000,
        hookTimeout: 60_000,
      },
    })),
    // CI adds these reports up; a cached run brings its report back.
    reporters: ["default", ["json", { outputFile: ".reports/tests.json" }]],
  },
});
