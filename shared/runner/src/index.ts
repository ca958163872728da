export { type Assignment, runTests, TestsDidNotRun } from "./run-tests.ts";
export { type RunDetails, type Session, type SessionOptions, startSession } from "./session.ts";
export {
  type Failure,
  failuresOf,
  isGreen,
  isRedByAssertion,
  type Place,
  type TestCase,
  type TestFile,
  type TestRun,
} from "./test-run.ts";
