import { describe, expect, test } from "vitest";
import { releasedIn } from "../../src/changes/changelog.ts";

const CHANGELOG = `# @cosmic/kernel

## 0.2.0

### Minor Changes

- 1a2b3c4: Dates know the year 0: it is none.

  Nobody has asked for it.

### Patch Changes

- A clearer sentence.
- Updated dependencies [1a2b3c4]
  - @cosmic/testkit@0.2.0

## 0.1.0

### Major Changes

- 5d6e7f8: The first.
`;

describe("a CHANGELOG.md", () => {
  test("tells of each changeset, with package, kind and version", () => {
    const released = releasedIn(CHANGELOG).map(({ id: _, ...rest }) => rest);

    expect(released).toEqual([
      {
        summary: "Dates know the year 0: it is none.\n\nNobody has asked for it.",
        commit: "1a2b3c4",
        of: { name: "@cosmic/kernel", type: "minor", version: "0.2.0" },
      },
      { summary: "A clearer sentence.", of: { name: "@cosmic/kernel", type: "patch", version: "0.2.0" } },
      { summary: "The first.", commit: "5d6e7f8", of: { name: "@cosmic/kernel", type: "major", version: "0.1.0" } },
    ]);
  });

  test("gives a changeset the same name in each package", () => {
    const elsewhere = releasedIn(CHANGELOG.replace("@cosmic/kernel", "@cosmic/testkit"));

    expect(elsewhere.map(({ id }) => id)).toEqual(releasedIn(CHANGELOG).map(({ id }) => id));
    expect(new Set(elsewhere.map(({ id }) => id)).size).toBe(3);
  });
});
