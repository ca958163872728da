import { Argument, type Command } from "commander";
import { SHELLS, type Shell } from "../completion/shell.ts";
import { here } from "../here.ts";
import { repositoryIfAny } from "../repository-if-any.ts";
import { type Context, examples, PLAIN_EXITS } from "./context.ts";

const ONCE_AND_FOR_ALL = [
  "source <(cosmic completion bash)          in this shell only; in ~/.bashrc for all",
  "source <(cosmic completion zsh)           the same for zsh, in ~/.zshrc",
  "cosmic completion fish | source           the same for fish, in ~/.config/fish/config.fish",
  "cosmic completion powershell | Out-String | Invoke-Expression",
  "source <(pnpm --silent cosmic completion bash)    in a clone, where it brings the command cosmic too",
];

/** Commands about the machine and its shell, which need no repository. */
export function addMachineCommands(cosmic: Command, { finish }: Pick<Context, "finish">): void {
  cosmic.commandsGroup("Set up:");

  cosmic
    .command("doctor")
    .description("what this machine has and lacks, what to do about it, and what that disables")
    .option("--json", "print it as JSON")
    .addHelpText(
      "after",
      examples(["cosmic doctor"], "0 when nothing needed is missing, though something useful may be; 1 when it is."),
    )
    .action(async (options) => {
      const { doctor } = await import("../commands/doctor.ts");
      finish(await doctor(repositoryIfAny(here()), options));
    });

  cosmic
    .command("completion")
    .description("print what a shell is to read so that TAB completes commands, chapters and steps")
    .addArgument(new Argument("<shell>", "which shell").choices(SHELLS))
    .addHelpText("after", examples(ONCE_AND_FOR_ALL, PLAIN_EXITS))
    .action(async (shell: Shell) => {
      const { completion } = await import("../commands/completion.ts");
      finish(await completion(shell));
    });

  cosmic.command("completion-server [words...]", { hidden: true }).action(async () => {
    const { completionServer } = await import("../commands/completion-server.ts");
    finish(await completionServer(cosmic));
  });
}
