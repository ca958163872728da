// The runner of vitest's that tests have in a session: tells the guard that a test began or ended.
import { type RunnerTestCase, TestRunner } from "vitest";
import { marks } from "./progress.ts";

/** Above what every test has, a test was given time for something. */
const USUAL = 30_000;

export default class MarkingRunner extends TestRunner {
  override onBeforeTryTask(test: RunnerTestCase): void {
    super.onBeforeTryTask(test);
    marks()?.allow(test.timeout > USUAL ? test.timeout : 0);
    marks()?.progress();
  }

  override onAfterTryTask(test: RunnerTestCase): void {
    super.onAfterTryTask(test);
    marks()?.progress();
  }
}
