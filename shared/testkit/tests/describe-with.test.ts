import { expect, test } from "vitest";
import { vitest } from "./vitest-process.ts";

test.concurrent("a suite whose service is there runs; one whose service is missing is skipped under a name that says so", async () => {
  const report = await reportOf("services.fixture.ts", {});

  expect(report).toEqual([
    "passed: on SQLite works",
    "skipped: on Redis (skipped, Redis is missing: install redis-server or set REDIS_URL) publishes",
    "skipped: on Redis (skipped, Redis is missing: install redis-server or set REDIS_URL) subscribes",
  ]);
});

test.concurrent("where services are required, a suite whose service is missing is one failing test that says so", async () => {
  const report = await reportOf("services.fixture.ts", { REQUIRE_SERVICES: "1" });

  expect(report).toEqual([
    "passed: on SQLite works",
    "failed: on Redis Redis is missing: install redis-server or set REDIS_URL",
  ]);
});

test.concurrent("a suite that needs PostgreSQL is skipped where npm has none", async () => {
  const report = await reportOf("postgres-missing.fixture.ts", {});

  expect(report).toEqual([
    expect.stringMatching(
      /^skipped: on PostgreSQL [(]skipped, PostgreSQL is missing: npm has none .*-mips.*dev container/,
    ),
  ]);
});

test.concurrent("suites that need Redis are skipped where there is none, and fail where services are required", async () => {
  const [report, strictReport] = await Promise.all([
    reportOf("redis-missing.fixture.ts", {}),
    reportOf("redis-missing.fixture.ts", { REQUIRE_SERVICES: "1" }),
  ]);

  expect(report).toEqual([
    expect.stringMatching(/^skipped: on Redis [(]skipped, Redis is missing: install redis-server .*set REDIS_URL/),
    expect.stringMatching(/^skipped: while Redis is away [(]skipped, A Redis that tests may stop is missing: install/),
  ]);
  expect(strictReport).toEqual([
    expect.stringMatching(/^failed: on Redis Redis is missing: install redis-server/),
    expect.stringMatching(/^failed: while Redis is away A Redis that tests may stop is missing: install/),
  ]);
});

type Assertion = { readonly status: string; readonly fullName: string };

/** How each test of the file went, as a real run of vitest reports it. */
async function reportOf(file: string, env: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { stdout, exitCode } = await vitest(file, ["--reporter=json"], env);
  const assertions: readonly Assertion[] = JSON.parse(stdout).testResults[0].assertionResults;
  const hasFailed = assertions.some(({ status }) => status === "failed");
  expect(exitCode).toBe(hasFailed ? 1 : 0);
  return assertions.map(({ status, fullName }) => `${status}: ${fullName}`);
}
