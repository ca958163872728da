import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.join(import.meta.dirname, "../../..");

test("the site's tests, which read what those of the chapters have shown, wait for every chapter", async () => {
  const chapters = await readdir(path.join(root, "chapters"));
  const { tasks } = JSON.parse(await readFile(path.join(root, "turbo.json"), "utf8"));

  expect(tasks["@cosmic/docs#test"].dependsOn).toEqual(
    expect.arrayContaining(chapters.map((name) => `@cosmic/${name}#test`)),
  );
});
