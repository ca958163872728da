import { openServer } from "@cosmic/testkit";
import { describe, expect, test } from "vitest";
import { check } from "../src/index.ts";
import { send } from "../src/send.ts";
import { messageOf } from "./message-of.ts";

describe("a violation is also", () => {
  const sent = (url: string) => ({ url, request: { method: "GET", path: "/allocate" }, soFar: [] });

  test("that nobody answers", async () => {
    const server = await openServer(() => {});
    await server[Symbol.asyncDispose]();

    const message = await messageOf(() => send(sent(server.url)));

    expect(message).toContain(`sent      GET ${server.url}/allocate\n  contract  an answer within 10 s\n`);
    expect(message).toMatch(/received {2}no answer: .*ECONNREFUSED/);
  });

  test("that the connection is cut", async () => {
    await using server = await openServer((request) => request.socket.destroy());

    const message = await messageOf(() => send(sent(server.url)));

    expect(message).toContain("received  no answer: other side closed");
  });

  test("that the answer does not come in time", async () => {
    await using server = await openServer(() => {});

    const message = await messageOf(() => send(sent(server.url), { patience: 50 }));

    expect(message).toMatch(/contract {2}an answer within 0.05 s\n {2}received {2}no answer: the time is over$/);
  });

  test("that the answer does not end in time", async () => {
    await using server = await openServer((_, response) => response.writeHead(200).write("{"));

    const message = await messageOf(() => send(sent(server.url), { patience: 50 }));

    expect(message).toContain("no answer: the time is over");
  });

  test("that the answer is not JSON", async () => {
    await using server = await openServer((_, response) => response.writeHead(404).end("<h1>Not Found</h1>"));

    const message = await messageOf(() => check("unknown-path").run({ url: server.url, addBatch: async () => {} }));

    expect(message).toContain('contract  404 {"message": some text}, because');
    expect(message).toContain("received  404 <h1>Not Found</h1> (which is not JSON)");
  });

  test("that the answer has no body", async () => {
    await using server = await openServer((_, response) => response.writeHead(404).end());

    const message = await messageOf(() => check("unknown-path").run({ url: server.url, addBatch: async () => {} }));

    expect(message).toContain("received  404 without a body");
  });

  test("that the answer sends the client elsewhere", async () => {
    await using server = await openServer((_, response) => response.writeHead(302, { location: "/login" }).end());

    const message = await messageOf(() => check("unknown-path").run({ url: server.url, addBatch: async () => {} }));

    expect(message).toContain("received  302 without a body");
  });
});
