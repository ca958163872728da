import type { Files } from "../linker/files.ts";
import { PATIENCE, PATIENCE_WITH_LIBRARIES } from "../patience.ts";
import type { Asked, Request, Switches, Told } from "./protocol.ts";

export type { Answer, Attempt, Effect, Message, Occurrence, Parts, Request, Row, Switches, Table } from "./protocol.ts";

/** What the host adds: the worker was ended, since it hung or broke. */
export type Heard = Told | Readonly<{ kind: "ended"; because: string }>;

/** Starts one application in a worker of its own, and ends that when it hangs. */
export class ApplicationHost {
  readonly #worker: Worker;
  readonly #files: Files;
  readonly #hear: (heard: Heard) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(worker: Worker, files: Files, hear: (heard: Heard) => void) {
    this.#worker = worker;
    this.#files = files;
    this.#hear = hear;
    worker.addEventListener("message", ({ data }: MessageEvent<Told>) => this.#heard(data));
    worker.addEventListener("error", ({ message }) => this.#end(message || "it could not be loaded"));
  }

  send(id: number, request: Request): void {
    this.#wait(PATIENCE);
    this.#ask({ kind: "send", id, request });
  }

  turn(switches: Switches): void {
    this.#ask({ kind: "switch", switches });
  }

  /** Nothing is heard of it any more. */
  close(): void {
    clearTimeout(this.#timer);
    this.#worker.terminate();
  }

  #ask(asked: Asked): void {
    this.#worker.postMessage(asked);
  }

  #heard(told: Told): void {
    clearTimeout(this.#timer);
    if (told.kind === "broken") {
      this.#end(`${told.failure.name}: ${told.failure.message}`);
      return;
    }
    if (told.kind === "ready") {
      this.#wait(PATIENCE_WITH_LIBRARIES);
      this.#ask({ kind: "start", files: this.#files });
    } else if (told.kind !== "started" && told.kind !== "settled") this.#wait(PATIENCE);
    this.#hear(told);
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#timer);
    const because = `nothing was heard of it for ${milliseconds / 1_000} s. Is there a loop that does not end?`;
    this.#timer = setTimeout(() => this.#end(because), milliseconds);
  }

  #end(because: string): void {
    this.close();
    this.#hear({ kind: "ended", because });
  }
}
