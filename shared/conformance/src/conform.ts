import type { Check } from "./check.ts";
import { checksFor } from "./checks.ts";
import { ContractViolation } from "./contract-violation.ts";
import type { Need } from "./need.ts";
import { NotTried } from "./not-tried.ts";
import { patienceWith, type Service } from "./service.ts";

/** How each check went, in the order of the checks. */
export type Report = readonly Result[];

/** `message` tells what was wrong, or what there was to be given. */
export type Result = {
  readonly id: string;
  readonly title: string;
  readonly subject: string;
} & (
  | { readonly outcome: "kept" }
  | { readonly outcome: "violated"; readonly message: string }
  | { readonly outcome: "not tried"; readonly message: string; readonly need: Need }
);

/** Who has been silent that often, where something was to be heard, is given less time from then on. */
const ENOUGH_SILENCES = 3;
const HURRY = 5;

/**
 * Runs all checks in force in `chapter`, one after the other, whatever their outcome, and tells `listener` of each.
 * @throws RangeError when `chapter` is not a number.
 * @throws Unreachable when the Redis or the mailbox that was given does not answer, and whatever the service's own `addBatch` throws.
 */
export async function conform(
  service: Service,
  chapter: string,
  listener: (result: Result) => void = () => {},
): Promise<Report> {
  const report: Result[] = [];
  const patience = patienceWith(service);
  let silences = 0;
  for (const check of checksFor(chapter)) {
    const begun = performance.now();
    const hurried = { ...service, patience: silences < ENOUGH_SILENCES ? patience : patience / HURRY };
    const result = await resultOf(check, hurried);
    if (result.outcome === "violated" && performance.now() - begun >= hurried.patience) silences += 1;
    report.push(result);
    listener(result);
  }
  return report;
}

async function resultOf({ id, title, subject, run }: Check, service: Service): Promise<Result> {
  const about = { id, title, subject };
  try {
    await run(service);
    return { ...about, outcome: "kept" };
  } catch (error) {
    if (error instanceof ContractViolation) return { ...about, outcome: "violated", message: error.message };
    if (error instanceof NotTried) return { ...about, outcome: "not tried", message: error.message, need: error.need };
    throw error;
  }
}
