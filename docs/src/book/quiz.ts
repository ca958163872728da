import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

const option = z.strictObject({ text: z.string(), correct: z.boolean().default(false), why: z.string() });

const question = z.strictObject({
  kind: z.enum(["choice", "outcome", "violation"]),
  question: z.string(),
  code: z.string().optional(),
  options: z
    .array(option)
    .min(3)
    .max(4)
    .refine((options) => options.filter(({ correct }) => correct).length === 1, "exactly one option is correct"),
});

const quiz = z.strictObject({ questions: z.array(question).min(3).max(6) });

export type Quiz = z.infer<typeof quiz>;

/** The questions of a chapter. @throws when its file is not there, or not a quiz */
export function quizOf(number: string): Quiz {
  return quiz.parse(parse(readFileSync(`src/quizzes/${number}.yaml`, "utf8")));
}
