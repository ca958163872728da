import "reflect-metadata";
import { Inject, Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { CommandBus, CommandHandler, CqrsModule, EventBus, EventsHandler } from "@nestjs/cqrs";
import { type Allocated, newLine, type OpenBus, oneAfterTheOther } from "./work.ts";

/** Nest tells messages by their classes. */
class AllocateCommand {
  readonly line: ReturnType<typeof newLine>;
  constructor(line: ReturnType<typeof newLine>) {
    this.line = line;
  }
}

class AllocatedEvent {
  readonly allocated: Allocated;
  constructor(allocated: Allocated) {
    this.allocated = allocated;
  }
}

/** An application of its own, without a server. Node runs no decorators: they are called as the functions that they are. */
export const openNestjs: OpenBus = async (work, record) => {
  class AllocateHandler {
    readonly #handle: ReturnType<typeof work>;
    constructor(events: EventBus) {
      this.#handle = work((event) => events.publish(new AllocatedEvent(event)));
    }
    execute({ line }: AllocateCommand): Promise<string> {
      return this.#handle(line);
    }
  }
  class AllocatedHandler {
    handle({ allocated }: AllocatedEvent): Promise<void> {
      return record(allocated);
    }
  }
  class Application {}

  Inject(EventBus)(AllocateHandler, undefined, 0);
  CommandHandler(AllocateCommand)(AllocateHandler);
  EventsHandler(AllocatedEvent)(AllocatedHandler);
  Module({ imports: [CqrsModule.forRoot()], providers: [AllocateHandler, AllocatedHandler] })(Application);
  const application = await NestFactory.createApplicationContext(Application, { logger: false });
  await application.init();
  const commands = application.get(CommandBus);
  return {
    handle: oneAfterTheOther(() => commands.execute(new AllocateCommand(newLine()))),
    [Symbol.asyncDispose]: () => application.close(),
  };
};
