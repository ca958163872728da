import type { Files } from "../linker/files.ts";
import type { Failure } from "../suite/protocol.ts";

/** What somebody wants of the application, and by which door: HTTP, a channel of the broker, or the bus itself. */
export type Request = Readonly<
  | { via: "http"; method: string; path: string; body: string }
  | { via: "channel"; channel: string; text: string }
  | { via: "bus"; text: string }
>;

/** What shall go wrong. `throws` is the name of a handler, or empty. */
export type Switches = Readonly<{ mailDown: boolean; brokerDown: boolean; throws: string }>;

/** What a worker is asked to do. It starts one application, once. */
export type Asked = Readonly<
  | { kind: "start"; files: Files }
  | { kind: "switch"; switches: Switches }
  | { kind: "send"; id: number; request: Request }
>;

/** What it tells. A request is answered once, and settled when nothing that follows from it is at work any more. */
export type Told = Readonly<
  | { kind: "ready" }
  | { kind: "started"; parts: Parts; tables: readonly Table[] }
  | { kind: "occurred"; id: number; occurrence: Occurrence }
  | { kind: "answered"; id: number; answer: Answer; tables: readonly Table[] }
  | { kind: "settled"; id: number; tables: readonly Table[] }
  | { kind: "reported"; text: string }
  | { kind: "broken"; failure: Failure }
>;

/** What this application has, so that it can be used and made to fail. */
export type Parts = Readonly<{
  doors: readonly Request["via"][];
  messages: boolean;
  mail: boolean;
  broker: boolean;
  handlers: readonly string[];
}>;

/** `key` names the columns that tell one row from another. */
export type Table = Readonly<{
  name: string;
  columns: readonly string[];
  key: readonly string[];
  rows: readonly Row[];
}>;

export type Row = Readonly<Record<string, string | number | null>>;

/** `status` is null where a door has none. */
export type Answer = Readonly<{ status: number | null; body: string; milliseconds: number; refused: boolean }>;

/** A message, as plain data with a type. */
export type Message = Readonly<{ type: string }> & Readonly<Record<string, unknown>>;

/** Which handler, on which message, for which time. */
export type Attempt = Readonly<{ id: string; handler: string; attempt: number }>;

/** What reaches the world outside; `failed` says why it does not. */
export type Effect = Readonly<
  | { kind: "write"; verb: string; table: string; rows: number }
  | { kind: "mail"; to: string; subject: string; text: string; failed?: string }
  | { kind: "publish"; channel: string; text: string; failed?: string }
>;

/** One thing that happens; `by` is the attempt that it comes from, null where no handler is at work. */
export type Occurrence = Readonly<
  | { kind: "enqueued"; id: string; causeId: string | null; by: Attempt | null; command: boolean; message: Message }
  | ({ kind: "started" } & Attempt)
  | ({ kind: "succeeded"; milliseconds: number } & Attempt)
  | ({ kind: "failed"; milliseconds: number; failure: string } & Attempt)
  | { kind: "given up"; id: string; handler: string; attempts: number; failure: string }
  | { kind: "effect"; by: Attempt | null; effect: Effect }
  | { kind: "answered" }
>;
