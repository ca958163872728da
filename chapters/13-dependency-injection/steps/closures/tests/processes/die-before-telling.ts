// Serves one command on a SQLite database, and is gone in the moment when others should be told what came of it, as if by
// kill -9: it is committed by then.

import { openDatabase } from "../../src/adapters/sqlite/connection.ts";
import { sqliteProductStore } from "../../src/adapters/sqlite/product-store.ts";
import { sqliteReadModel } from "../../src/adapters/sqlite/read-model.ts";
import { unitOfWorkOver } from "../../src/adapters/unit-of-work.ts";
import type { Command } from "../../src/domain/commands.ts";
import { commandHandlers, eventHandlersWith } from "../../src/service-layer/handlers.ts";
import { messageBus } from "../../src/service-layer/message-bus.ts";

process.once("message", async ({ file, command }: { file: string; command: Command }) => {
  const die = async () => void process.kill(process.pid, "SIGKILL");
  const client = openDatabase(file);
  const readModel = sqliteReadModel(client);
  const eventHandlers = eventHandlersWith({ readModel, sendMail: die, publishExternally: die });
  const bus = messageBus({
    commandHandlers,
    eventHandlers: { ...eventHandlers, Deallocated: [die] },
    startUnitOfWork: unitOfWorkOver(sqliteProductStore(client)),
  });
  await bus.handle(command);
  await bus.settled();
  process.disconnect();
});
