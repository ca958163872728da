import { type Curriculum, followedBy } from "./chapter.ts";
import { checkChanges } from "./check-changes.ts";
import { checkSteps } from "./check-steps.ts";
import type { Finding } from "./finding.ts";

/** Everything about the chain that can be told without running a test. No finding: the chain holds. */
export async function checkChain(curriculum: Curriculum): Promise<Finding[]> {
  const findings = curriculum.chapters.map(async (chapter) => {
    const followed = followedBy(curriculum, chapter);
    return [...(await checkChanges(chapter, followed)), ...(await checkSteps(chapter, followed))];
  });
  return (await Promise.all(findings)).flat();
}
