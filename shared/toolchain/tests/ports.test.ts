import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, test } from "vitest";
import { placeFor } from "../src/start/ports.ts";

/** A port that some other program has taken. */
async function takenPort() {
  const server = createServer().listen(0);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { port, [Symbol.asyncDispose]: async () => void (await once(server.close(), "close")) };
}

test("the usual port needs no remark", async () => {
  const { port } = await takenPort().then(async (taken) => {
    await taken[Symbol.asyncDispose]();
    return taken;
  });

  expect(await placeFor(port, "PORT", {})).toEqual({ port });
});

test("a taken port is said, and the next free one is used", async () => {
  await using taken = await takenPort();

  const { port, remark } = await placeFor(taken.port, "PORT", {});

  expect(port).toBeGreaterThan(taken.port);
  expect(remark).toContain(`port ${taken.port} is taken`);
  expect(remark).toContain(`${port}`);
  expect(remark).toContain("PORT");
});

test("a port that the user names is used as it is, taken or not", async () => {
  await using taken = await takenPort();

  expect(await placeFor(5005, "PORT", { PORT: `${taken.port}` })).toEqual({ port: taken.port });
  expect(await placeFor(5005, "PORT", { PORT: "0" })).toEqual({ port: 0 });
});

test.each(["", "http", "-1", "65536", "5005.5"])("%j is no port, and is not guessed at", async (text) => {
  await expect(placeFor(4321, "SITE_PORT", { SITE_PORT: text })).rejects.toThrow(
    `SITE_PORT must be a number from 0 to 65535, and is "${text}".`,
  );
});
