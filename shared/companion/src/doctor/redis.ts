import { redis as requirement } from "@cosmic/testkit/redis/requirement";
import type { Check } from "./check.ts";
import type { Machine } from "./machine.ts";

/** Tests start a `redis-server` of their own, else they use the one at REDIS_URL. */
export async function redis({ versionOf, environment }: Machine): Promise<Check> {
  const check = { name: "Redis", needed: false };
  const installed = await versionOf("redis-server", "--version");
  if (installed !== undefined) return { ...check, found: installed };
  if (environment.REDIS_URL)
    return {
      ...check,
      found: "the one at REDIS_URL",
      lack: {
        problem: "is not on this machine, only at REDIS_URL",
        remedy: "install redis-server for the rest",
        disables: "the tests of chapters 11 to 13 that stop and start it (they are skipped)",
      },
    };
  const disables = "the tests of chapters 11 to 13 with Redis (they are skipped), and their consumer";
  return { ...check, lack: { problem: "is missing", remedy: requirement.remedy, disables } };
}
