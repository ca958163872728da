import { z } from "zod";

const text = z.string().trim().min(1);
const id = z.string().regex(/^[a-z][a-z0-9-]*$/, "is written in kebab-case");
const filePath = z
  .string()
  .regex(/^(?!\/)(?!.*(^|\/)\.\.(\/|$))[^\\]+$/, "is a path inside the chapter, with forward slashes");

/** The step of a change that readers find in place when they begin: test helpers, dependencies, settings. */
export const GIVEN = "given";

const why = text.describe("One line: what this change is for.");
const step = id.describe(
  `The id of the (last) step that makes this change, or "${GIVEN}" for what is in place from the beginning.`,
);

const laid = z
  .literal(true)
  .optional()
  .describe(
    "A helper of tests that is laid into a workspace when the reader comes to its step, instead of his to write.",
  );

const change = z
  .discriminatedUnion("kind", [
    z.strictObject({ path: filePath, kind: z.enum(["added", "modified", "removed"]), step, why, laid }),
    z.strictObject({ path: filePath, kind: z.literal("renamed"), renamedFrom: filePath, step, why }),
  ])
  .describe("One path that differs from the followed chapter.");

const need = z
  .enum(["postgres", "redis", "smtp", "processes"])
  .describe("What a step's tests need beyond Node and files: a server, or several processes.");

const evidence = z.strictObject({
  path: filePath,
  contains: text.describe("Text that stands in that file as long as the answer is right."),
});

const question = z.strictObject({
  ask: text,
  answers: z
    .array(text)
    .min(1)
    .describe("Every spelling that counts as right; case and surrounding blanks do not matter."),
  because: text.describe("Shown after a right answer."),
  evidence: z.array(evidence).min(1),
});

const proof = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("tests") }).describe("The step's tests are red before it and green after it."),
  z.strictObject({ by: z.literal("types") }).describe("The step's tests do not compile before it, and do after it."),
  z
    .strictObject({ by: z.literal("layers"), rules: z.array(text).min(1) })
    .describe("These layer rules are broken before the step and kept after it."),
  z
    .strictObject({ by: z.literal("mutants"), mutants: z.array(filePath).min(1) })
    .describe("The reader writes the step's tests: each planted mutant (a folder of changed files) turns them red."),
]);

const exerciseStep = z.strictObject({
  id,
  title: text,
  points: z.int().min(1).max(20),
  needs: z.array(need).default([]),
  hints: z.array(text).min(2).describe("In order, from gentle to concrete."),
  tests: z.array(filePath).default([]).describe("Test files of this step's own, which import nothing of a later step."),
  questions: z.array(question).default([]).describe("For a reading step: answered from the code, no test is run."),
  proofs: z
    .array(proof)
    .min(1)
    .default([{ by: "tests" }])
    .describe("What shows that the step is real."),
});

const page = z
  .strictObject({
    cannotRun: z.array(z.strictObject({ path: filePath, because: text })).default([]),
  })
  .describe("What the web page cannot run of this chapter, and why.");

/** The whole of `chapter.json`. */
export const manifestSchema = z
  .strictObject({
    $schema: z.string().optional(),
    number: z.string().regex(/^(\d\d|[a-z])$/, 'has two digits, "06", or is the letter of an appendix'),
    slug: id,
    title: text,
    part: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal("appendix")]),
    follows: z
      .string()
      .nullable()
      .describe("The folder name of the chapter this one grew from; null brings a start/ folder."),
    kind: z.enum(["feature", "refactoring", "reading"]),
    patterns: z.array(text).default([]).describe("The patterns that this chapter introduces, by their usual names."),
    summary: text.max(160).describe("One sentence: what is new in this chapter."),
    changes: z.array(change).default([]),
    steps: z.array(exerciseStep).min(3).max(8),
    page: page.default({ cannotRun: [] }),
    imports: z
      .array(text)
      .default([])
      .describe("Packages and Node built-ins that a solution may import, beside the chapter's own dependencies."),
  })
  .superRefine((manifest, context) => {
    const complain = (path: (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path, message });
    const steps = new Set(manifest.steps.map((each) => each.id));
    if (steps.size < manifest.steps.length) complain(["steps"], "two steps have the same id");
    if (steps.has(GIVEN))
      complain(["steps"], `"${GIVEN}" is not an id for a step: it names what is in place from the beginning`);
    for (const [index, { step, path }] of manifest.changes.entries())
      if (step !== GIVEN && !steps.has(step))
        complain(["changes", index, "step"], `${path} belongs to an unknown step "${step}"`);
    const reads = manifest.kind === "reading";
    for (const [index, { questions, tests, proofs }] of manifest.steps.entries()) {
      if (reads !== questions.length > 0)
        complain(
          ["steps", index, "questions"],
          reads ? "a reading step asks at least one" : "only a reading chapter asks",
        );
      if (reads && tests.length > 0) complain(["steps", index, "tests"], "a reading step has none");
      if (!reads && tests.length === 0 && proofs.some(({ by }) => by !== "layers"))
        complain(["steps", index, "tests"], "a step has at least one test file, unless layer rules alone prove it");
    }
    if (manifest.part !== "appendix" && !/^\d/.test(manifest.number))
      complain(["number"], "only an appendix has a letter");
  });

export type Manifest = z.infer<typeof manifestSchema>;
export type Change = Manifest["changes"][number];
export type Step = Manifest["steps"][number];

/** The path that a change is about, and behind it the one it had before, where it was renamed. */
export function pathsOf(change: Change): string[] {
  return change.kind === "renamed" ? [change.path, change.renamedFrom] : [change.path];
}
