import path from "node:path";
import { type Curriculum, checkChain, type Finding, manifestSchema, writeTree } from "@cosmic/curriculum";
import { temporaryRoot } from "../laid-out.ts";
import type { Plan } from "./plan.ts";

/** What `cosmic chain check` would say of the result, before any of it is written. */
export async function findingsOf(curriculum: Curriculum, { folders }: Plan): Promise<Finding[]> {
  await using elsewhere = temporaryRoot();
  const chapters = curriculum.chapters.map(async (chapter) => {
    const after = folders.find((each) => each.chapter === chapter)?.after;
    if (!after) return chapter;
    const folder = path.join(elsewhere.path, "chapters", chapter.name);
    await writeTree(after, folder);
    const manifest = manifestSchema.parse(JSON.parse(after.get("chapter.json")?.toString("utf8") ?? ""));
    return { ...chapter, folder, manifest };
  });
  return await checkChain({ root: elsewhere.path, chapters: await Promise.all(chapters) });
}
