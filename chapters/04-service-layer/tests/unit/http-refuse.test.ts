import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../src/entrypoints/http.ts";
import { aBatch } from "../builders.ts";
import { FakeBatchRepository } from "../fakes.ts";
import { allocateRequest } from "../requests.ts";

const batch = aBatch({ purchasedQuantity: 100 });
const valid = { orderid: "o1", sku: batch.sku, qty: 3 };

let repository: FakeBatchRepository;
let app: ReturnType<typeof createApp>;
beforeEach(async () => {
  repository = new FakeBatchRepository();
  app = createApp({ repository, reportFault: () => {} });
  await repository.save(batch);
});

describe("a field that is wrong is named, and nothing is allocated", () => {
  const longest = "x".repeat(255);
  const wholeNumber = "must be a whole number, sent as a number";

  test.each([
    { wrong: { orderid: undefined }, path: "orderid", message: "order id must be text, not missing" },
    { wrong: { orderid: null }, path: "orderid", message: "order id must be text, not null" },
    { wrong: { orderid: 7 }, path: "orderid", message: "order id must be text, not a number" },
    { wrong: { orderid: "" }, path: "orderid", message: "order id must not be empty" },
    {
      wrong: { orderid: `${longest}x` },
      path: "orderid",
      message: "order id must have at most 255 characters, not 256",
    },
    { wrong: { sku: undefined }, path: "sku", message: "sku must be text, not missing" },
    { wrong: { sku: ["A"] }, path: "sku", message: "sku must be text, not a list" },
    { wrong: { qty: undefined }, path: "qty", message: wholeNumber },
    { wrong: { qty: null }, path: "qty", message: wholeNumber },
    { wrong: { qty: "3" }, path: "qty", message: wholeNumber },
    { wrong: { qty: 1.5 }, path: "qty", message: wholeNumber },
    { wrong: { qty: 2 ** 53 }, path: "qty", message: wholeNumber },
    { wrong: { qty: 0 }, path: "qty", message: "must be at least 1" },
    { wrong: { qty: -1 }, path: "qty", message: "must be at least 1" },
  ])("$wrong", async ({ wrong, path, message }) => {
    const response = await app.request(allocateRequest({ ...valid, ...wrong }));

    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ message: "The request is not valid", issues: [{ path, message }] });
    expect((await repository.get(batch.reference))?.lines).toEqual([]);
  });

  test("all of them are, at once", async () => {
    const response = await app.request(allocateRequest({}));

    expect(await response.json()).toMatchObject({ issues: [{ path: "orderid" }, { path: "sku" }, { path: "qty" }] });
  });
});

describe("a body that is no JSON object", () => {
  test.each(["null", "[]", "7", '"text"'])("%s is answered 400", async (body) => {
    const response = await app.request(allocateRequest(body));

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ issues: [{ path: "" }] });
  });

  test.each(["", "{", "{'orderid': 1}"])("%j, which is not JSON, is answered 400", async (body) => {
    const response = await app.request(allocateRequest(body));

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ message: "The body is not well-formed JSON" });
  });

  test("one that is not UTF-8 is answered 400: it would be stored as another text", async () => {
    const body = Buffer.from(JSON.stringify({ ...valid, orderid: "café" }), "latin1");

    const response = await app.request("/allocate", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });

    expect(response.status).toBe(400);
    expect((await repository.get(batch.reference))?.lines).toEqual([]);
  });

  test("one that breaks off is answered 400", async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error("aborted")) });
    const headers = { "content-type": "application/json", "content-length": "80" };

    const response = await app.request("/allocate", { method: "POST", headers, body, duplex: "half" } as RequestInit);

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ message: "The body did not arrive" });
  });

  test("one of over 100 kB is answered 413", async () => {
    const response = await app.request(allocateRequest({ ...valid, comment: "x".repeat(100_000) }));

    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ message: "The body must not be larger than 100000 bytes" });
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""])(
    "one that is sent as %j is answered 415",
    async (contentType) => {
      const response = await app.request(allocateRequest(valid, { "content-type": contentType }));

      expect(response.status).toBe(415);
      expect(await response.json()).toMatchObject({ issues: [{ path: "" }] });
    },
  );
});

describe("what is strange but clear is accepted", () => {
  test("a field that nobody knows", async () => {
    const response = await app.request(allocateRequest({ ...valid, comment: "for my aunt" }));

    expect(response.status).toBe(201);
  });

  test("a content type with a charset, in capitals", async () => {
    const response = await app.request(allocateRequest(valid, { "content-type": "Application/JSON; charset=utf-8" }));

    expect(response.status).toBe(201);
  });

  test("an identifier of 255 characters", async () => {
    const response = await app.request(allocateRequest({ ...valid, orderid: "x".repeat(255) }));

    expect(response.status).toBe(201);
  });
});

test("an unknown path is answered 404", async () => {
  const response = await app.request("/nowhere");

  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({ message: "There is nothing at /nowhere" });
});

test.each(["GET", "PUT", "PATCH", "DELETE", "OPTIONS"])(
  "%s is answered 405 where only POST will do",
  async (method) => {
    const response = await app.request("/allocate", { method });

    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("POST");
    expect(await response.json()).toEqual({ message: "Use POST" });
  },
);
