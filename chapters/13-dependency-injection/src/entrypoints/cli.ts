import { CommanderError } from "commander";
import type { Application } from "../bootstrap.ts";
import type { MessageBus } from "../service-layer/message-bus.ts";
import { answerToError } from "./answer-to-error.ts";
import { commandLine } from "./command-line.ts";
import { start } from "./start.ts";

const EXIT = { done: 0, refused: 1, misunderstood: 2, broken: 3 };

await using resources = new AsyncDisposableStack();
/** Whoever only asks for help needs no database, and whoever gives many commands no more than one. */
let opening: Promise<Application> | undefined;
const open = () => (opening ??= openApplication());
const handle: MessageBus["handle"] = async (command) => (await open()).bus.handle(command);

const program = commandLine({
  bus: { handle },
  readModel: {
    differences: async () => (await open()).readModel.differences(),
    rebuild: async () => (await open()).readModel.rebuild(),
  },
  print: console.log,
  refuse: (sentence) => {
    console.error(sentence);
    process.exitCode = EXIT.refused;
  },
});
for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)])
  command.exitOverride();
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

async function openApplication(): Promise<Application> {
  const application = await start({ exitCode: EXIT.broken });
  resources.defer(application.close);
  return application;
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.misunderstood;
  if (!(error instanceof Error)) throw error;
  const { status, body } = answerToError(error, (id, fault) => console.error(`fault ${id}`, fault));
  const issues = Array.isArray(body.issues) ? body.issues.map(({ path, message }) => `  ${path}: ${message}`) : [];
  console.error([body.message, ...issues].join("\n"));
  return status < 500 ? EXIT.refused : EXIT.broken;
}
