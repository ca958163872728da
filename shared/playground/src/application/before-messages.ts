import { functionFrom, methodOf } from "./loaded.ts";
import { AT_ONCE, type Composition, type Making, openStorage } from "./parts.ts";

/** Chapters 04 and 05: services over a repository. 04 cannot add batches yet, so it has a little stock. */
export async function overRepository({ linker }: Making): Promise<Composition> {
  const adapters = "src/adapters/sqlite";
  const database = functionFrom(linker, `${adapters}/connection.ts`, "openDatabase")(":memory:");
  const { SqliteBatchRepository } = linker.load(`${adapters}/sqlite-batch-repository.ts`);
  if (typeof SqliteBatchRepository !== "function") throw new TypeError("The chapter's repository is no class");
  const own = Reflect.construct(SqliteBatchRepository, [database]);
  const repository = functionFrom(linker, `${adapters}/saying-unavailable.ts`, "sayingUnavailable")(own);
  const demonstration = linker.load("src/entrypoints/demonstration.ts");
  if ("addDemonstrationStock" in demonstration) await methodOf(demonstration, "addDemonstrationStock")(repository);
  return { dependencies: { repository }, mail: false, handlers: [], settled: AT_ONCE };
}

/** Chapters 06 and 07: services over units of work. */
export async function overUnitsOfWork(making: Making): Promise<Composition> {
  const startUnitOfWork = methodOf(await openStorage(making), "startUnitOfWork");
  return { dependencies: { startUnitOfWork }, mail: false, handlers: [], settled: AT_ONCE };
}
