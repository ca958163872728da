import { connect } from "node:net";
import path from "node:path";
import { text } from "node:stream/consumers";
import { execa } from "execa";
import { afterEach, expect, test, vi } from "vitest";
import { describeWith, eventually } from "../../src/index.ts";
import { postgres } from "../../src/postgres/index.ts";
import { keeperOf } from "../../src/postgres/run.ts";
import { listens } from "../listens.ts";
import { folderForServers, serversIn } from "./folder-for-servers.ts";

const file = path.join(import.meta.dirname, "../../src/postgres/run-keeper.ts");

afterEach(() => {
  vi.unstubAllEnvs();
});

describeWith(postgres, "the keeper of a run's server", () => {
  test("takes its server with it when it is killed, and another takes its place", async () => {
    await using folder = await folderForServers();
    vi.stubEnv("TMPDIR", folder.path);
    const one = startKeeper();
    const url = await toldByKeeper();

    one.kill("SIGKILL");

    await eventually(() => expect(listens(url)).resolves.toBe(false), { within: 10_000 });
    const other = startKeeper();
    expect(await listens(await toldByKeeper())).toBe(true);
    other.kill("SIGKILL");
    await eventually(async () => expect(await serversIn(folder.path)).toEqual([path.basename(keeperOf(process.pid))]));
  });

  test("leaves when there is one already", async () => {
    await using folder = await folderForServers();
    vi.stubEnv("TMPDIR", folder.path);
    const one = startKeeper();
    const url = await toldByKeeper();

    const { exitCode } = await startKeeper();

    expect(exitCode).toBe(0);
    expect(await toldByKeeper()).toBe(url);
    one.kill("SIGKILL");
  });
});

/** For the run that this process stands for. */
function startKeeper() {
  return execa(process.execPath, [file, String(process.pid)], { reject: false });
}

function toldByKeeper(): Promise<string> {
  return eventually(() => text(connect(keeperOf(process.pid))), { within: 20_000 });
}
