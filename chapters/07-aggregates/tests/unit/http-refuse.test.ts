import { beforeEach, describe, expect, test } from "vitest";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import { createApp } from "../../src/entrypoints/http.ts";
import { fakeProductStore } from "../fakes.ts";
import { addBatchRequest, allocateRequest, post } from "../requests.ts";

const batch = { ref: "batch-1", sku: "LAMP", qty: 100, eta: null };
const validBatch = { ref: "batch-2", sku: "CHAIR", qty: 20, eta: "2030-01-02" };
const validLine = { orderid: "o1", sku: "LAMP", qty: 3 };

let app: ReturnType<typeof createApp>;
beforeEach(async () => {
  app = createApp({ startUnitOfWork: unitOfWorkOver(fakeProductStore()), reportFault: () => {} });
  await app.request(addBatchRequest(batch));
});

const longest = "x".repeat(255);
const wholeNumber = "must be a whole number, sent as a number";
const wrongQuantities = [
  { wrong: { qty: undefined }, path: "qty", message: wholeNumber },
  { wrong: { qty: null }, path: "qty", message: wholeNumber },
  { wrong: { qty: "3" }, path: "qty", message: wholeNumber },
  { wrong: { qty: 1.5 }, path: "qty", message: wholeNumber },
  { wrong: { qty: 2 ** 53 }, path: "qty", message: wholeNumber },
  { wrong: { qty: 0 }, path: "qty", message: "must be at least 1" },
  { wrong: { qty: -1 }, path: "qty", message: "must be at least 1" },
];

describe("a field of a line that is wrong is named, and nothing is allocated", () => {
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
    ...wrongQuantities,
  ])("$wrong", async ({ wrong, path, message }) => {
    const response = await app.request(allocateRequest({ ...validLine, ...wrong }));

    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ message: "The request is not valid", issues: [{ path, message }] });
    expect(await allLampsAreThere()).toBe(true);
  });

  test("all of them are, at once", async () => {
    const response = await app.request(allocateRequest({}));

    expect(await response.json()).toMatchObject({ issues: [{ path: "orderid" }, { path: "sku" }, { path: "qty" }] });
  });
});

describe("a field of a batch that is wrong is named, and nothing is added", () => {
  test.each([
    { wrong: { ref: undefined }, path: "ref", message: "batch reference must be text, not missing" },
    { wrong: { ref: 7 }, path: "ref", message: "batch reference must be text, not a number" },
    { wrong: { ref: "" }, path: "ref", message: "batch reference must not be empty" },
    { wrong: { sku: null }, path: "sku", message: "sku must be text, not null" },
    { wrong: { eta: 7 }, path: "eta", message: "date must be written YYYY-MM-DD, not a number" },
    { wrong: { eta: "" }, path: "eta", message: 'date must be written YYYY-MM-DD, not ""' },
    { wrong: { eta: "02/01/2030" }, path: "eta", message: 'date must be written YYYY-MM-DD, not "02/01/2030"' },
    { wrong: { eta: "2030-02-30" }, path: "eta", message: "there is no day 2030-02-30" },
    ...wrongQuantities,
  ])("$wrong", async ({ wrong, path, message }) => {
    const response = await app.request(addBatchRequest({ ...validBatch, ...wrong }));

    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ message: "The request is not valid", issues: [{ path, message }] });
    expect(await chairsWereBought()).toBe(false);
  });

  test("all of them are, at once", async () => {
    const response = await app.request(addBatchRequest({ eta: "soon" }));

    expect(await response.json()).toMatchObject({
      issues: [{ path: "ref" }, { path: "sku" }, { path: "qty" }, { path: "eta" }],
    });
  });
});

describe.each([
  { route: "/add_batch", valid: validBatch },
  { route: "/allocate", valid: validLine },
])("$route, given a body that is no JSON object:", ({ route, valid }) => {
  test.each(["null", "[]", "7", '"text"'])("%s is answered 400", async (body) => {
    const response = await app.request(post(route, body));

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ issues: [{ path: "" }] });
  });

  test.each(["", "{", "{'orderid': 1}"])("%j, which is not JSON, is answered 400", async (body) => {
    const response = await app.request(post(route, body));

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ message: "The body is not well-formed JSON" });
  });

  test("one that is not UTF-8 is answered 400: it would be stored as another text", async () => {
    const body = Buffer.from(JSON.stringify({ ...valid, orderid: "café", ref: "café" }), "latin1");
    const headers = { "content-type": "application/json" };

    const response = await app.request(route, { method: "POST", headers, body });

    expect(response.status).toBe(400);
    expect(await allLampsAreThere()).toBe(true);
    expect(await chairsWereBought()).toBe(false);
  });

  test("one that breaks off is answered 400", async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error("aborted")) });
    const headers = { "content-type": "application/json", "content-length": "80" };

    const response = await app.request(route, { method: "POST", headers, body, duplex: "half" } as RequestInit);

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ message: "The body did not arrive" });
  });

  test("one of over 100 kB is answered 413", async () => {
    const response = await app.request(post(route, { ...valid, comment: "x".repeat(100_000) }));

    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ message: "The body must not be larger than 100000 bytes" });
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""])(
    "one that is sent as %j is answered 415",
    async (contentType) => {
      const response = await app.request(post(route, valid, { "content-type": contentType }));

      expect(response.status).toBe(415);
      expect(await response.json()).toMatchObject({ issues: [{ path: "" }] });
    },
  );
});

describe.each([
  { route: "/add_batch", valid: validBatch, identifier: "ref" },
  { route: "/allocate", valid: validLine, identifier: "orderid" },
])("$route accepts what is strange but clear:", ({ route, valid, identifier }) => {
  test("a field that nobody knows", async () => {
    const response = await app.request(post(route, { ...valid, comment: "for my aunt" }));

    expect(response.status).toBe(201);
  });

  test("a content type with a charset, in capitals", async () => {
    const response = await app.request(post(route, valid, { "content-type": "Application/JSON; charset=utf-8" }));

    expect(response.status).toBe(201);
  });

  test("an identifier of 255 characters", async () => {
    const response = await app.request(post(route, { ...valid, [identifier]: longest }));

    expect(response.status).toBe(201);
  });
});

test("an unknown path is answered 404", async () => {
  const response = await app.request("/nowhere");

  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({ message: "There is nothing at /nowhere" });
});

describe.each(["/add_batch", "/allocate"])("%s", (route) => {
  test.each(["GET", "PUT", "PATCH", "DELETE", "OPTIONS"])(
    "%s is answered 405 where only POST will do",
    async (method) => {
      const response = await app.request(route, { method });

      expect(response.status).toBe(405);
      expect(response.headers.get("allow")).toBe("POST");
      expect(await response.json()).toEqual({ message: "Use POST" });
    },
  );
});

/** Whether one order can have them all: then no other holds any. */
async function allLampsAreThere(): Promise<boolean> {
  const response = await app.request(allocateRequest({ orderid: "everything", sku: "LAMP", qty: batch.qty }));
  return (await response.text()) === JSON.stringify({ batchref: batch.ref });
}

async function chairsWereBought(): Promise<boolean> {
  const response = await app.request(allocateRequest({ orderid: "o1", sku: "CHAIR", qty: 1 }));
  return response.status === 201;
}
