import type { Command } from "commander";
import { CommanderError } from "commander";
import { describe, expect, test } from "vitest";
import { COMMANDS, commandLine } from "./everywhere.ts";

/** These show something to a person, or print what is no data. */
const WITHOUT_JSON = ["home", "watch", "run", "completion"];
/** These take the chapter of a service, which may be of another repository. */
const CHAPTER_OF_A_SERVICE = ["conform"];

test("all commands are looked at", () => {
  expect(COMMANDS).toEqual(expect.arrayContaining(["start", "conform", "chain check", "doctor", "completion"]));
});

describe.each(COMMANDS)("cosmic %s", (words) => {
  test("helps, with an example and its exit codes", () => {
    const { commands, printed } = commandLine();

    commands.get(words)?.outputHelp();

    expect(printed()).toMatch(new RegExp(`^Usage: cosmic ${words}`));
    expect(printed()).toMatch(/\n\S.*[a-z]/);
    expect(printed()).toMatch(new RegExp(`\nExamples?:\n(.*\n)*? .*cosmic( ${words}|\n)`));
    expect(printed()).toMatch(/\nExit code: (.|\n)*\d(.|\n)*[.]\n$/);
  });

  test("is called in its examples as it can be called", async () => {
    for (const example of examplesOf(words)) {
      const { call, printed } = commandLine();

      const thrown = await call(...example.split(" "));

      expect({ example, thrown, printed: printed() }).toEqual({ example, thrown: expect.anything(), printed: "" });
      expect(thrown).not.toBeInstanceOf(Error);
    }
  });

  test("knows what was meant by an option that is misspelt", async () => {
    const { call, commands, printed } = commandLine();
    const [option = "--help"] = commands.get(words)?.options.flatMap(({ long }) => long ?? []) ?? [];

    const thrown = await call(...words.split(" "), ...argumentsFor(commands.get(words)), `${option}x`);

    expect(thrown).toBeInstanceOf(CommanderError);
    expect(printed()).toContain(`error: unknown option '${option}x'\n(Did you mean ${option}?)\n(--help shows`);
  });

  test("says so when it is given too much", async () => {
    const { call, commands, printed } = commandLine();

    const thrown = await call(...words.split(" "), ...argumentsFor(commands.get(words)), "too-much");

    expect(thrown).toBeInstanceOf(CommanderError);
    expect(printed()).toMatch(/^error: (too many arguments for|unknown command)/);
  });

  test("says what is missing", async () => {
    const { call, commands, printed } = commandLine();
    const needed = commands.get(words)?.registeredArguments.filter(({ required }) => required) ?? [];

    const thrown = await call(...words.split(" "), ...optionsFor(commands.get(words)));

    expect(thrown instanceof CommanderError).toBe(needed.length > 0);
    expect(printed()).toContain(needed.length > 0 ? `error: missing required argument '${needed[0]?.name()}'` : "");
  });

  test("is found when it is misspelt", async () => {
    const { call, commands, printed } = commandLine();
    const isTakenForAnArgument = commands.get(words)?.parent?.registeredArguments.length !== 0;

    const thrown = await call(...`${words}x`.split(" "));

    expect(thrown instanceof CommanderError).toBe(!isTakenForAnArgument);
    if (!isTakenForAnArgument) expect(printed()).toMatch(/\n\(Did you mean .*\?\)\n/);
  });
});

test("whatever prints data prints it as JSON too", () => {
  const { commands } = commandLine();

  const without = COMMANDS.filter((words) => !commands.get(words)?.options.some(({ long }) => long === "--json"));

  expect(without.toSorted()).toEqual(WITHOUT_JSON.toSorted());
});

describe("a chapter that is not there is a person's mistake:", () => {
  const { commands } = commandLine();
  const calls = COMMANDS.filter((words) => !CHAPTER_OF_A_SERVICE.includes(words)).flatMap((words) =>
    waysToName(commands.get(words)).map((way) => `${words} ${way}`),
  );

  test.each(calls)("cosmic %s", async (line) => {
    const { call } = commandLine({ real: true });

    const thrown = await call(...line.split(" "));

    expect(thrown).toMatchObject({ name: "UnknownChapter", message: expect.stringContaining('no chapter "99"') });
  });
});

/** As many arguments as it can have, and what else it must have; good for no more than being there. */
function argumentsFor(command: Command | undefined): string[] {
  const given = command?.registeredArguments.map(({ argChoices }) => argChoices?.[0] ?? "some") ?? [];
  return [...given, ...optionsFor(command)];
}

function optionsFor(command: Command | undefined): string[] {
  return command?.options.filter(({ mandatory }) => mandatory).flatMap(({ long }) => [long ?? "", "some"]) ?? [];
}

/** A chapter that is not there, as an argument and as an option, in a call that is right otherwise. */
function waysToName(command: Command | undefined): string[] {
  const isChapter = (name: string) => name === "chapter" || name === "other";
  const names = command?.registeredArguments.map((each) => each.name()) ?? [];
  const asArguments = names.flatMap((name, at) => (isChapter(name) ? [[...Array(at).fill("01"), "99"].join(" ")] : []));
  const asOption = command?.options.some(({ long }) => long === "--chapter") ? ["--chapter 99"] : [];
  const needed = command?.registeredArguments.filter(({ required }) => required).map(() => "some") ?? [];
  return [...asArguments, ...asOption.map((option) => [...needed, option].join(" "))];
}

/** The lines below "Examples:" that begin with the command, without what is said of them. */
function examplesOf(words: string): string[] {
  const { commands, printed } = commandLine();
  commands.get(words)?.outputHelp();
  const [, below = ""] = /\nExamples?:\n([\s\S]*?)\n\n/.exec(printed()) ?? [];
  return below
    .split("\n")
    .flatMap((line) => /^ {2}cosmic(.*)$/.exec(line)?.[1]?.split(/ {2,}| [|] /)[0] ?? [])
    .map((line) => line.trim() || "home");
}
