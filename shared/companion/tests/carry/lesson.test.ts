import { lessonOf, readCurriculum, readTree } from "@cosmic/curriculum";
import { expect, test } from "vitest";
import { lessonIn } from "../../src/chain/carry/lesson.ts";
import { smallRepository } from "./small-repository.ts";

test("what is carried is what the chain compares", async () => {
  await using repository = await smallRepository();
  await repository.write({
    "01-one/CHANGELOG.md": "# 1.0.0\n",
    "01-one/docs/README.md": "# Of the lesson\n",
    "01-one/steps/one/src/shop.ts": "// a version\n",
  });
  const [chapter] = (await readCurriculum(repository.root)).chapters;
  if (!chapter) throw new Error("There is no chapter.");

  const lesson = lessonIn(await readTree(chapter.folder));

  expect([...lesson.keys()]).toContain("docs/README.md");
  expect(lesson).toEqual(await lessonOf(chapter));
});
