export { type Assignment, runTests, TestsDidNotRun } from "./run-tests.ts";
export {
  type Failure,
  failuresOf,
  isGreen,
  isRedByAssertion,
  type TestCase,
  type TestFile,
  type TestRun,
} from "./test-run.ts";
