type Files = Readonly<Record<string, string>>;

/** Two chapters that break no rule: 04 wires its adapters in server.ts, 13 has a composition root and a view. */
export const cleanRepository: Files = {
  "package.json": manifest({
    name: "mini",
    scripts: { layers: "depcruise --config .dependency-cruiser.mjs chapters shared" },
    devDependencies: { "dependency-cruiser": "catalog:", vitest: "catalog:" },
  }),
  "pnpm-workspace.yaml": `packages:
  - chapters/*
  - shared/*
catalog:
  dependency-cruiser: 18.7.2
  drizzle-orm: 0.45.4
  vitest: 4.1.12
`,
  "node_modules/drizzle-orm/package.json": manifest({ name: "drizzle-orm", exports: { types: "./index.d.ts" } }),
  "node_modules/drizzle-orm/index.d.ts": "export declare function sql(): void;\n",
  "shared/kernel/package.json": manifest({ name: "@cosmic/kernel", exports: "./src/index.ts" }),
  "shared/kernel/src/index.ts": "export type Sku = string;\n",
  "shared/testkit/package.json": manifest({ name: "@cosmic/testkit", exports: "./src/index.ts" }),
  "shared/testkit/src/index.ts": 'export const randomSku = () => "lamp";\n',

  ...inChapter("04-service-layer", {
    "src/entrypoints/server.ts": `import { stockInMemory } from "../adapters/memory/stock.ts";
import { settings } from "../config.ts";
import { createApp } from "./http.ts";

console.log(settings.port, createApp(stockInMemory())());
`,
  }),

  ...inChapter("13-dependency-injection", {
    "src/bootstrap.ts": `import { stockInMemory } from "./adapters/memory/stock.ts";
import { settings } from "./config.ts";

export const bootstrap = () => ({ settings, stock: stockInMemory() });
`,
    "src/entrypoints/server.ts": `import { bootstrap } from "../bootstrap.ts";
import { shelves } from "../views.ts";
import { createApp } from "./http.ts";

const { settings, stock } = bootstrap();
console.log(settings.port, shelves(), createApp(stock)());
`,
    "src/views.ts": `import type { Sku } from "@cosmic/kernel";
import { connection } from "./adapters/memory/connection.ts";

export const shelves = (): Iterable<Sku> => connection.keys();
`,
  }),
};

function inChapter(name: string, ownFiles: Files): Files {
  const files: Files = {
    "package.json": manifest({
      name: `@cosmic/${name}`,
      scripts: { start: "node src/entrypoints/server.ts", test: "vitest run" },
      dependencies: { "@cosmic/kernel": "workspace:*", "drizzle-orm": "catalog:" },
      devDependencies: { "@cosmic/testkit": "workspace:*", vitest: "catalog:" },
    }),
    "tsconfig.json": '{ "extends": "../../tsconfig.base.json", "include": ["src", "tests"] }\n',
    "src/config.ts": "export const settings = { port: Number(process.env.PORT ?? 5005) };\n",
    "src/domain/batch.ts": `import type { Sku } from "@cosmic/kernel";

export interface Batch {
  readonly sku: Sku;
  readonly quantity: number;
}
`,
    "src/service-layer/stock.ts": `import type { Sku } from "@cosmic/kernel";
import type { Batch } from "../domain/batch.ts";

export interface Stock {
  get(sku: Sku): Batch | undefined;
}
`,
    "src/service-layer/count.ts": `import type { Sku } from "@cosmic/kernel";
import type { Stock } from "./stock.ts";

export const count = (sku: Sku, stock: Stock) => stock.get(sku)?.quantity ?? 0;
`,
    "src/adapters/memory/connection.ts": `import type { Sku } from "@cosmic/kernel";
import { sql } from "drizzle-orm";
import type { Batch } from "../../domain/batch.ts";

sql();
export const connection = new Map<Sku, Batch>();
`,
    "src/adapters/memory/stock.ts": `import type { Stock } from "../../service-layer/stock.ts";
import { connection } from "./connection.ts";

export const stockInMemory = (): Stock => ({ get: (sku) => connection.get(sku) });
`,
    "src/entrypoints/http.ts": `import { count } from "../service-layer/count.ts";
import type { Stock } from "../service-layer/stock.ts";

export const createApp = (stock: Stock) => () => count("lamp", stock);
`,
    "tests/unit/count.test.ts": `import { randomSku } from "@cosmic/testkit";
import { expect, test } from "vitest";
import { stockInMemory } from "../../src/adapters/memory/stock.ts";
import { count } from "../../src/service-layer/count.ts";

test("counts nothing of what it never had", () => {
  expect(count(randomSku(), stockInMemory())).toBe(0);
});
`,
    ...ownFiles,
  };
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`chapters/${name}/${path}`, text]));
}

/** A package.json with what every package here has. */
export function manifest(fields: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ private: true, type: "module", ...fields }, null, 2)}\n`;
}
