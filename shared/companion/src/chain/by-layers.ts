import type { StepTrial, Verdict } from "./proof.ts";
import { stepFinding } from "./step-finding.ts";

/** Are the named layer rules broken on the tree before the step, and kept on the tree after it? */
export async function byLayers(
  { chapter, step, before, after, laboratory }: StepTrial,
  rules: readonly string[],
): Promise<Verdict> {
  const [was, is] = await Promise.all([laboratory.layers(before), laboratory.layers(after)]);
  const brokenBefore = rules.filter((rule) => was.violations.some((each) => each.rule === rule));
  const unknown = rules.filter((rule) => !is.rules.includes(rule));
  const kept = rules.filter((rule) => !unknown.includes(rule) && !brokenBefore.includes(rule));
  const broken = is.violations.filter((each) => rules.includes(each.rule));
  const findings = [
    ...unknown.map((rule) =>
      stepFinding(
        chapter,
        step,
        "chapter.json",
        `names a layer rule that is not there: ${rule}`,
        `choose one of ${is.rules.join(", ")}`,
      ),
    ),
    ...kept.map((rule) =>
      stepFinding(
        chapter,
        step,
        "chapter.json",
        `nothing breaks ${rule} before the work`,
        "name a rule that the tree before it breaks",
      ),
    ),
    ...broken.map(({ rule, from, to }) =>
      stepFinding(
        chapter,
        step,
        from.replace(`chapters/${chapter.name}/`, ""),
        `still breaks ${rule} on the tree after it, by importing ${to.replace(`chapters/${chapter.name}/`, "")}`,
        "is a change declared with too late a step, or a version in steps/ missing?",
      ),
    ),
  ];
  return { proof: { step: step.id, by: "layers", rules, brokenBefore }, findings };
}
