import { ContractViolation } from "../src/index.ts";

/** The message of the violation that `work` ends in. */
export async function messageOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ContractViolation) return error.message;
    throw error;
  }
  throw new Error("nothing was violated");
}
