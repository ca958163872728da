import path from "node:path";
import { execa } from "execa";

const fixtures = path.join(import.meta.dirname, "fixtures");

/** Runs a test file of `fixtures/` in a vitest of its own, which knows nothing of the vitest that runs us. */
export function vitest(
  file: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
  { detached = false } = {},
) {
  return execa("vitest", ["run", file, "--config", path.join(fixtures, "vitest.config.ts"), ...args], {
    preferLocal: true,
    localDir: import.meta.dirname,
    env: { ...withoutVitest(process.env), ...env },
    extendEnv: false,
    reject: false,
    all: true,
    detached,
  });
}

/** An environment that does not tell a process it is a part of our own run. */
export function withoutVitest(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !/^(VITEST|REQUIRE_SERVICES$|CI$)/.test(name)),
  );
}
