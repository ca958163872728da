import fc from "fast-check";
import { expect, test } from "vitest";
import { synchronise } from "../../src/service-layer/synchronise.ts";
import { FakeFileSystem } from "../fakes.ts";
import { shuffledTrees, trees } from "../trees.ts";

const thoroughly = { numRuns: 300 };

test("the target becomes what the source is, and the source stays so, whatever both were before", async () => {
  await fc.assert(
    fc.asyncProperty(trees, trees, async (source, target) => {
      const fileSystem = new FakeFileSystem({ source, target });

      await synchronise("source", "target", fileSystem);

      expect(fileSystem.filesIn("target")).toEqual(source);
      expect(fileSystem.filesIn("source")).toEqual(source);
    }),
    thoroughly,
  );
});

test("a second time there is nothing to do", async () => {
  await fc.assert(
    fc.asyncProperty(trees, trees, async (source, target) => {
      const fileSystem = new FakeFileSystem({ source, target });
      await synchronise("source", "target", fileSystem);

      const actions = await synchronise("source", "target", fileSystem);

      expect(actions).toEqual([]);
    }),
    thoroughly,
  );
});

test("files that only changed places are moved, at most one of each circle is copied", async () => {
  await fc.assert(
    fc.asyncProperty(shuffledTrees, async ([source, target]) => {
      const fileSystem = new FakeFileSystem({ source, target });
      const displaced = Object.keys(source).filter((path) => source[path] !== target[path]);

      const actions = await synchronise("source", "target", fileSystem);

      const copies = actions.filter((action) => action.type === "Copy");
      expect(fileSystem.filesIn("target")).toEqual(source);
      // Two files make the smallest circle.
      expect(copies.length).toBeLessThanOrEqual(displaced.length / 2);
    }),
    thoroughly,
  );
});

test("when the power fails halfway, the next run completes the work", async () => {
  await fc.assert(
    fc.asyncProperty(trees, trees, fc.nat({ max: 5 }), async (source, target, changes) => {
      const fileSystem = new FakeFileSystem({ source, target });
      fileSystem.failAfter(changes);
      await synchronise("source", "target", fileSystem).catch(() => "the power has failed");
      fileSystem.failAfter(Number.POSITIVE_INFINITY);

      await synchronise("source", "target", fileSystem);

      expect(fileSystem.filesIn("target")).toEqual(source);
      expect(fileSystem.filesIn("source")).toEqual(source);
    }),
    thoroughly,
  );
});
