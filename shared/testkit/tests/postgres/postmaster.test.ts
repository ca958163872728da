import { createServer } from "node:net";
import { expect, test } from "vitest";
import { describeWith } from "../../src/index.ts";
import { installedBinaries } from "../../src/postgres/binaries.ts";
import { makeHome } from "../../src/postgres/home.ts";
import { postgres } from "../../src/postgres/index.ts";
import { initialize, startPostmaster } from "../../src/postgres/postmaster.ts";
import { PortIsTaken } from "../../src/some-port.ts";

describeWith(postgres, "PostgreSQL's first process", () => {
  test("says so when its port is taken", async () => {
    await using home = await makeHome(installedBinaries() ?? "");
    await initialize(home);
    await using other = await listener();

    const attempt = startPostmaster(home, other.port, "forgetful");

    await expect(attempt).rejects.toThrow(PortIsTaken);
  });
});

/** Something that listens on a port of this machine. */
async function listener(): Promise<AsyncDisposable & { readonly port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { port: address.port, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}
