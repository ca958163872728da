import type { Command } from "commander";
import { type Context, examples, PLAIN_EXITS } from "./context.ts";

const CHECK_EXITS = "0 when every step is green, 1 when one is not, 2 when it could not be tried.";

/** Commands for whoever learns. */
export function addReaderCommands(cosmic: Command, { root, finish }: Context): void {
  cosmic.commandsGroup("Learn:");

  cosmic
    .command("home")
    .description("where you are, and what is next; the same as cosmic alone")
    .addHelpText("after", examples(["cosmic"], PLAIN_EXITS))
    .action(async () => {
      const { home } = await import("../commands/home.ts");
      finish(await home(root()));
    });

  cosmic
    .command("list")
    .description("all chapters, and how far you are with each")
    .option("--json", "print it as JSON")
    .addHelpText("after", examples(["cosmic list"], PLAIN_EXITS))
    .action(async (options) => {
      const { list } = await import("../commands/list.ts");
      finish(await list(root(), options));
    });

  cosmic
    .command("start <chapter>")
    .description("lay out a workspace: the code that the chapter begins from, and its tests")
    .option("--json", "print what was done as JSON")
    .addHelpText("after", examples(["cosmic start 06", "cosmic start unit-of-work"], PLAIN_EXITS))
    .action(async (chapter: string, options) => {
      const { start } = await import("../commands/start.ts");
      finish(await start(root(), chapter, options));
    });

  cosmic
    .command("watch [chapter]")
    .description("tell with each save how far you are; keys for hints and more")
    .addHelpText("after", examples(["cosmic watch", "cosmic watch 06"], "0 when you leave, 2 when it could not begin."))
    .action(async (chapter: string | undefined) => {
      const { watch } = await import("../commands/watch.ts");
      finish(await watch(root(), chapter));
    });

  cosmic
    .command("check [chapter]")
    .description("try every step once; in a reading chapter, ask its questions")
    .option("--types", "ask the compiler as well")
    .option("--json", "print all results as JSON")
    .addHelpText("after", examples(["cosmic check", "cosmic check 06 --types"], CHECK_EXITS))
    .action(async (chapter: string | undefined, options) => {
      const { check } = await import("../commands/check.ts");
      finish(await check(root(), chapter, options));
    });

  cosmic
    .command("hint [step]")
    .description("the next hint, gentle ones first; of the first step that is not passed, by default")
    .option("--chapter <chapter>", "of another chapter than the one you are at")
    .option("--json", "print all hints taken so far as JSON")
    .addHelpText("after", examples(["cosmic hint", "cosmic hint identity-map --chapter 06"], PLAIN_EXITS))
    .action(async (step: string | undefined, options) => {
      const { hint } = await import("../commands/hint.ts");
      finish(await hint(root(), step, options));
    });

  cosmic
    .command("next [chapter]")
    .description("begin the following chapter with your own code")
    .option("--fresh", "with the reference's code instead")
    .option("--json", "print what was done as JSON")
    .addHelpText("after", examples(["cosmic next", "cosmic next --fresh"], PLAIN_EXITS))
    .action(async (chapter: string | undefined, options) => {
      const { next } = await import("../commands/next.ts");
      finish(await next(root(), chapter, options));
    });

  cosmic
    .command("solution [file]")
    .description("what leads from your code to the reference's: for the step you are at, by default")
    .option("--step <step>", "for another step")
    .option("--all", "for the whole chapter")
    .option("--chapter <chapter>", "of another chapter than the one you are at")
    .option("--write", "take it; what you have is kept")
    .option("--json", "print it as JSON")
    .addHelpText(
      "after",
      examples(
        ["cosmic solution", "cosmic solution src/domain/batch.ts", "cosmic solution --step identity-map --write"],
        PLAIN_EXITS,
      ),
    )
    .action(async (file: string | undefined, options) => {
      const { solution } = await import("../commands/solution.ts");
      finish(await solution(root(), file, options));
    });

  cosmic
    .command("reset [chapter]")
    .description("go back to where you began; what you have is kept")
    .option("--step <step>", "to what stands before a step, in the reference's words")
    .option("--fresh", "to the reference's code, though you had brought your own")
    .option("--json", "print what was done as JSON")
    .addHelpText("after", examples(["cosmic reset", "cosmic reset 06 --step identity-map"], PLAIN_EXITS))
    .action(async (chapter: string | undefined, options) => {
      const { reset } = await import("../commands/reset.ts");
      finish(await reset(root(), chapter, options));
    });

  const backups = cosmic
    .command("backups [chapter]")
    .description("what is kept of your code")
    .option("--json", "print it as JSON")
    .addHelpText("after", examples(["cosmic backups", "cosmic backups 06"], PLAIN_EXITS))
    .action(async (chapter: string | undefined, options) => {
      const { backups: show } = await import("../commands/backups.ts");
      finish(await show(root(), chapter, options));
    });
  backups
    .command("restore <backup>")
    .description("make the workspace what it was; what is there now is kept as well")
    .option("--chapter <chapter>", "whose backup it is, where its name alone does not tell")
    .option("--json", "print what was done as JSON")
    .addHelpText("after", examples(["cosmic backups restore 2026-11-20T20-24-36-123Z-reset"], PLAIN_EXITS))
    .action(async (id: string, options) => {
      const { restore } = await import("../commands/backups.ts");
      finish(await restore(root(), id, options));
    });

  cosmic
    .command("diff [chapter] [other]")
    .description("what leads from one chapter to another; with one named, from what it grew from")
    .option("--mine", "what leads from your code to the reference's")
    .option("--stat", "only how many lines each file gains and loses")
    .option("--json", "print it as JSON")
    .addHelpText(
      "after",
      examples(["cosmic diff 04", "cosmic diff domain-model repository --stat", "cosmic diff --mine"], PLAIN_EXITS),
    )
    .action(async (chapter: string | undefined, other: string | undefined, options) => {
      const { diff } = await import("../commands/diff.ts");
      finish(await diff(root(), chapter, other, options));
    });

  cosmic
    .command("run [chapter]")
    .description("run the chapter's application: your own, where you have one")
    .option("--port <port>", "the port to listen to")
    .option("--reference", "the reference's, though you have one")
    .addHelpText(
      "after",
      examples(["cosmic run", "cosmic run 06 --port 8080"], "that of the application; 2 when there is none."),
    )
    .action(async (chapter: string | undefined, options) => {
      const { run } = await import("../commands/run.ts");
      finish(await run(root(), chapter, options));
    });
}
