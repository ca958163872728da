import type { Check } from "./check.ts";
import { checksFor } from "./checks.ts";
import { ContractViolation } from "./contract-violation.ts";
import type { Service } from "./service.ts";

/** How each check went, in the order of the checks; `message` tells what was wrong where one was violated. */
export type Report = readonly Result[];

type Result = {
  readonly id: string;
  readonly title: string;
  readonly outcome: "kept" | "violated";
  readonly message?: string;
};

/**
 * Runs all checks in force in `chapter`, one after the other, whatever their outcome.
 * @throws RangeError when `chapter` is not a number, and whatever the service's own `addBatch` throws.
 */
export async function conform(service: Service, chapter: string): Promise<Report> {
  const report: Result[] = [];
  for (const check of checksFor(chapter)) report.push(await resultOf(check, service));
  return report;
}

async function resultOf({ id, title, run }: Check, service: Service): Promise<Result> {
  try {
    await run(service);
    return { id, title, outcome: "kept" };
  } catch (error) {
    if (error instanceof ContractViolation) return { id, title, outcome: "violated", message: error.message };
    throw error;
  }
}
