import { existsSync } from "node:fs";
import path from "node:path";
import { type Chapter, loadModule } from "../chapter.ts";
import {
  type Allocate,
  allocate,
  newLine,
  type OpenBus,
  oneAfterTheOther,
  type StartUnitOfWork,
  unitsOfWork,
} from "./work.ts";

type MessageBusModule = {
  readonly messageBus: (settings: object) => { readonly handle: (command: Allocate) => Promise<unknown> };
};
type CommandsModule = { readonly commandTypes: Readonly<Record<string, true>> };

/** The chapter's own message bus, whose units of work are those of all other buses; `observe` is told of what it does. */
export function chapterBus(chapter: Chapter, observe?: () => void): OpenBus {
  return async (_work, record) => {
    const { messageBus } = await loadModule<MessageBusModule>(chapter, "src/service-layer/message-bus.ts", [
      "messageBus",
    ]);
    const { commandTypes } = await loadModule<CommandsModule>(chapter, "src/domain/commands.ts", ["commandTypes"]);
    const startUnitOfWork = unitsOfWork(async () => {});
    const commandHandlers = Object.fromEntries(Object.keys(commandTypes).map((type) => [type, refuse]));
    const bus = messageBus({
      commandHandlers: { ...commandHandlers, Allocate: handlerFor(chapter) },
      eventHandlers: { Allocated: [record] },
      startUnitOfWork,
      dependencies: { startUnitOfWork },
      ...(observe && { observe }),
    });
    return {
      handle: oneAfterTheOther(() => bus.handle({ type: "Allocate", ...newLine() })),
      [Symbol.asyncDispose]: async () => {},
    };
  };
}

/** Up to 12 a handler is given all dependencies with each message, from 13 on nothing but the way to a unit of work. */
function handlerFor({ folder }: Chapter) {
  if (!existsSync(path.join(folder, "src/service-layer/dependencies.ts"))) return allocate;
  return (command: Allocate, { startUnitOfWork }: Readonly<{ startUnitOfWork: StartUnitOfWork }>) =>
    allocate(command, startUnitOfWork);
}

async function refuse(): Promise<never> {
  throw new Error("nobody gives this command");
}
