import { startApplication } from "@cosmic/testkit";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inProcessChannels } from "../../src/adapters/in-process-channels.ts";
import { bootstrap } from "../../src/bootstrap.ts";
import { readConfig } from "../../src/config.ts";
import { consume } from "../../src/entrypoints/consumer.ts";
import { createApp } from "../../src/entrypoints/http.ts";
import { anySteps, expectSame, type Shop } from "../shop-commands.ts";
import { ShopModel } from "../shop-model.ts";
import { folder } from "./copy-of-chapter.ts";

const resources = new AsyncDisposableStack();
let url: string;
beforeAll(async () => {
  const settings = { folder, env: { DATABASE_URL: ":memory:" } };
  ({ url } = resources.use(await startApplication(settings)));
});
afterAll(() => resources.disposeAsync());

test("whatever clients and others do, in whatever order: they are told, and find, what the model says", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(anySteps({ toldByOthers: true }), async (steps) => {
      await using opened = new AsyncDisposableStack();
      const shop = await openShop(opened);
      const model = new ShopModel();

      await fc.asyncModelRun(() => ({ model, real: shop }), steps);

      await expectSame(model, shop);
    }),
    { numRuns: 150 },
  );
});

test("the same of a server: every run is a shop of its own, by its orders, products and batches", {
  timeout: 120_000,
}, async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(anySteps({ toldByOthers: false }), async (steps) => {
      runs += 1;
      const shop = shopAt(url, `-of-run-${runs}`);

      await fc.asyncModelRun(() => ({ model: new ShopModel(), real: shop }), steps);
    }),
    { numRuns: 25 },
  );
});

/** The whole application but for its server, on an empty database. */
async function openShop(resources: AsyncDisposableStack): Promise<Shop> {
  const channels = inProcessChannels();
  const notifications = { send: async () => {} };
  const { bus, views, subscribe, close } = await bootstrap(readConfig({ DATABASE_URL: ":memory:" }), {
    channels,
    notifications,
  });
  resources.defer(close);
  const allServed = await consume(subscribe, { bus, reportDropped: () => {} }); // A batch that there is not, for example.
  const app = createApp({ bus, views, reportFault: (_, fault) => expect(fault).toBeUndefined() });
  return {
    request: async (path, body) => answerIn(await app.request(path, body && posting(body))),
    tell: async (channel, content) => {
      await channels.publish(channel, JSON.stringify(content));
      await allServed();
    },
  };
}

/** A shop in a server that has others: all names end in `mark`. */
function shopAt(url: string, mark: string): Shop {
  const marked = (body: object) =>
    Object.fromEntries(
      Object.entries(body).map(([field, value]) => [
        field,
        /^(orderid|sku|ref)$/.test(field) ? `${value}${mark}` : value,
      ]),
    );
  return {
    request: async (path, body) => {
      const own = path.startsWith("/allocations/") ? `${path}${mark}` : path;
      const { status, body: answer } = await answerIn(await fetch(`${url}${own}`, body && posting(marked(body))));
      return { status, body: JSON.parse(JSON.stringify(answer).replaceAll(mark, "")) };
    },
    tell: null,
  };
}

function posting(body: object): RequestInit {
  return { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

async function answerIn(response: Response): Promise<{ status: number; body: unknown }> {
  const text = await response.text();
  return { status: response.status, body: text.startsWith("[") || text.startsWith("{") ? JSON.parse(text) : text };
}
