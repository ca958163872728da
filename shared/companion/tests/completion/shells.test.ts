import { spawnSync } from "node:child_process";
import path from "node:path";
import { describeWith } from "@cosmic/testkit";
import { execa, execaNode } from "execa";
import { describe, expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { completionScript } from "../../src/completion/script.ts";
import { SHELLS } from "../../src/completion/shell.ts";

const cosmic = path.join(import.meta.dirname, "../../src/cosmic.ts");
const chapters = path.join(import.meta.dirname, "../../../../chapters");
const bash = {
  service: "bash",
  available: spawnSync("bash", ["--version"]).status === 0,
  remedy: "install bash, as every Linux and macOS has it",
};

describeWith(bash, "a bash that has read what cosmic completion bash prints", () => {
  test.each([
    ["cosmic st", ["start"]],
    ["cosmic start 06", ["06-unit-of-work"]],
    ["cosmic chain pro", ["prove"]],
    ["cosmic reset 06 --step po", ["postgres"]],
    ["cosmic completion f", ["fish"]],
    ["cosmic doctor --js", ["--json"]],
  ])("completes %j to %j", async (line, completed) => {
    const { stdout } = await execa("bash", ["--norc", "-c", `${await scriptFor("bash")}\n${pressTab(line)}`], {
      cwd: chapters,
    });

    expect(stdout.split("\n")).toEqual(completed);
  });

  test("has a command cosmic, which runs from the clone", async () => {
    const { stdout } = await execa("bash", ["--norc", "-c", `${await scriptFor("bash")}\ncosmic completion --help`], {
      env: { PATH: "/usr/bin:/bin" },
      extendEnv: false,
    });

    expect(stdout).toMatch(/^Usage: cosmic completion/);
  });
});

test("a TAB loads nothing but commander and what writes for the shell: the others take long", async () => {
  const env = { COMP_LINE: "cosmic start 0", COMP_POINT: "14", COMP_CWORD: "2", SHELL: "bash" };
  const tellAll = `data:text/javascript,import { registerHooks } from "node:module";
    registerHooks({ load: (url, context, next) => (console.error(url), next(url, context)) });`;

  const { stdout, stderr } = await execaNode(cosmic, ["completion-server", "--", "cosmic", "start", "0"], {
    nodeOptions: ["--import", tellAll],
    cwd: chapters,
    env,
  });

  const others = Object.keys({ ...manifest.devDependencies, ...manifest.dependencies }).filter(
    (name) => !["@pnpm/tabtab", "commander", "picocolors"].includes(name),
  );
  const files = stderr.split("\n");
  const own = files.filter((file) => /\/shared\/\w+\/src\//.test(file));
  expect(stdout).toContain("06-unit-of-work");
  expect(others.filter((name) => stderr.includes(`/node_modules/${name}/`))).toEqual([]);
  expect(own.filter((file) => !file.includes("/shared/companion/"))).toEqual([]);
});

describe("the script", () => {
  test.each(SHELLS)("for %s asks a cosmic that is installed by its name", async (shell) => {
    const script = await completionScript(shell, undefined);

    expect(script).toMatch(/cosmic completion-server|\$Program completion-server/);
    expect(script).not.toContain(process.execPath);
  });

  test.each(SHELLS)("for %s begins with what the shell looks for, and makes a command of the source", async (shell) => {
    const plain = await completionScript(shell, undefined);

    const script = await completionScript(shell, ["/my node", "/it's/cosmic.ts"]);

    expect(script.split("\n")[0]).toBe(plain.split("\n")[0]);
    expect(script).toContain({ ...posix, fish, powershell }[shell]);
  });
});

const posix = {
  bash: `cosmic() { '/my node' '/it'\\''s/cosmic.ts' "$@"; }`,
  zsh: `cosmic() { '/my node' '/it'\\''s/cosmic.ts' "$@"; }`,
};
const fish = `function cosmic; '/my node' '/it\\'s/cosmic.ts' $argv; end`;
const powershell = `{ & '/my node' '/it''s/cosmic.ts' @args }`;

function scriptFor(shell: "bash"): Promise<string> {
  return completionScript(shell, [process.execPath, cosmic]);
}

/** What bash does when TAB is pressed: it tells the function what was typed, and takes what that leaves behind. */
function pressTab(line: string): string {
  const words = line.split(" ");
  return `COMP_LINE='${line}' COMP_POINT=${line.length} COMP_WORDS=(${words.join(" ")}) COMP_CWORD=${words.length - 1}
_cosmic_completion; printf '%s\\n' "\${COMPREPLY[@]}"`;
}
