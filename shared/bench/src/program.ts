import { Command, Option } from "commander";
import { parts } from "./parts.ts";

/** What the person at the keyboard has chosen. */
export type Choice = Readonly<{ chapter: string; only?: string }>;

/** The `pnpm bench` command line. */
export function program(measure: (choice: Choice) => Promise<void>): Command {
  return new Command("bench")
    .description("What a chapter's layers cost, against code written by hand that does the same reads and writes.")
    .option("--chapter <chapter>", "which chapter: number, slug or name", "13")
    .addOption(new Option("--only <part>", "one part alone").choices(parts.map(({ name }) => name)))
    .helpOption("-h, --help", "show what there is")
    .showSuggestionAfterError()
    .showHelpAfterError("(--help shows what there is)")
    .addHelpText(
      "after",
      "\nExamples:\n  pnpm bench\n  pnpm bench --chapter 10 --only http\n\nExit code: 0 when every bar is held, 1 when one is missed, 2 when it could not be measured.",
    )
    .exitOverride()
    .action(measure);
}
