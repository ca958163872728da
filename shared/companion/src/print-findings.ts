import type { Finding } from "@cosmic/curriculum";
import { colors } from "./colors.ts";

/** Chapter by chapter: what does not hold, and under it what to do. */
export function printFindings(findings: readonly Finding[]): void {
  for (const [chapter, ofChapter] of Map.groupBy(findings, (each) => each.chapter)) {
    console.log(colors.bold(`chapters/${chapter}`));
    for (const { path, problem, remedy } of ofChapter)
      console.log(`  ${colors.red("✗")} ${path}: ${problem}\n    ${colors.dim(`→ ${remedy}`)}`);
  }
}
