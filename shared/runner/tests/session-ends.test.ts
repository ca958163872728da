import { readFile } from "node:fs/promises";
import path from "node:path";
import { eventually } from "@cosmic/testkit";
import { execaNode } from "execa";
import { expect, test } from "vitest";
import { startSession } from "../src/index.ts";
import { packageOf } from "./package-of-tests.ts";

/** Each worker leaves its process id, and that of the session's process. */
const marks = 'import { writeFileSync } from "node:fs"; writeFileSync("pids", [process.pid, process.ppid].join(" "));';
const loop = { "a.test.ts": `${marks} test("loops", () => { while (true); });` };
const wait = { "a.test.ts": `${marks} test("waits", () => new Promise(() => {}));` };

for (const [what, files] of Object.entries({ loops: loop, waits: wait }))
  for (const signal of ["SIGKILL", "SIGINT"] as const)
    test(`whoever started it ends by ${signal} while a test ${what}: nothing is left`, async () => {
      await using folder = await packageOf(files);
      const parent = execaNode(new URL("./starts-session.ts", import.meta.url), [folder.path], { reject: false });
      const pids = await eventually(() => pidsIn(folder.path), { within: 15_000 });

      parent.kill(signal);

      await parent;
      await eventually(() => expect(pids.filter(isAlive)).toEqual([]), { within: 5_000 });
    });

test("its own process is killed while a test loops: nothing is left", async () => {
  await using folder = await packageOf(loop);
  await using session = startSession({ folder: folder.path });
  const run = session.run(["a.test.ts"]);
  const [worker = 0, own = 0] = await eventually(() => pidsIn(folder.path), { within: 15_000 });

  process.kill(own, "SIGKILL");

  expect(await run).toMatchObject({ files: [{ path: "a.test.ts" }] });
  await eventually(() => expect([worker, own].filter(isAlive)).toEqual([]), { within: 5_000 });
});

test("ended by its owner while a test loops: nothing is left, and the run is superseded", async () => {
  await using folder = await packageOf(loop);
  const session = startSession({ folder: folder.path });
  const run = session.run(["a.test.ts"]);
  const pids = await eventually(() => pidsIn(folder.path), { within: 15_000 });

  await session.end();

  expect(await run).toBe("superseded");
  await eventually(() => expect(pids.filter(isAlive)).toEqual([]), { within: 5_000 });
});

async function pidsIn(folder: string): Promise<number[]> {
  const pids = (await readFile(path.join(folder, "pids"), "utf8")).split(" ").map(Number);
  expect(pids.length).toBe(2);
  return pids;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
