import { once } from "node:events";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { expect, test } from "vitest";
import { describeWith, eventually, temporaryFolder } from "../../src/index.ts";
import { ownRedis } from "../../src/redis/index.ts";
import { listens } from "../listens.ts";
import { tell } from "./tell.ts";

const script = path.join(import.meta.dirname, "../fixtures/redis-script.ts");

describeWith(ownRedis, "Redis does not outlive", () => {
  test.concurrent.each(["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"] as const)("a script ended by %s", async (signal) => {
    await using folder = await temporaryFolder();
    const run = execa(process.execPath, [script], { env: { TMPDIR: folder.path }, reject: false });
    const url = String(await once(run.stdout, "data")).trim();
    const answered = await tell(url, "PING");

    run.kill(signal);

    await run;
    expect(answered).toBe("+PONG");
    await expectNothingLeft(url, folder.path);
  });

  test.concurrent.each(["throws", "exits"])("a script that %s", async (ending) => {
    await using folder = await temporaryFolder();
    const run = execa(process.execPath, [script, ending], { env: { TMPDIR: folder.path }, reject: false });

    const { stdout } = await run;

    expect(stdout).toMatch(/^redis:/);
    await expectNothingLeft(stdout, folder.path);
  });
});

async function expectNothingLeft(url: string, folder: string): Promise<void> {
  await eventually(async () => expect(await readdir(folder)).toEqual([]), { within: 10_000 });
  expect(await listens(url)).toBe(false);
}
