import { existsSync } from "node:fs";
import path from "node:path";
import { type Address, type Allocator, databaseUrlOf, type Line } from "./allocator.ts";
import { type Chapter, loadModule } from "./chapter.ts";
import { type CommandBus, handledBy } from "./command-bus.ts";

type StartUnitOfWork = () => Promise<AsyncDisposable>;
type NewBatch = Readonly<{ reference: string; sku: string; quantity: number; eta: string | null }>;
type ChapterAllocator = Allocator & { readonly addBatch: (batch: NewBatch) => Promise<void> };

/** What is used of `src/config.ts` and `src/bootstrap.ts`, from 13 on. */
type ConfigModule = { readonly readConfig: (environment: Readonly<Record<string, string>>) => object };
type BootstrapModule = {
  readonly bootstrap: (config: object) => Promise<{ readonly bus: CommandBus; readonly close: () => Promise<void> }>;
};

/** What is used of `src/adapters/storage.ts`. In 08 it wants to know where events go. */
type StorageModule = {
  readonly openStorage: (
    address: Address,
    publish: () => Promise<void>,
  ) => Promise<{
    readonly startUnitOfWork: StartUnitOfWork;
    readonly readModel?: object;
    readonly close: () => Promise<void>;
  }>;
};

/** What is used of `src/service-layer/services.ts`, up to 08. */
type ServicesModule = {
  readonly addBatch: (batch: NewBatch, startUnitOfWork: StartUnitOfWork) => Promise<void>;
  readonly allocate: (line: Line, startUnitOfWork: StartUnitOfWork) => Promise<string>;
};

/** What is used of `src/service-layer/message-bus.ts` and `handlers.ts`, from 10 to 12. */
type MessageBusModule = { readonly messageBus: (settings: object) => CommandBus };
type HandlersModule = { readonly commandHandlers: object; readonly eventHandlers: object };

/**
 * The chapter's own service layer over its own unit of work, entered as its own server enters it. Opening it makes the
 * tables where they are missing.
 * @throws UserMistake when the chapter has no storage, or no way in, as they are in 07, 08 and from 10 on.
 */
export function openChapter(chapter: Chapter, address: Address): Promise<ChapterAllocator> {
  if (has(chapter, "src/bootstrap.ts")) return openApplication(chapter, address);
  return has(chapter, "src/service-layer/handlers.ts") && !has(chapter, "src/service-layer/services.ts")
    ? openMessageBus(chapter, address)
    : openServices(chapter, address);
}

async function openApplication(chapter: Chapter, address: Address): Promise<ChapterAllocator> {
  const { readConfig } = await loadModule<ConfigModule>(chapter, "src/config.ts", ["readConfig"]);
  const { bootstrap } = await loadModule<BootstrapModule>(chapter, "src/bootstrap.ts", ["bootstrap"]);
  const { bus, close } = await bootstrap(readConfig({ DATABASE_URL: databaseUrlOf(address) }));
  return handledBy(bus, close);
}

async function openMessageBus(chapter: Chapter, address: Address): Promise<ChapterAllocator> {
  const handlers = ["commandHandlers", "eventHandlers"] as const;
  const { commandHandlers, eventHandlers } = await loadModule<HandlersModule>(
    chapter,
    "src/service-layer/handlers.ts",
    handlers,
  );
  const { messageBus } = await loadModule<MessageBusModule>(chapter, "src/service-layer/message-bus.ts", [
    "messageBus",
  ]);
  const { openStorage } = await loadModule<StorageModule>(chapter, "src/adapters/storage.ts", ["openStorage"]);
  const { startUnitOfWork, readModel, close } = await openStorage(address, nobody);
  const dependencies = { startUnitOfWork, readModel, sendMail: nobody, publishExternally: nobody };
  const bus = messageBus({ commandHandlers, eventHandlers, dependencies });
  return handledBy(bus, async () => {
    await bus.settled?.();
    await close();
  });
}

async function openServices(chapter: Chapter, address: Address): Promise<ChapterAllocator> {
  const services = await loadModule<ServicesModule>(chapter, "src/service-layer/services.ts", ["addBatch", "allocate"]);
  const { openStorage } = await loadModule<StorageModule>(chapter, "src/adapters/storage.ts", ["openStorage"]);
  const { startUnitOfWork, close } = await openStorage(address, nobody);
  return {
    addBatch: (batch) => services.addBatch(batch, startUnitOfWork),
    allocate: (line) => services.allocate(line, startUnitOfWork),
    [Symbol.asyncDispose]: close,
  };
}

function has({ folder }: Chapter, file: string): boolean {
  return existsSync(path.join(folder, file));
}

/** Nobody is told of anything: the world outside is not what is measured. */
async function nobody(): Promise<void> {}
