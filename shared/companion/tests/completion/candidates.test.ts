import { Argument, Command, Option } from "commander";
import { describe, expect, test } from "vitest";
import type { Values } from "../../src/completion/candidate.ts";
import { candidatesFor } from "../../src/completion/candidates.ts";
import { wordsIn } from "../../src/completion/words.ts";

/** A value for everything: its name, and how many words stand before it. */
const values: Values = (name, before) => [{ name: `<${name}>`, description: `${before.length} before` }];

describe("what can follow", () => {
  test.each([
    ["cosmic ", ["start", "chain", "shell", "help"]],
    ["cosmic st", ["start", "chain", "shell", "help"]],
    ["cosmic chain ", ["check", "help"]],
    ["cosmic start ", ["<chapter>"]],
    ["cosmic start 06 ", ["<others>"]],
    ["cosmic start 06 07 08 ", ["<others>"]],
    ["cosmic start -", ["--step", "--fresh", "--layer", "--help"]],
    ["cosmic start --step ", ["<step>"]],
    ["cosmic start -s ", ["<step>"]],
    ["cosmic start --step green ", ["<chapter>"]],
    ["cosmic start --fresh ", ["<chapter>"]],
    ["cosmic start --layer ", ["domain", "adapters"]],
    ["cosmic shell ", ["bash", "zsh"]],
    ["cosmic shell bash ", []],
    ["cosmic unknown ", []],
    ["cd cosmic-shop; cosmic chain ", ["check", "help"]],
  ])("%j is %j", (line, names) => {
    const candidates = candidatesFor(program(), wordsIn(line), values);

    expect(candidates.map(({ name }) => name)).toEqual(names);
  });
});

test("commands and options bring what they do as a description", () => {
  const commands = candidatesFor(program(), wordsIn("cosmic "), values);
  const options = candidatesFor(program(), wordsIn("cosmic start --"), values);

  expect(commands[0]).toEqual({ name: "start", description: "begins a chapter" });
  expect(options[1]).toEqual({ name: "--fresh", description: "from the reference" });
});

test("who knows the values is told the words before", () => {
  const [chapter] = candidatesFor(program(), wordsIn("cosmic start --fresh 0"), values);

  expect(chapter).toEqual({ name: "<chapter>", description: "2 before" });
});

function program(): Command {
  const cosmic = new Command("cosmic");
  cosmic
    .command("start <chapter> [others...]")
    .description("begins a chapter")
    .option("-s, --step <step>", "the step")
    .option("--fresh", "from the reference")
    .addOption(new Option("--layer <layer>").choices(["domain", "adapters"]));
  cosmic.command("chain").command("check");
  cosmic.command("shell").addArgument(new Argument("<shell>").choices(["bash", "zsh"]));
  cosmic.command("secret", { hidden: true });
  return cosmic;
}
