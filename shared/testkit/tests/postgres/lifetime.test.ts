import { chmod } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { execa } from "execa";
import { expect, test } from "vitest";
import { describeWith, eventually } from "../../src/index.ts";
import { isOpenToAll } from "../../src/postgres/home.ts";
import { postgres } from "../../src/postgres/index.ts";
import { listens } from "../listens.ts";
import { vitest, withoutVitest } from "../vitest-process.ts";
import { folderForServers, serversIn } from "./folder-for-servers.ts";

const fixtures = path.join(import.meta.dirname, "../fixtures");

/** Several servers start at the same time, on a machine that may have two processors for all of them. */
const patiently = { timeout: 120_000 };

// Each of these uses the server of its run and one of its own, and disposes of neither.
describeWith(postgres, "PostgreSQL does not outlive", () => {
  test.concurrent.each(["ends", "crashes"])("a run of vitest whose worker %s", patiently, async (ending) => {
    await using folder = await folderForServers();
    const run = vitest("endings.fixture.ts", [], { TMPDIR: folder.path, ENDING: ending });
    const urls = await serversOf(run.all);

    await run;

    await expectNothingLeft(urls, folder.path);
  });

  test.concurrent.each(["SIGTERM", "SIGKILL"] as const)("a run of vitest ended by %s", patiently, async (signal) => {
    await using folder = await folderForServers();
    const run = vitest("endings.fixture.ts", [], { TMPDIR: folder.path, ENDING: "goes on" });
    const urls = await serversOf(run.all);

    run.kill(signal);

    await run;
    await expectNothingLeft(urls, folder.path);
  });

  test.concurrent(
    "a run of vitest ended by Ctrl-C, which every process in the foreground hears",
    patiently,
    async () => {
      await using folder = await folderForServers();
      const run = vitest("endings.fixture.ts", [], { TMPDIR: folder.path, ENDING: "goes on" }, { detached: true });
      const urls = await serversOf(run.all);

      process.kill(-Number(run.pid), "SIGINT");

      await run;
      await expectNothingLeft(urls, folder.path);
    },
  );

  test.concurrent("a script that throws", patiently, async () => {
    await using folder = await folderForServers();
    const run = scriptIn(folder.path, ["throws"]);
    const urls = await serversOf(run.all);

    await run;

    await expectNothingLeft(urls, folder.path);
  });

  test.concurrent("a script that is killed while PostgreSQL is still being prepared", patiently, async () => {
    await using folder = await folderForServers();
    const run = scriptIn(folder.path);
    await eventually(async () => expect(await serversIn(folder.path)).toHaveLength(3), { within: 20_000 });

    run.kill("SIGKILL");

    await run;
    await expectNothingLeft([], folder.path);
  });
});

const isRoot = process.getuid?.() === 0;

describeWith(postgres, "PostgreSQL", () => {
  test.runIf(isRoot && isOpenToAll(fixtures) && isOpenToAll(process.execPath))(
    "serves an ordinary user as it serves root",
    async () => {
      await using folder = await folderForServers();
      await chmod(folder.path, 0o777);
      const run = scriptIn(folder.path, [], { uid: 65_534, gid: 65_534 });
      const urls = await serversOf(run.all);

      run.kill();

      await run;
      await expectNothingLeft(urls, folder.path);
    },
  );
});

function scriptIn(folder: string, args: readonly string[] = [], user: { uid?: number; gid?: number } = {}) {
  const env = { ...withoutVitest(process.env), TMPDIR: folder };
  const script = path.join(fixtures, "postgres-script.ts");
  return execa(process.execPath, [script, ...args], { ...user, env, extendEnv: false, reject: false, all: true });
}

/** The addresses of the servers that the run prints. They answered, or the run could not know them. */
async function serversOf(output: Readable): Promise<readonly string[]> {
  const printed: string[] = [];
  for await (const line of createInterface(output)) {
    if (line.startsWith("servers ")) return line.split(" ").slice(1);
    printed.push(line);
  }
  throw new Error(`No server was started. The run printed:\n${printed.join("\n")}`);
}

async function expectNothingLeft(urls: readonly string[], folder: string): Promise<void> {
  await eventually(async () => expect(await serversIn(folder)).toEqual([]), { within: 20_000 });
  expect(await Promise.all(urls.map(listens))).not.toContain(true);
}
