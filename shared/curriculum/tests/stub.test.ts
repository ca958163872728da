import { stripTypeScriptTypes } from "node:module";
import { describe, expect, test } from "vitest";
import { withStubs } from "../src/stub.ts";

describe("a new module is stubbed with", () => {
  test("functions that answer nothing", async () => {
    const stub = await load(withStubs("", "export function price(of: string): number { return of.length; }"));

    expect(stub.price?.("lamp")).toBeUndefined();
  });

  test("functions once, however many overloads they have", async () => {
    const next =
      "export function a(of: string): string;\nexport function a(of: number): number;\nexport function a(of: never) { return of; }";

    expect(withStubs("", next).trim()).toBe("export function a() {}");
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

  test("objects under satisfies and as const", async () => {
    const next =
      "export const handlers = { allocate: async () => 1 } satisfies object;\nexport const codes = { a: 1 } as const;";

    const stub = await load(withStubs("", next));

    await expect(Reflect.get(stub.handlers ?? {}, "allocate")()).resolves.toBeUndefined();
    expect(stub.codes).toEqual({ a: undefined });
  });

  test("a base class that the module keeps to itself", async () => {
    const next = "class Named { name() { return 1; } }\nexport class Lamp extends Named { on() { return 2; } }";

    const { Lamp } = await load(withStubs("", next));
    const lamp = Reflect.construct(Lamp ?? Object, []);

    expect([lamp.name(), lamp.on()]).toEqual([undefined, undefined]);
  });

  test("functions that are fields of a class", async () => {
    const { Lamp } = await load(
      withStubs("", "export class Lamp { static of = () => 1; on = async () => 2; watts = 60; }"),
    );
    const lamp = Reflect.construct(Lamp ?? Object, []);

    expect([Reflect.get(Lamp ?? {}, "of")(), lamp.watts]).toEqual([undefined, undefined]);
    await expect(lamp.on()).resolves.toBeUndefined();
  });

  test("what it hands on from other modules", () => {
    const next = 'export { a } from "./a.ts";\nexport type { T } from "./t.ts";';

    expect(withStubs("", next).trim()).toBe('export { a } from "./a.ts";');
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

  test("gains the missing functions of its objects", async () => {
    const old = "export const Sku = { parse: () => 1 };";
    const next = "export const Sku = { parse: () => 2, read: () => 3 };";

    const { Sku } = await load(withStubs(old, next));

    expect([Reflect.get(Sku ?? {}, "parse")(), Reflect.get(Sku ?? {}, "read")()]).toEqual([1, undefined]);
  });

  test("does not import a base class twice", () => {
    const old = 'import { Base } from "./base.ts";\nexport class One extends Base {}\n';

    const stub = withStubs(old, `${old}export class Two extends Base {}`);

    expect(stub.split("import { Base }")).toHaveLength(2);
    expect(stub).toContain("export class Two extends Base");
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
