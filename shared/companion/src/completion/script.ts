import { getCompletionScript } from "@pnpm/tabtab";
import type { Shell } from "./shell.ts";

const NAME = "cosmic";

/**
 * What a shell is to read so that TAB completes `cosmic`.
 * @param source where the command was started from a clone: Node and the file that it runs. `cosmic` becomes a function then,
 *   unless there is a command of that name already.
 */
export async function completionScript(shell: Shell, source: readonly string[] | undefined): Promise<string> {
  const completer = source === undefined ? NAME : completers[shell](source);
  const script = await getCompletionScript({ name: NAME, completer, shell: shell === "powershell" ? "pwsh" : shell });
  if (source === undefined) return script;
  // A first line such as #compdef has to stay the first.
  const [first = "", ...rest] = script.split("\n");
  return [first, functions[shell](source), ...rest].join("\n");
}

type PerShell = Readonly<Record<Shell, (source: readonly string[]) => string>>;

const completers: PerShell = {
  bash: quotedForPosix,
  zsh: quotedForPosix,
  // Its script is evaluated once more.
  fish: (source) => `"${quotedForFish(source).replaceAll(/["$\\]/g, "\\$&")}"`,
  powershell: () => NAME,
};

const functions: PerShell = {
  bash: (source) => `command -v ${NAME} >/dev/null || ${NAME}() { ${quotedForPosix(source)} "$@"; }`,
  zsh: (source) =>
    `type compdef &>/dev/null || { autoload -U compinit && compinit; }\ncommand -v ${NAME} >/dev/null || ${NAME}() { ${quotedForPosix(source)} "$@"; }`,
  fish: (source) => `type -q ${NAME}; or function ${NAME}; ${quotedForFish(source)} $argv; end`,
  powershell: (source) =>
    `if (-not (Get-Command ${NAME} -ErrorAction SilentlyContinue)) { function global:${NAME} { & ${quotedForPowerShell(source)} @args } }`,
};

function quotedForPosix(words: readonly string[]): string {
  return words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
}

function quotedForFish(words: readonly string[]): string {
  return words.map((word) => `'${word.replaceAll(/['\\]/g, "\\$&")}'`).join(" ");
}

function quotedForPowerShell(words: readonly string[]): string {
  return words.map((word) => `'${word.replaceAll("'", "''")}'`).join(" ");
}
