// The runner of vitest's that tests have in a run `untilRed`.
import { type RunnerTestCase, TestRunner } from "vitest";
import { isAssertion } from "./assertion.ts";

/** Ends a file with its first test that is red by an assertion: those after it are skipped, as is what prepares them. */
export default class UntilRed extends TestRunner {
  override onAfterRunTask(test: RunnerTestCase): void {
    super.onAfterRunTask(test);
    if (isRedByAssertion(test)) this.cancel("test-failure");
  }
}

/** A test that is tried again until it passes proves nothing by being red. */
function isRedByAssertion({ retry, result }: RunnerTestCase): boolean {
  return !retry && (result?.errors ?? []).some(isAssertion);
}
