import { mkdir, realpath, writeFile } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "@cosmic/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { valuesAround } from "../../src/completion/values.ts";

let root: string;
const resources = new AsyncDisposableStack();
beforeAll(async () => {
  root = await realpath(resources.use(await temporaryFolder()).path);
  await write("pnpm-workspace.yaml", "");
  await write("chapters/01-domain-model/chapter.json", manifest("Domain Model", ["value", "entity"]));
  await write("chapters/06-unit-of-work/chapter.json", manifest("Unit of Work", ["commit"]));
  await write("chapters/07-aggregates/chapter.json", "{ broken");
  await write("chapters/notes.md", "");
  await write("workspace/06-unit-of-work/src/one.ts", "");
});
afterAll(() => resources.disposeAsync());

test("a chapter is named by its folder, and described by its title", () => {
  const chapters = valuesAround(root, "")("chapter", ["start"]);

  expect(chapters).toEqual([
    { name: "01-domain-model", description: "Domain Model" },
    { name: "06-unit-of-work", description: "Unit of Work" },
    { name: "07-aggregates", description: "" },
  ]);
});

test("who begins with a chapter's words goes on with them", () => {
  const chapters = valuesAround(root, "un")("other", ["diff", "01"]);

  expect(chapters.map(({ name }) => name)).toEqual(["domain-model", "unit-of-work", "aggregates"]);
});

test("after --chapter, numbers are enough", () => {
  const chapters = valuesAround(root, "0")("chapter", ["conform", "http://localhost:5005", "--chapter"]);

  expect(chapters.map(({ name }) => name)).toEqual(["01", "06", "07"]);
});

test.each(["01", "1", "domain-model", "01-domain-model"])(
  "steps are those of the chapter that was named: %s",
  (name) => {
    const steps = valuesAround(root, "")("step", ["reset", name, "--step"]);

    expect(steps).toEqual([
      { name: "value", description: "Step value" },
      { name: "entity", description: "Step entity" },
    ]);
  },
);

test("else of the chapter that the reader stands in", () => {
  const steps = valuesAround(path.join(root, "chapters/01-domain-model"), "")("step", ["hint"]);

  expect(steps.map(({ name }) => name)).toEqual(["value", "entity"]);
});

test("else of those that he has begun", () => {
  const steps = valuesAround(root, "")("step", ["hint"]);

  expect(steps.map(({ name }) => name)).toEqual(["commit"]);
});

test("nothing is known outside of the repository, nor of other things", () => {
  expect(valuesAround(path.parse(root).root, "")("chapter", ["start"])).toEqual([]);
  expect(valuesAround(root, "")("url", ["conform"])).toEqual([]);
});

function manifest(title: string, steps: readonly string[]): string {
  return JSON.stringify({ title, steps: steps.map((id) => ({ id, title: `Step ${id}` })) });
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), text);
}
