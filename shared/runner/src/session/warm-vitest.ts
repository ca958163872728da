import { createRequire } from "node:module";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { PoolRunnerInitializer, Reporter, Vitest } from "vitest/node";

const runner = fileURLToPath(import.meta.resolve("../guard/marking-runner.ts"));

/** The vitest that the package in `folder` itself uses: test files import it, and both must be the same copy. */
export async function warmVitest(folder: string, pool: PoolRunnerInitializer, reporter: Reporter): Promise<Vitest> {
  const own = createRequire(path.join(folder, "package.json")).resolve("vitest/node");
  const { createVitest }: typeof import("vitest/node") = await import(pathToFileURL(own).href);
  return await createVitest(
    "test",
    {
      root: folder,
      config: false,
      watch: false,
      // The session names each file it wants.
      include: [],
      pool,
      runner,
      isolate: true,
      maxWorkers: availableParallelism(),
      cache: false,
      // What a test prints comes through its process' pipes, of which a flood is cut off.
      disableConsoleIntercept: true,
      testTimeout: 30_000,
      hookTimeout: 60_000,
      // The reader's own code may be far below a library that called it; what grows without end shall not take the machine.
      execArgv: ["--stack-trace-limit=50", "--max-old-space-size=512"],
      reporters: [reporter],
    },
    // Two workspaces may share one node_modules, which is where vite would keep things.
    { cacheDir: path.join(tmpdir(), "cosmic-vite", String(process.pid)), server: { watch: null } },
  );
}
