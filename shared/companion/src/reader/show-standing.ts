import type { Chapter } from "@cosmic/curriculum";
import { colors } from "../colors.ts";
import type { Page } from "./page.ts";
import { linesOf } from "./show-trouble.ts";
import { currentStep, isComplete, type Standing, type StepStanding, type Trouble } from "./standing.ts";

/** A chapter's steps, each red or green; below the first red one what is wrong, and at the end what to do next. */
export function standingIn(chapter: Chapter, standing: Standing, page: Page, next: readonly string[]): string[] {
  const { number, title } = chapter.manifest;
  const green = standing.steps.filter(({ state }) => state === "green").length;
  const current = currentStep(standing);
  return [
    ...page.lines(
      `${colors.bold(`${number} ${title}`)}  ${colors.dim(`${green} of ${standing.steps.length} steps green`)}`,
    ),
    "",
    ...standing.steps.flatMap((each, at) => stepIn(each, at, each === current, page)),
    ...othersIn(standing, current === undefined, page),
    "",
    ...next.flatMap((line) => page.lines(line, 2)),
  ];
}

/** What a reader can do next. */
export function nextAfter(chapter: Chapter, standing: Standing): string[] {
  const current = currentStep(standing);
  const { number } = chapter.manifest;
  if (isComplete(standing))
    return [
      colors.green(`All of chapter ${number} is green.`),
      `${colors.cyan("cosmic next")} goes on with the next chapter, and your code.`,
    ];
  if (current?.state === "untried") return [`${colors.cyan("cosmic doctor")} says what is missing here.`];
  if (!current) return ["A refactoring changes no behaviour: first mend what was green before."];
  return [`${colors.cyan("cosmic hint")} helps with step ${current.step.id}.`];
}

const MARKS = { green: "✓", red: "✗", untried: "–", waiting: "·" } as const;

function stepIn(standing: StepStanding, at: number, isCurrent: boolean, page: Page): string[] {
  const { step, state, troubles, changedTests } = standing;
  const title = `${MARKS[state]} ${at + 1} ${step.title}`;
  return [
    ...page.lines(`${inColour(state, isCurrent, title)}  ${colors.dim(step.id)}`, 2),
    ...changedTests.flatMap((file) =>
      page.lines(
        colors.yellow(
          `${file} is not the chapter's own any more: no pass. cosmic reset --step ${step.id} brings it back.`,
        ),
        4,
      ),
    ),
    ...(state === "untried"
      ? page.lines(colors.dim(`not tried here: it needs ${step.needs.join(" and ") || "something that is missing"}`), 4)
      : []),
    ...(isCurrent && state === "red" ? troublesIn(troubles, page) : []),
  ];
}

function inColour(state: StepStanding["state"], isCurrent: boolean, title: string): string {
  if (state === "green") return colors.green(title);
  if (state === "untried") return colors.yellow(title);
  if (state === "waiting") return colors.dim(title);
  return isCurrent ? colors.bold(colors.red(title)) : colors.dim(title);
}

function othersIn({ others }: Standing, isCurrent: boolean, page: Page): string[] {
  if (!others) return [];
  const { state, troubles, files } = others;
  const title = `${MARKS[state]} ${files} other test files stay green`;
  return [
    ...page.lines(state === "green" ? colors.green(title) : colors.red(title), 2),
    ...(isCurrent || state === "red" ? troublesIn(troubles, page) : []),
  ];
}

/** The first is shown, the others are counted: whoever mends one mends many. */
function troublesIn([first, ...others]: readonly Trouble[], page: Page): string[] {
  if (!first) return [];
  return [...linesOf(first, page), ...(others.length > 0 ? page.lines(colors.dim("and more"), 4) : [])];
}
