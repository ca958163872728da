import { type Check, ContractViolation, type Service } from "../src/index.ts";

/** The ids of those checks that the service violates, in alphabetical order. */
export async function violatedBy(service: Service, checks: readonly Check[]): Promise<readonly string[]> {
  const ids = await Promise.all(checks.map(async ({ id, run }) => ((await isViolated(run(service))) ? [id] : [])));
  return ids.flat().sort();
}

async function isViolated(run: Promise<void>): Promise<boolean> {
  try {
    await run;
    return false;
  } catch (error) {
    if (error instanceof ContractViolation) return true;
    throw error;
  }
}
