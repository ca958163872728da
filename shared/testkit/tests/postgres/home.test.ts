import { chmod, mkdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { temporaryFolder } from "../../src/index.ts";
import { makeHome } from "../../src/postgres/home.ts";
import { folderForServers } from "./folder-for-servers.ts";

const isRoot = process.getuid?.() === 0;

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("the folder of a server", () => {
  test("is below TMPDIR, and nobody else may look into it", async () => {
    await using temporary = await folderForServers();
    vi.stubEnv("TMPDIR", temporary.path);
    await using binaries = await openBinaries();

    await using home = await makeHome(binaries.path);

    expect(path.dirname(home.folder)).toBe(temporary.path);
    expect((await stat(home.folder)).mode & 0o777).toBe(0o700);
  });

  test("holds no copy of binaries that the server can run where they are", async () => {
    await using binaries = await openBinaries();

    await using home = await makeHome(binaries.path);

    expect(home.binaries).toBe(binaries.path);
  });
});

describe.runIf(isRoot)("the folder of a server that root starts", () => {
  test("belongs to the user that the server runs under", async () => {
    await using binaries = await openBinaries();

    await using home = await makeHome(binaries.path);

    expect(home.user.uid).toBeGreaterThan(0);
    expect(await stat(home.folder)).toMatchObject(home.user);
  });

  test("is elsewhere when that user could not get there", async () => {
    await using closed = await temporaryFolder();
    await using binaries = await openBinaries();
    vi.stubEnv("TMPDIR", closed.path);

    await using home = await makeHome(binaries.path);

    expect(path.dirname(home.folder)).toBe("/tmp");
  });

  test("holds a copy of the binaries when that user could not get to them", async () => {
    await using binaries = await openBinaries();
    await chmod(binaries.path, 0o700);

    await using home = await makeHome(binaries.path);

    expect(home.binaries).toBe(path.join(home.folder, "binaries"));
    expect((await stat(path.join(home.binaries, "bin/postgres"))).isFile()).toBe(true);
  });
});

async function openBinaries() {
  const folder = await folderForServers();
  await mkdir(path.join(folder.path, "bin"), { mode: 0o755 });
  await writeFile(path.join(folder.path, "bin/postgres"), "", { mode: 0o755 });
  return folder;
}
