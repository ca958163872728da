import type { Finding } from "@cosmic/curriculum";
import pc from "picocolors";

/** Chapter by chapter: what does not hold, and under it what to do. */
export function printFindings(findings: readonly Finding[]): void {
  for (const [chapter, ofChapter] of Map.groupBy(findings, (each) => each.chapter)) {
    console.log(pc.bold(`chapters/${chapter}`));
    for (const { path, problem, remedy } of ofChapter)
      console.log(`  ${pc.red("✗")} ${path}: ${problem}\n    ${pc.dim(`→ ${remedy}`)}`);
  }
}
