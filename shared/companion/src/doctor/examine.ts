import { browser } from "./browser.ts";
import type { Check } from "./check.ts";
import { docker } from "./docker.ts";
import { git } from "./git.ts";
import type { Machine } from "./machine.ts";
import { node } from "./node.ts";
import { pnpm } from "./pnpm.ts";
import { postgres } from "./postgres.ts";
import { redis } from "./redis.ts";
import { repository } from "./repository.ts";

const anywhere = [node, repository, git, redis, browser, docker];
/** With what comes with the repository. */
const insideRepository = [node, pnpm, repository, git, postgres, redis, browser, docker];

/** What the machine has and lacks of all that the project uses, what is needed most first. */
export function examine(machine: Machine): Promise<Check[]> {
  const checks = machine.root === undefined ? anywhere : insideRepository;
  return Promise.all(checks.map((check) => check(machine)));
}

/** Whether something is not there without which nothing works. */
export function isUnfit(checks: readonly Check[]): boolean {
  return checks.some(({ needed, lack }) => needed && lack !== undefined);
}
