import { stripTypeScriptTypes } from "node:module";
import { describe, expect, test } from "vitest";
import { withStubs } from "../src/index.ts";

describe("a new module is stubbed with", () => {
  test("functions that answer nothing", async () => {
    const stub = await load(withStubs("", "export function price(of: string): number { return of.length; }"));

    expect(stub.price?.("lamp")).toBeUndefined();
  });

  test("asynchronous functions that resolve to nothing, written either way", async () => {
    const next = "export async function one() { return 1; }\nexport const other = async () => 2;";

    const stub = await load(withStubs("", next));

    await expect(stub.one?.()).resolves.toBeUndefined();
    await expect(stub.other?.()).resolves.toBeUndefined();
  });

  test("classes whose methods and accessors answer nothing", async () => {
    const next = `export class Lamp {
      readonly #watts: number;
      constructor(watts: number) { this.#watts = watts; }
      static of(watts: number) { return new Lamp(watts); }
      get watts() { return this.#watts; }
      set volume(_: number) { throw new Error(); }
      async on() { return true; }
      *each() { yield 1; }
      #secret() { return 1; }
    }`;

    const { Lamp } = await load(withStubs("", next));
    const lamp = Reflect.construct(Lamp ?? Object, [60]);
    lamp.volume = 3;

    expect([lamp.watts, Reflect.get(Lamp ?? {}, "of")(60), [...lamp.each()]]).toEqual([undefined, undefined, []]);
    await expect(lamp.on()).resolves.toBeUndefined();
  });

  test("errors that are still errors", async () => {
    const next = "export class OutOfStock extends Error { constructor(sku: string) { super(sku); } }";

    const { OutOfStock } = await load(withStubs("", next));
    const error = Reflect.construct(OutOfStock ?? Object, ["LAMP"]);

    expect(error).toBeInstanceOf(Error);
    expect(error.message).toBe("");
  });

  test("the imports that its base classes need, and no others", () => {
    const next =
      'import { Base } from "./base.ts";\nimport { other } from "./other.ts";\nexport class Lamp extends Base {}';

    const stub = withStubs("", next);

    expect(stub).toContain('import { Base } from "./base.ts";');
    expect(stub).not.toContain("other");
  });

  test("objects of functions, and constants of nothing", async () => {
    const next =
      "export const Sku = { parse: (text: string) => text, read(text: string) { return text; } };\nexport const limit = 255;";

    const stub = await load(withStubs("", next));

    expect(Reflect.get(stub.Sku ?? {}, "parse")("LAMP")).toBeUndefined();
    expect(Reflect.get(stub.Sku ?? {}, "read")("LAMP")).toBeUndefined();
    expect(stub.limit).toBeUndefined();
  });

  test("nothing that the module keeps to itself", () => {
    expect(withStubs("", "function hidden() {}\nconst secret = 1;\nexport type Only = string;")).toBe("");
  });
});

describe("a module that is there already", () => {
  test("keeps what it has, whatever becomes of it", async () => {
    const stub = await load(
      withStubs("export const one = () => 1;\n", "export const one = () => 11;\nexport const two = () => 2;"),
    );

    expect([stub.one?.(), stub.two?.()]).toEqual([1, undefined]);
  });

  test("gains the missing methods of its classes", async () => {
    const old = "export class Batch { size() { return 3; } }";
    const next = "export class Batch { size() { return 4; } lines() { return []; } get open() { return true; } }";

    const { Batch } = await load(withStubs(old, next));
    const batch = Reflect.construct(Batch ?? Object, []);

    expect([batch.size(), batch.lines(), batch.open]).toEqual([3, undefined, undefined]);
  });

  test("gives up a type whose name becomes a class", async () => {
    const { Batch } = await load(
      withStubs("export type Batch = { lines: string[] };\n", "export class Batch { size() { return 1; } }"),
    );

    expect(Reflect.construct(Batch ?? Object, []).size()).toBeUndefined();
  });

  test("is left alone when nothing is missing", () => {
    const text = "export const one = 1;\n// as it was\n";

    expect(withStubs(text, "export const one = 2;")).toBe(text);
  });
});

/** Runs a module and hands out its exports. */
async function load(source: string): Promise<Record<string, (...args: unknown[]) => unknown>> {
  return import(`data:text/javascript,${encodeURIComponent(stripTypeScriptTypes(source))}`);
}
