import type { Attempt, Effect, Message, Occurrence, Switches } from "./protocol.ts";

/**
 * Knows which handler is at work, and tells what happens. Handlers take turns at every `await`: so the one at work is known
 * from its start until its first `await`, and again wherever `within` brings it back.
 */
export class Tracing {
  switches: Switches = { mailDown: false, brokerDown: false, throws: "" };
  #atWork: Attempt | null = null;
  readonly #tell: (occurrence: Occurrence) => void;

  constructor(tell: (occurrence: Occurrence) => void) {
    this.#tell = tell;
  }

  get atWork(): Attempt | null {
    return this.#atWork;
  }

  enqueued(id: string, causeId: string | null, message: Message, command: boolean): void {
    this.#tell({ kind: "enqueued", id, causeId, by: causeId === null ? null : this.#atWork, command, message });
  }

  /** The handler must be called at once: whatever comes after its first `await` may be another's. */
  started(attempt: Attempt): void {
    this.#atWork = attempt;
    queueMicrotask(() => {
      if (this.#atWork === attempt) this.#atWork = null;
    });
    this.#tell({ kind: "started", ...attempt });
  }

  succeeded(attempt: Attempt, milliseconds: number): void {
    this.#tell({ kind: "succeeded", ...attempt, milliseconds });
  }

  failed(attempt: Attempt, milliseconds: number, failure: unknown): void {
    this.#tell({ kind: "failed", ...attempt, milliseconds, failure: sentenceOf(failure) });
  }

  givenUp(id: string, handler: string, attempts: number, failure: unknown): void {
    this.#tell({ kind: "given up", id, handler, attempts, failure: sentenceOf(failure) });
  }

  effect(effect: Effect): void {
    this.#tell({ kind: "effect", by: this.#atWork, effect });
  }

  /** Runs what belongs to an attempt, until its first `await`. */
  within<Result>(attempt: Attempt | null, run: () => Result): Result {
    const before = this.#atWork;
    this.#atWork = attempt;
    try {
      return run();
    } finally {
      this.#atWork = before;
    }
  }

  /** @throws Error when the handler at work is the one that shall fail: whatever it reaches for, it does not get. */
  expectNoSwitch(): void {
    const handler = this.#atWork?.handler;
    if (handler && handler === this.switches.throws) throw new Error(`${handler} throws, since its switch says so`);
  }
}

/** What was thrown, for people. */
export function sentenceOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}
