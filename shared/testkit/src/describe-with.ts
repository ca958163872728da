import { describe, test } from "vitest";

/** Something that a suite needs and that this machine may lack, with a sentence that says how to get it. */
type Requirement = { readonly service: string; readonly available: boolean; readonly remedy: string };

/**
 * `describe` where the service is available. Elsewhere the suite is skipped under a name that says what is missing and
 * what to do about it; with `REQUIRE_SERVICES=1` (as in CI) it is one failing test instead, so that nothing is skipped unseen.
 */
export function describeWith({ service, available, remedy }: Requirement, name: string, body: () => void): void {
  if (available) {
    describe(name, body);
    return;
  }
  const missing = `${service} is missing: ${remedy}`;
  if (process.env.REQUIRE_SERVICES !== "1") {
    describe(`${name} (skipped, ${missing})`, { skip: true }, body);
    return;
  }
  describe(name, () => {
    test(missing, () => {
      throw new Error(missing);
    });
  });
}
