import { librariesFor } from "../libraries/libraries.ts";
import type { Files } from "../linker/files.ts";
import { Linker } from "../linker/linker.ts";
import { transpileHere } from "../linker/using/transpile-here.ts";
import type Database from "../sqlite/database.ts";
import { overRepository, overUnitsOfWork } from "./before-messages.ts";
import { functionFrom, methodOf } from "./loaded.ts";
import type { Composition, Making } from "./parts.ts";
import { sendOn } from "./ports.ts";
import type { Answer, Occurrence, Parts, Request, Switches, Table } from "./protocol.ts";
import { tablesOf } from "./tables.ts";
import { sentenceOf, Tracing } from "./tracing.ts";
import { watchedDatabase } from "./watched-database.ts";
import { bootstrapped, commandsAndEvents } from "./with-commands.ts";
import { allEvents, publishingEvents } from "./with-events.ts";

/** Where a chapter's application begins: all else is reached from here. */
function entriesOf(files: Files): string[] {
  const entries = ["http", "demonstration", "consumer"].map((name) => `src/entrypoints/${name}.ts`);
  const made = ["src/bootstrap.ts", "src/service-layer/handlers.ts", "src/service-layer/message-bus.ts"];
  const adapters = [
    "storage",
    "in-process-channels",
    "event-publisher",
    "sqlite/connection",
    "sqlite/sqlite-batch-repository",
  ];
  return [...entries, ...made, ...adapters.map((name) => `src/adapters/${name}.ts`)].filter((file) => file in files);
}

/** Told of what the application does. */
export type Hear = Readonly<{ occurred: (occurrence: Occurrence) => void; reported: (text: string) => void }>;

/** A chapter's application, running. */
export type Application = Readonly<{
  parts: Parts;
  tables: () => Table[];
  turn: (switches: Switches) => void;
  /** Brings a request in. It never rejects: what goes wrong is the answer. */
  send: (request: Request) => Promise<Answer>;
  /** Resolves when nothing that follows from requests is at work any more. */
  settled: () => Promise<unknown>;
}>;

/**
 * Starts a chapter's application from its unmodified files, on SQLite in memory, put together as its own server does it.
 * @throws whatever the chapter's code throws meanwhile
 */
export async function startApplication(files: Files, hear: Hear): Promise<Application> {
  const transpile = await transpileHere();
  const libraries = await librariesFor(files, entriesOf(files));
  const tracing = new Tracing(hear.occurred);
  const databases: Database[] = [];
  const watched = watchedDatabase(
    (database) => void databases.push(database),
    (effect) => tracing.effect(effect),
  );
  const sqlite = { ...libraries["better-sqlite3"], default: watched, Database: watched };
  const linker = new Linker(files, { ...libraries, "better-sqlite3": sqlite }, transpile);
  const making = { linker, has: (file: string) => file in files, tracing, report: hear.reported };
  const composition = await composed(making);
  const app = functionFrom(
    linker,
    "src/entrypoints/http.ts",
    "createApp",
  )({
    ...composition.dependencies,
    reportFault: (id: string, fault: unknown) => hear.reported(`fault ${id}: ${sentenceOf(fault)}`),
  });
  const ask = methodOf(app, "request");
  return {
    parts: partsOf(composition),
    tables: () => databases.slice(0, 1).flatMap(tablesOf),
    turn: (switches) => {
      tracing.switches = switches;
    },
    send: (request) => answered(() => served(request, composition, ask, tracing)),
    settled: composition.settled,
  };
}

function composed(making: Making): Promise<Composition> {
  const { has } = making;
  if (has("src/bootstrap.ts")) return bootstrapped(making);
  if (has("src/domain/commands.ts")) return commandsAndEvents(making);
  if (has("src/service-layer/dependencies.ts")) return allEvents(making);
  if (has("src/service-layer/message-bus.ts")) return publishingEvents(making);
  return has("src/adapters/storage.ts") ? overUnitsOfWork(making) : overRepository(making);
}

function partsOf({ bus, channels, mail, handlers }: Composition): Parts {
  const doors: Request["via"][] = ["http"];
  if (channels) doors.push("channel");
  if (bus) doors.push("bus");
  return { doors, messages: mail, mail, broker: channels !== undefined, handlers };
}

type Served = Readonly<{ status: number | null; body: string }>;

async function served(
  request: Request,
  { bus, channels, settled }: Composition,
  ask: (...values: readonly unknown[]) => unknown,
  tracing: Tracing,
): Promise<Served> {
  if (request.via === "http") {
    const answer = await ask(request.path, httpOf(request));
    if (!(answer instanceof Response)) throw new TypeError("The application did not answer with a response");
    return { status: answer.status, body: await answer.text() };
  }
  if (request.via === "channel") {
    await sendOn(channels, request.channel, request.text, tracing);
    await settled();
    return { status: null, body: "Sent. Nobody waits for an answer on a channel." };
  }
  const answer = await methodOf(bus, "handle")(JSON.parse(request.text));
  return { status: null, body: answer === undefined ? "Done." : JSON.stringify(answer) };
}

function httpOf({ method, body }: Extract<Request, { via: "http" }>): RequestInit {
  const isWithoutBody = method === "GET" || method === "HEAD";
  return isWithoutBody ? { method } : { method, body, headers: { "content-type": "application/json" } };
}

async function answered(serve: () => Promise<Served>): Promise<Answer> {
  const began = performance.now();
  try {
    const { status, body } = await serve();
    return { status, body, milliseconds: performance.now() - began, refused: status !== null && status >= 400 };
  } catch (failure) {
    return { status: null, body: sentenceOf(failure), milliseconds: performance.now() - began, refused: true };
  }
}
