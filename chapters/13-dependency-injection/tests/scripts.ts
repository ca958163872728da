import fc from "fast-check";

/** What a handler does with one message: it loses races, then fails, before or after its commit, then succeeds. */
export type HandlerScript = Readonly<{
  /** How often others come in between, while it is at work. */
  turns: number;
  racesLost: number;
  failures: number;
  failsBefore: boolean;
  /** The events that it commits, in each try that gets so far. */
  raises: readonly MessageScript[];
  /** The commands that it gives to the bus itself after that. */
  gives: readonly MessageScript[];
}>;

/** What the handlers of one message do; of a command the first of them. */
export type MessageScript = Readonly<{ handlers: readonly HandlerScript[] }>;

/** A command, whatever its handler does, and what follows from that up to three messages further. */
export const anyCommand = commandOf(3);

function commandOf(depth: number): fc.Arbitrary<MessageScript> {
  return fc.record({ handlers: fc.tuple(handlerOf(depth)) });
}

function eventOf(depth: number): fc.Arbitrary<MessageScript> {
  return fc.record({ handlers: fc.array(handlerOf(depth), { maxLength: 3 }) });
}

function handlerOf(depth: number): fc.Arbitrary<HandlerScript> {
  const last = depth === 0;
  return fc.record({
    turns: fc.nat(2),
    racesLost: fc.constantFrom(0, 0, 0, 1, 2),
    failures: fc.constantFrom(0, 0, 0, 0, 0, 1, 2, 5),
    failsBefore: fc.boolean(),
    raises: last ? fc.constant([]) : fc.array(eventOf(depth - 1), { maxLength: 2 }),
    gives: last ? fc.constant([]) : fc.array(commandOf(depth - 1), { maxLength: 1 }),
  });
}

/** How often each handler must have been at work by the rules, for each message that is there by then; by `<message>/<handler>`. */
export function runsOf(commands: ReadonlyMap<string, MessageScript>, tries: number): Map<string, number> {
  const runs = new Map<string, number>();
  for (const [name, script] of commands) add(name, script, true);
  return runs;

  function add(name: string, { handlers }: MessageScript, isCommand: boolean): void {
    for (const [at, script] of handlers.entries()) {
      const key = `${name}/${at}`;
      const total = script.racesLost + (isCommand ? 1 : Math.min(script.failures + 1, tries));
      runs.set(key, total);
      for (let run = script.racesLost + 1; run <= total; run += 1) {
        if (script.failsBefore && run <= script.racesLost + script.failures) continue;
        for (const [nth, raised] of script.raises.entries()) add(`${key}.${run}.${nth}`, raised, false);
        for (const [nth, given] of script.gives.entries()) add(`${key}.${run}.c${nth}`, given, true);
      }
    }
  }
}
