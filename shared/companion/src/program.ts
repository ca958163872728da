import { Command } from "commander";
import { chainCheck } from "./commands/chain-check.ts";
import { chainProve } from "./commands/chain-prove.ts";
import { diff } from "./commands/diff.ts";
import { pyramid } from "./commands/pyramid.ts";
import { repositoryAround } from "./repository.ts";

/** The `cosmic` command line. `finish` is told the exit code of the command that ran. */
export function program(finish: (exitCode: number) => void): Command {
  const cosmic = new Command("cosmic")
    .description("The companion of Cosmic TypeScript.")
    .helpOption("-h, --help", "show what a command does")
    .showSuggestionAfterError()
    .showHelpAfterError("(--help shows what there is)");
  const root = () => repositoryAround(process.cwd());

  cosmic
    .command("diff <chapter> [other]")
    .description("what leads from one chapter to another; with one named, from what it grew from")
    .option("--stat", "only how many lines each file gains and loses")
    .addHelpText("after", "\nExamples:\n  cosmic diff 04\n  cosmic diff domain-model repository --stat")
    .action(async (chapter: string, other: string | undefined, options) =>
      finish(await diff(root(), chapter, other, options)),
    );

  cosmic
    .command("pyramid [chapter]")
    .description(
      "runs a chapter's tests: how many of each kind, how long they take, what they know; the newest by default",
    )
    .option("--json", "print the numbers as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  cosmic pyramid\n  cosmic pyramid 04\n\nExit code: 0 when the tests are green, 1 when some are red, 2 when they could not be run.",
    )
    .action(async (chapter: string | undefined, options) => finish(await pyramid(root(), chapter, options)));

  const chain = cosmic.command("chain").description("for contributors: keep the chapters true to each other");
  chain
    .command("check")
    .description("is every difference between a chapter and the one it follows declared, and every declaration true?")
    .option("--json", "print findings as JSON")
    .addHelpText(
      "after",
      "\nExample:\n  cosmic chain check\n\nExit code: 0 when the chain holds, 1 when it does not, 2 when it could not be checked.",
    )
    .action(async (options) => finish(await chainCheck(root(), options)));
  chain
    .command("prove [chapter]")
    .description("is every step real: red before its work, green after it, and proven as it promises?")
    .option(
      "--after-tests",
      "the chapters' own tests are green and their types hold: leave out the tree after the last step, which is the chapter itself",
    )
    .option("--json", "print proofs and findings as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  cosmic chain prove\n  cosmic chain prove 04\n\nExit code: 0 when every step is real, 1 when one is not, 2 when it could not be tried.",
    )
    .action(async (chapter: string | undefined, options) => finish(await chainProve(root(), chapter, options)));
  return cosmic;
}
