// Code with `using`, lowered, does what it does where the engine knows it: each program is run both ways.
import { describe, expect, test } from "vitest";
import { Linker } from "../src/linker/linker.ts";
import { SyntaxErrorIn } from "../src/linker/syntax-error-in.ts";
import { type Transpile, transpile } from "../src/linker/transpile.ts";
import { lower as lowerIt } from "../src/linker/using/lower.ts";

/** Where a `using` were left, this engine would run it all the same. */
const lower: Transpile = (text, file) => {
  const code = lowerIt(text, file);
  expect(code).not.toMatch(/\busing \w+ (=|of)/);
  return code;
};

const HELPERS = `
type Told = (text: string) => void;
/** Says when it is disposed of, and throws then, if it is told to. */
const opened = (tell: Told, name: string, fault?: string) => ({
  name,
  [Symbol.dispose]() { tell("closed " + name); if (fault) throw new Error(fault); },
});
const awaited = (tell: Told, name: string, fault?: string) => ({
  name,
  async [Symbol.asyncDispose]() { await null; tell("closed " + name); if (fault) throw new Error(fault); },
});
`;

const PROGRAMS: Readonly<Record<string, string>> = {
  "the last opened is closed first, after the body": `
    using first = opened(tell, "first");
    using second = opened(tell, "second"), third = opened(tell, "third");
    tell("body " + first.name + second.name + third.name);`,

  "what is closed with a promise is waited for, in between others": `
    await using first = awaited(tell, "first");
    using second = opened(tell, "second");
    await using third = awaited(tell, "third");
    tell("body " + first.name + second.name + third.name);`,

  "null and undefined need no closing; what cannot be closed is a fault": `
    using nothing = null;
    await using neither = undefined;
    tell("body " + nothing + neither);
    using something = {} as Disposable;
    tell("never " + something);`,

  "an error in the body comes through, when all is closed": `
    await using first = awaited(tell, "first");
    using second = opened(tell, "second");
    throw new Error("in the body of " + first.name + second.name);`,

  "an error while closing comes through, when the rest is closed": `
    await using first = awaited(tell, "first");
    using second = opened(tell, "second", "cannot close");
    tell("body " + first.name + second.name);`,

  "an error while closing suppresses that of the body, and holds it": `
    using first = opened(tell, "first", "first cannot close");
    await using second = awaited(tell, "second", "second cannot close");
    throw new Error("in the body of " + first.name + second.name);`,

  "each round of a loop closes its own": `
    for (let round = 0; round < 3; round++) {
      using lamp = opened(tell, "lamp " + round);
      if (round === 1) continue;
      tell("round " + lamp.name);
      if (round === 2) break;
    }
    let more = 2;
    while (more-- > 0) { await using lamp = awaited(tell, "other " + more); tell("while " + lamp.name); }`,

  "the head of a for-of closes each, when its round is over": `
    for (using lamp of [opened(tell, "a"), opened(tell, "b")]) tell("round " + lamp.name);
    for (await using lamp of [awaited(tell, "c"), awaited(tell, "d")]) { tell("round " + lamp.name); }
    for await (using lamp of [Promise.resolve(opened(tell, "e"))]) tell("round " + lamp.name);
    for (await using lamp of [awaited(tell, "e")]) { const given = lamp.name; { const lamp = given; tell(lamp); } }`,

  "the head of a for closes when the loop is over, whichever label leads out of it": `
    let rounds = 0;
    for (using lamp = opened(tell, "f"), other = null; rounds < 2; rounds++) tell("round " + lamp.name + other);
    outer: inner: for (await using lamp = awaited(tell, "g"); rounds < 9; rounds++) {
      for (const way of ["on", "out"]) { tell(way + lamp.name); if (rounds < 4) continue inner; if (way === "out") break outer; }
    }`,

  "a closure in a loop keeps its own": `
    const later: (() => void)[] = [];
    for (using lamp of [opened(tell, "a"), opened(tell, "b")]) later.push(() => tell("later " + lamp.name));
    for (const each of later) each();`,

  "a block closes at its end, and a return waits for it": `
    { using inner = opened(tell, "inner"); tell("in " + inner.name); }
    tell("between");
    const given = await (async () => {
      await using lamp = awaited(tell, "lamp");
      return "given by " + lamp.name;
    })();
    tell(given);
    label: { using left = opened(tell, "left"); if (left) break label; tell("never"); }`,

  "the cases of a switch are one block": `
    switch (1 as number) {
      case 0: { tell("never"); break; }
      case 1: { using one = opened(tell, "one"); tell("case " + one.name); }
      case 2: { await using two = awaited(tell, "two"); tell("case " + two.name); break; }
      default: tell("never");
    }`,

  "a generator closes when it is left early": `
    function* numbers() { using lamp = opened(tell, "lamp"); yield 1; tell("never " + lamp.name); yield 2; }
    for (const number of numbers()) { tell("number " + number); break; }`,

  "try, catch and finally each close before what follows": `
    try { using lamp = opened(tell, "try"); throw new Error(lamp.name); }
    catch (error) { using lamp = opened(tell, "catch"); tell((error as Error).message + lamp.name); }
    finally { await using lamp = awaited(tell, "finally"); tell("in " + lamp.name); }`,

  "stacks hold what is opened while it goes on": `
    await using stack = new AsyncDisposableStack();
    stack.use(opened(tell, "a")); stack.use(awaited(tell, "b")); stack.defer(() => tell("c"));
    using other = new DisposableStack();
    other.adopt("d", tell);
    tell("body");`,
};

/** What the program tells, and how it ends. */
async function runOf(program: string, using: Transpile): Promise<string[]> {
  const text = `${HELPERS}\nexport async function run(tell: Told): Promise<void> {${program}\n}`;
  const { run } = new Linker({ "a.ts": text }, {}, using).load("a.ts");
  const told: string[] = [];
  const tell = (line: string) => void told.push(line);
  try {
    await (run as (tell: (line: string) => void) => Promise<void>)(tell);
    return [...told, "ended"];
  } catch (error) {
    return [...told, errorOf(error)];
  }
}

function errorOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ("suppressed" in error && "error" in error)
    return `SuppressedError(${errorOf(error.error)}, ${errorOf(error.suppressed)})`;
  return error instanceof TypeError ? "TypeError" : error.message;
}

describe("lowered, as where it is known", () => {
  test.each(Object.entries(PROGRAMS))("%s", async (_, program) => {
    const natively = await runOf(program, transpile);
    const lowered = await runOf(program, lower);

    expect(lowered).toEqual(natively);
    expect(lowered.length).toBeGreaterThan(1);
  });
});

test("at the top of a file it is closed when the file has run", () => {
  const text = `import { tell } from "tell";
    using lamp = { [Symbol.dispose]() { tell("closed"); } };
    export const name = nameOf();
    function nameOf(): string { return "lamp"; }
    tell("body " + typeof lamp);`;
  const runs = [transpile, lower].map((using) => {
    const told: string[] = [];
    const { name } = new Linker({ "a.ts": text }, { tell: { tell: (line: string) => told.push(line) } }, using).load(
      "a.ts",
    );
    return [...told, name];
  });

  expect(runs).toEqual([
    ["body object", "closed", "lamp"],
    ["body object", "closed", "lamp"],
  ]);
});

test("the errors of closing and body come as one, the body's suppressed", async () => {
  const suppressing = await runOf(
    PROGRAMS["an error while closing suppresses that of the body, and holds it"] ?? "",
    lower,
  );

  expect(suppressing.at(-1)).toBe(
    "SuppressedError(first cannot close, SuppressedError(second cannot close, in the body of firstsecond))",
  );
});

describe("lines", () => {
  const LONG = `
import { lamp } from "./lamp.ts";

type Long = {
  a: 1;
};

/** A comment
 * of two lines. */
export async function run(
  where: string,
): Promise<Error> {
  await using first = lamp();
  const text = \`a
    \${where}
    c\`;
  {
    using second = lamp();


    const errorOf = (
      error: Error = new Error(text),
    ) =>
      error;
    return errorOf();
  }
}
`;
  const LAMP = "export const lamp = () => ({ [Symbol.dispose]() {} });";

  test("are those of the file, also behind what has been lowered", async () => {
    const { run } = new Linker({ "src/a.ts": LONG, "src/lamp.ts": LAMP }, {}, lower).load("src/a.ts");

    const error = await (run as (where: string) => Promise<Error>)("b");

    const line = LONG.slice(0, LONG.indexOf("new Error")).split("\n").length;
    expect(/src\/a\.ts:(\d+):/.exec(error.stack ?? "")?.[1]).toBe(String(line));
  });

  test("of syntax errors are named, whichever of the two parsers finds them", () => {
    const linker = new Linker(
      {
        "sucrase.ts": "export const a = 1;\nexport const b = = 2;",
        "babel.ts": "{\n  using a = null;\n  const b = 1; const b = 2;\n}",
      },
      {},
      lower,
    );

    expect(() => linker.load("sucrase.ts")).toThrow(SyntaxErrorIn);
    expect(() => linker.load("sucrase.ts")).toThrow(expect.objectContaining({ file: "sucrase.ts", line: 2 }));
    expect(() => linker.load("babel.ts")).toThrow(expect.objectContaining({ file: "babel.ts", line: 3 }));
    expect(() => linker.load("babel.ts")).toThrow(/^Identifier 'b' has already been declared.$/);
  });
});

test("a file without `using` stays as it is", () => {
  const text = "export const a: number = 1; // nothing to close";

  expect(lower(text, "a.ts")).toBe(transpile(text, "a.ts"));
});

test("a file that closes what it opened knows its own place", () => {
  const text = "{ using nothing = null; } export const place = import.meta.dirname;";

  expect(new Linker({ "tests/a.ts": text }, {}, lower).load("tests/a.ts").place).toBe("/tests");
});
