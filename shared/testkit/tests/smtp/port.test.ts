import { createServer } from "node:net";
import { expect, test } from "vitest";
import { listenAt } from "../../src/smtp/listener.ts";
import { PortIsTaken } from "../../src/some-port.ts";

test("a port that is taken is an answer, so that another one is tried, and no stray error", async () => {
  await using other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const address = other.address();
  const taken = typeof address === "object" && address ? address.port : 0;
  const strays: unknown[] = [];
  const keep = (error: unknown) => void strays.push(error);
  process.on("uncaughtException", keep);

  const listening = listenAt(taken, async () => {});

  await expect(listening).rejects.toBeInstanceOf(PortIsTaken);
  await new Promise(setImmediate);
  process.off("uncaughtException", keep);
  expect(strays).toEqual([]);
});
