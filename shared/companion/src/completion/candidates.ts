import type { Argument, Command, Option } from "commander";
import type { Candidate, Values } from "./candidate.ts";
import type { Words } from "./words.ts";

/** What can follow the words before the cursor: the value of an option, options, commands, or the next argument. */
export function candidatesFor(program: Command, { before, current }: Words, values: Values): readonly Candidate[] {
  const { command, given, open } = read(program, before);
  const help = command.createHelp();
  if (open) return ofValue(open, values, before);
  if (current.startsWith("-")) return help.visibleOptions(command).flatMap(ofOption);

  const argument = argumentAt(command, given);
  const commands = given === 0 ? help.visibleCommands(command).map(ofCommand) : [];
  return [...commands, ...(argument ? ofValue(argument, values, before) : [])];
}

type Read = {
  readonly command: Command;
  /** How many of its arguments are given. */
  readonly given: number;
  /** The option that wants a value now. */
  readonly open: Option | undefined;
};

function read(program: Command, words: readonly string[]): Read {
  return words.reduce<Read>(
    ({ command, given, open }, word) => {
      if (open) return { command, given, open: undefined };
      if (word.startsWith("-")) return { command, given, open: optionThatWantsMore(command, word) };
      const below = given === 0 ? command.commands.find((each) => each.name() === word) : undefined;
      return below ? { command: below, given: 0, open: undefined } : { command, given: given + 1, open: undefined };
    },
    { command: program, given: 0, open: undefined },
  );
}

function optionThatWantsMore({ options }: Command, word: string): Option | undefined {
  return options.find((option) => (option.required || option.optional) && [option.short, option.long].includes(word));
}

function argumentAt({ registeredArguments }: Command, index: number): Argument | undefined {
  const last = registeredArguments.at(-1);
  return registeredArguments[index] ?? (last?.variadic ? last : undefined);
}

function ofValue(wanting: Option | Argument, values: Values, before: readonly string[]): readonly Candidate[] {
  if (wanting.argChoices) return wanting.argChoices.map((name) => ({ name, description: "" }));
  return values(nameOf(wanting), before);
}

function nameOf(wanting: Option | Argument): string {
  return "attributeName" in wanting ? wanting.attributeName() : wanting.name();
}

function ofOption({ short, long, description }: Option): Candidate[] {
  const name = long ?? short;
  return name === undefined ? [] : [{ name, description }];
}

function ofCommand(command: Command): Candidate {
  return { name: command.name(), description: command.description() };
}
