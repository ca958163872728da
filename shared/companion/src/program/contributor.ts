import type { Command } from "commander";
import type { Context } from "./context.ts";

const CONFORM_HELP = `
Examples:
  cosmic conform http://localhost:5005 --chapter 07
  cosmic conform http://localhost:5005 --chapter 12 --redis redis://localhost:6379 --mailbox http://localhost:8025

It adds batches and orders of its own, with random names, and leaves them there: name a service that may be tried on.

Exit code: 0 when the contract is kept, 1 when it is violated, 2 when it could not be tried.`;

const CARRY_HELP = `
Examples:
  cosmic chain carry 01
  cosmic chain carry 06 --since HEAD~1 --dry-run
  cosmic chain carry --continue

What a chapter on the way down has gained since then goes further down with the fix. Everything is written at once, when
nothing is left to settle, and only below chapters/ and .changeset/. The table is Markdown, for the pull request.

Exit code: 0 when the fix is everywhere, 1 when something is to be settled or does not hold or a suite is red, 2 when it
could not be carried.`;

/** Commands for whoever tries implementations, and whoever mends chapters. */
export function addContributorCommands(cosmic: Command, { root, finish }: Context): void {
  cosmic.commandsGroup("Try and mend:");

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
    .action(async (chapter: string | undefined, options) => {
      const { pyramid } = await import("../commands/pyramid.ts");
      finish(await pyramid(root(), chapter, options));
    });

  cosmic
    .command("conform <url>")
    .description("does what answers at a URL, in whatever language, keep the wire contract of a chapter?")
    .requiredOption("--chapter <number>", "the chapter whose contract it is to keep: 05 or a later one")
    .option("--redis <url>", "the Redis that the service is connected to (for chapter 11 and later)")
    .option("--mailbox <url>", "the MailHog or Mailpit that its mails arrive in (for chapter 08 and later)")
    .option("--json", "print all results as JSON")
    .addHelpText("after", CONFORM_HELP)
    .action(async (url: string, options) => {
      const { conform } = await import("../commands/conform.ts");
      finish(await conform(url, options));
    });

  const chain = cosmic.command("chain").description("for contributors: keep the chapters true to each other");
  chain
    .command("check")
    .description("is every difference between a chapter and the one it follows declared, and every declaration true?")
    .option("--json", "print findings as JSON")
    .addHelpText(
      "after",
      "\nExample:\n  cosmic chain check\n\nExit code: 0 when the chain holds, 1 when it does not, 2 when it could not be checked.",
    )
    .action(async (options) => {
      const { chainCheck } = await import("../commands/chain-check.ts");
      finish(await chainCheck(root(), options));
    });
  chain
    .command("prove [chapter]")
    .description("is every step real: red before its work, green after it, and proven as it promises?")
    .option(
      "--after-tests",
      "the chapters' own tests are green and their types hold: leave out what they have shown: the tree after the last step, and tests that reach nothing but what stands in a chapter",
    )
    .option("--json", "print proofs and findings as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  cosmic chain prove\n  cosmic chain prove 04\n\nExit code: 0 when every step is real, 1 when one is not, 2 when it could not be tried.",
    )
    .action(async (chapter: string | undefined, options) => {
      const { chainProve } = await import("../commands/chain-prove.ts");
      finish(await chainProve(root(), chapter, options));
    });
  chain
    .command("carry [chapter]")
    .description("takes a fix from the chapter in which it was made to every chapter that follows")
    .option("--since <ref>", "the last commit before the fix; by default where this branch left main")
    .option("--dry-run", "show what would become of each file, and write nothing")
    .option("--continue", "go on after conflicts were settled, where carry has laid them out")
    .option("--abort", "forget a carry that waits, or take back one that was broken off while it wrote")
    .option("--message <text>", "what the changeset tells readers; by default what the newest commit of the fix says")
    .option("--no-test", "do not run the suites of the chapters that were changed")
    .option("--json", "print outcomes, conflicts and findings as JSON")
    .addHelpText("after", CARRY_HELP)
    .action(async (chapter: string | undefined, options) => {
      const { chainCarry } = await import("../commands/chain-carry.ts");
      finish(await chainCarry(root(), chapter, options));
    });
}
