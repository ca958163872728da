import { readFileSync } from "node:fs";
import type { OpenBus } from "./work.ts";

/** Another bus that could have been taken. It is loaded when it is measured: one that is broken shall not break the others. */
export type Peer = Readonly<{
  packageName: string;
  load: () => Promise<OpenBus>;
  /** Commands in a round, where it is so slow that it needs no more. */
  enough?: number;
}>;

export const peers: readonly Peer[] = [
  { packageName: "@nestjs/cqrs", load: async () => (await import("./nestjs.ts")).openNestjs },
  { packageName: "@event-driven-io/emmett", load: async () => (await import("./emmett.ts")).openEmmett },
  { packageName: "@node-ts/bus-core", load: async () => (await import("./node-ts.ts")).openNodeTs, enough: 100 },
  { packageName: "emittery", load: async () => (await import("./emittery.ts")).openEmittery },
];

/** How the figures were taken, and what each of them does less or more than the chapter's bus, for the reader of the figures. */
export const peerNotes: readonly string[] = [
  "Buses: commands in a second of this process's processor time; who sleeps loses nothing by it.",
  "All run the same handler: a unit of work that publishes one event when it is committed, and one",
  "handler of it. The chapter's bus gives messages ids and causes, tries again, and has a queue for",
  "each command. Beside it",
  "  @nestjs/cqrs has no ids, retry or queue, and does not wait for the event's handler;",
  "  emmett's bus in memory is a map of functions: no ids, retry or queue, and what an event's handler",
  "    throws is thrown at whoever gave the command;",
  "  @node-ts/bus-core gives ids, queues all messages, tries again, and keeps a context for each;",
  "  emittery has no commands, answers, retry or queue, and calls listeners a moment later.",
  "Bare: the peer's handler publishes without a unit of work; told, without a bar.",
];

/** @throws Error when it is not installed. */
export function versionOf(packageName: string): string {
  const file = new URL(`../../node_modules/${packageName}/package.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")).version;
}
