import { chmod, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { temporaryFolder } from "../../src/index.ts";
import { createServer } from "../../src/postgres/server.ts";
import { folderForServers, serversIn } from "./folder-for-servers.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

// Scripts stand for PostgreSQL's binaries here. They are called as initdb --pgdata=… and postgres -D … -p ….
describe("a server", () => {
  test("that cannot be prepared says what was printed, and leaves nothing behind", async () => {
    await using folder = await folderForServers();
    await using binaries = await binariesThat({ initdb: 'echo "initdb: error: no space left on device" >&2; exit 1' });
    vi.stubEnv("TMPDIR", folder.path);
    await using server = createServer("forgetful", binaries.path);

    const attempt = server.start();

    await expect(attempt).rejects.toThrow(/^PostgreSQL did not start: initdb: error: no space left on device$/);
    expect(await serversIn(folder.path)).toHaveLength(1);
    await server[Symbol.asyncDispose]();
    expect(await readdir(folder.path)).toEqual([]);
  });

  test("that ends before it is ready says what was printed", async () => {
    await using binaries = await binariesThat({ postgres: 'echo "FATAL:  could not map memory" >&2; exit 1' });
    await using server = createServer("forgetful", binaries.path);

    const attempt = server.start();

    await expect(attempt).rejects.toThrow(/^PostgreSQL did not start: FATAL: {2}could not map memory$/);
  });

  test("that cannot run at all says why", async () => {
    await using binaries = await binariesThat({});
    await chmod(path.join(binaries.path, "bin/postgres"), 0o644);
    await using server = createServer("forgetful", binaries.path);

    const attempt = server.start();

    await expect(attempt).rejects.toThrow(/^PostgreSQL did not start: spawn .*postgres EACCES$/);
  });

  test("takes another port when somebody else has the one it has chosen", async () => {
    await using notes = await folderForServers();
    await using binaries = await binariesThat({
      postgres: `
        echo "$4" >> "$2.ports"
        cp "$2.ports" "${notes.path}/ports" 2> /dev/null
        if [ $(wc -l < "$2.ports") -lt 3 ]; then echo "could not bind" >&2; exit 1; fi
        echo "ready to accept connections" >&2
        exec sleep 60`,
    });
    await chmod(notes.path, 0o777);
    await using server = createServer("forgetful", binaries.path);

    const url = await server.start();

    const tried = (await readFile(path.join(notes.path, "ports"), "utf8")).trim().split("\n");
    expect(tried).toHaveLength(3);
    expect(new URL(url).port).toBe(tried[2]);
  });
});

/** A folder of binaries that are scripts, doing nothing unless told otherwise. */
async function binariesThat(scripts: { readonly initdb?: string; readonly postgres?: string }) {
  const folder = await temporaryFolder();
  await mkdir(path.join(folder.path, "bin"));
  for (const name of ["initdb", "postgres"] as const)
    await writeFile(path.join(folder.path, "bin", name), `#!/bin/sh\n${scripts[name] ?? ""}\n`, { mode: 0o755 });
  return folder;
}
