// The real chapters, and changes such as contributors make. Where a chapter has moved on, the text that a test changes in it may
// be another one by now: bring the test up to date.
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Book, book, ours } from "./book.ts";
import { outcomesIn } from "./small-repository.ts";

let chapters: Book;
beforeAll(async () => {
  chapters = await book();
});
afterEach(() => chapters.restore());
afterAll(() => chapters[Symbol.asyncDispose]());

const countIn = (text: string | undefined, part: string) => (text ?? "").split(part).length - 1;

test("a rename in the domain of 01 reaches every chapter; what only later chapters have is named, and mended from there", async () => {
  const [from, to] = ["src/domain/preference.ts", "src/domain/by-preference.ts"];
  const renamed = (text: string) => text.replaceAll("/preference.ts", "/by-preference.ts");
  await chapters.move(`01-domain-model/${from}`, `01-domain-model/${to}`);
  for (const file of ["src/domain/allocate.ts", "tests/unit/rules.test.ts", "chapter.json"])
    await chapters.edit(`01-domain-model/${file}`, "/preference.ts", "/by-preference.ts");

  const first = await chapters.settle(await chapters.carry("01"), (marked) => renamed(ours(marked)));
  const product = "07-aggregates/src/domain/product.ts";
  await chapters.edit(product, "./preference.ts", "./by-preference.ts");
  const second = await chapters.settle(await chapters.carry("07"), (marked) => renamed(ours(marked)));

  const below = await chapters.below("01-domain-model");
  for (const chapter of below) {
    expect(await chapters.find(`${chapter}/${from}`), chapter).toBeUndefined();
    expect(countIn(await chapters.find(`${chapter}/tests/unit/rules.test.ts`), "/by-preference.ts"), chapter).toBe(1);
  }
  expect(new Set(first.findings.map(({ path, problem }) => `${path} ${problem}`))).toEqual(
    new Set([`src/domain/product.ts imports ${from}, which is not there any more`]),
  );
  expect(second.findings).toEqual([]);
});

test("a bug mended in the unit of work of 06 reaches all that follow, and their unit tests stay green", async () => {
  const file = "src/adapters/unit-of-work.ts";
  await chapters.edit(
    `06-unit-of-work/${file}`,
    "asyncDispose](): Promise<void> {\n",
    "asyncDispose](): Promise<void> {\n    this.#identityMap.clear();\n",
  );

  const { findings } = await chapters.carry("06");
  const { exitCode, printed } = await chapters.unitTests("08-events");

  for (const chapter of await chapters.below("06-unit-of-work"))
    expect(countIn(await chapters.read(`${chapter}/${file}`), "this.#identityMap.clear();"), chapter).toBe(1);
  expect(findings).toEqual([]);
  expect(exitCode, printed).toBe(0);
});

test("a fix in a file that 09 renamed arrives under its new name, and goes on from there", async () => {
  await chapters.edit(
    "08-events/tests/unit/allocate-service.test.ts",
    "Invalid sku NO-SUCH-CHAIR",
    "No sku NO-SUCH-CHAIR",
  );

  const done = await chapters.carry("08");

  expect(outcomesIn(done, "tests/unit/allocate-service.test.ts")["09-message-bus"]).toBe("merges");
  for (const chapter of await chapters.below("08-events")) {
    expect(await chapters.find(`${chapter}/tests/unit/allocate-service.test.ts`), chapter).toBeUndefined();
    expect(await chapters.read(`${chapter}/tests/unit/allocate-handler.test.ts`), chapter).toContain(
      "No sku NO-SUCH-CHAIR",
    );
  }
});

test("a fix in a file that 07 renamed and wrote anew is not lost, though git would not know the file again", async () => {
  const before = "no transaction waits while somebody thinks";
  const after = "no transaction waits while anybody thinks";
  await chapters.edit("06-unit-of-work/src/adapters/sqlite/batch-store.ts", before, after);

  const begun = await chapters.carry("06");
  const done = await chapters.settle(begun, (marked) => ours(marked).replace(before, after));

  for (const chapter of await chapters.below("06-unit-of-work"))
    expect(await chapters.read(`${chapter}/src/adapters/sqlite/product-store.ts`), chapter).toContain(after);
  expect(done.findings).toEqual([]);
});

test("a fix in a file that 13 calls otherwise, without saying that it was renamed, arrives all the same", async () => {
  await chapters.edit("12-cqrs/src/adapters/email/smtp.ts", "maxConnections: 5", "maxConnections: 4");

  await chapters.carry("12");

  expect(await chapters.read("13-dependency-injection/src/adapters/email/smtp-notifications.ts")).toContain(
    "maxConnections: 4",
  );
  expect(await chapters.find("13-dependency-injection/src/adapters/email/smtp.ts")).toBeUndefined();
});

test("a fix in a file that 09 removed on purpose ends before it, with the reason, and what stands there is not touched", async () => {
  await chapters.edit(
    "08-events/src/service-layer/services.ts",
    "Takes a new batch into stock",
    "Takes another batch into stock",
  );

  const { plan } = await chapters.carry("08");

  expect(plan.outcomes).toEqual([
    expect.objectContaining({
      chapter: "09-message-bus",
      kind: "diverges",
      note: expect.stringContaining("every use case is a handler"),
    }),
  ]);
  expect(await chapters.written()).toEqual([
    " M chapters/08-events/src/service-layer/services.ts",
    "?? .changeset/carried-from-08-events.md",
  ]);
});

/** Everything from one text to another goes to where a third begins. */
function moved(text: string, [start, end]: readonly [string, string], before: string): string {
  const [from, to] = [text.indexOf(start), text.lastIndexOf(end)];
  const rest = text.slice(0, from) + text.slice(to);
  return rest.replace(before, () => text.slice(from, to) + before);
}

const BATCH = "src/domain/batch.ts";
const LINE_OF = "  /** The line it holds for that order";
const CAN_ALLOCATE = "  canAllocate(";
const ALLOCATE = "  /**\n   * Holds the line from now on";
const DEALLOCATE = "  /** Lets the line go";
const END = "}\n";

test("a moved block moves in every chapter, also where another part of the file is another one", async () => {
  const text = await chapters.read(`01-domain-model/${BATCH}`);
  await chapters.edit(`01-domain-model/${BATCH}`, text, moved(text, [LINE_OF, CAN_ALLOCATE], ALLOCATE));

  const done = await chapters.carry("01");

  for (const chapter of await chapters.below("01-domain-model")) {
    const batch = await chapters.read(`${chapter}/${BATCH}`);
    expect(countIn(batch, LINE_OF), chapter).toBe(1);
    expect(batch.indexOf(LINE_OF), chapter).toBeGreaterThan(batch.indexOf(CAN_ALLOCATE));
  }
  expect(outcomesIn(done, BATCH)["06-unit-of-work"]).toBe("merges");
  expect(done.findings).toEqual([]);
});

test("a block that moves away from where a later chapter goes on is a conflict, and nothing is written", async () => {
  const text = await chapters.read(`01-domain-model/${BATCH}`);
  await chapters.edit(`01-domain-model/${BATCH}`, text, moved(text, [DEALLOCATE, END], ALLOCATE));

  const { plan } = await chapters.carry("01");

  expect(plan.conflicts.map(({ chapter, path }) => `${chapter} ${path}`)).toEqual([`06-unit-of-work ${BATCH}`]);
  expect(await chapters.written()).toEqual([` M chapters/01-domain-model/${BATCH}`]);
});

test("a conflict in 06 that is settled goes on as it was settled, and the unit tests there are green", async () => {
  const [before, after] = [
    "    this.#allocatedQuantity += line.quantity;\n",
    "    this.#allocatedQuantity = this.#allocatedQuantity + line.quantity;\n",
  ];
  await chapters.edit(`01-domain-model/${BATCH}`, before, after);

  const begun = await chapters.carry("01");
  const done = await chapters.settle(begun, (marked) => ours(marked).replace(before, after));
  const { exitCode, printed } = await chapters.unitTests("06-unit-of-work");

  expect(begun.plan.conflicts.map(({ chapter }) => chapter)).toEqual(["06-unit-of-work"]);
  for (const chapter of await chapters.below("01-domain-model"))
    expect(countIn(await chapters.read(`${chapter}/${BATCH}`), after), chapter).toBe(1);
  expect(done.findings).toEqual([]);
  expect(exitCode, printed).toBe(0);
});

test("a dependency that 04 raises is raised in every package.json below, and nothing else is lost there", async () => {
  const below = await chapters.below("04-service-layer");
  const manifests = () =>
    Promise.all(below.map(async (chapter) => JSON.parse(await chapters.read(`${chapter}/package.json`))));
  const before = await manifests();
  await chapters.edit("04-service-layer/package.json", '"hono": "catalog:"', '"hono": "4.99.0"');

  const { findings } = await chapters.carry("04");

  const raised = before.map((each) => ({ ...each, dependencies: { ...each.dependencies, hono: "4.99.0" } }));
  expect(await manifests()).toEqual(raised);
  expect(findings).toEqual([]);
});
