import { PATIENCE, PATIENCE_WITH_LIBRARIES } from "./patience.ts";
import type { Order, Report, Request } from "./suite/protocol.ts";

/** What the host itself adds: a test that held the worker up, and was ended with it. */
export type HostReport = Report | { kind: "stopped"; id: string | undefined; afterMilliseconds: number };

/**
 * Runs suites in workers, one for each run; while nothing runs, the next one gets warm. A run that hangs is ended with its
 * worker, since a worker in an endless loop hears no message; the next run finds a new one.
 */
export class SuiteHost {
  readonly #start: () => Worker;
  #warm: Promise<Worker> | undefined;
  #expected: Order | undefined;

  constructor(start: () => Worker) {
    this.#start = start;
    this.#warm = this.#warmUp();
  }

  /** Says what will probably be run next: its libraries are loaded, and its files transpiled, before somebody waits for it. */
  prepare(order: Order): void {
    this.#expected = order;
    // One that cannot start says so to whoever runs something.
    this.#warm?.then((worker) => ask(worker, "prepare", order)).catch(() => {});
  }

  /**
   * Resolves when the run has ended, in whichever way.
   * @param patience milliseconds of silence; a test that asked for more has more
   */
  async run(order: Order, hear: (report: HostReport) => void, patience = PATIENCE): Promise<void> {
    const warm = this.#warm ?? this.#warmUp();
    // Before anything is waited for: whoever runs at the same time must not get the same worker.
    this.#warm = undefined;
    this.#expected = order;
    try {
      const worker = await warm;
      try {
        await untilDone(worker, order, hear, patience);
      } finally {
        worker.terminate();
      }
    } finally {
      this.#warm ??= this.#warmUp();
    }
  }

  #warmUp(): Promise<Worker> {
    const worker = this.#start();
    const warm = new Promise<Worker>((resolve, reject) => {
      worker.addEventListener("message", () => resolve(worker), { once: true });
      worker.addEventListener("error", (event) => reject(new Error(event.message)), { once: true });
    });
    const expected = this.#expected;
    // Whoever runs next hears of what goes wrong.
    warm.then((ready) => expected && ask(ready, "prepare", expected)).catch(() => {});
    return warm;
  }
}

function ask(worker: Worker, kind: Request["kind"], order: Order): void {
  worker.postMessage({ kind, order } satisfies Request);
}

function untilDone(worker: Worker, order: Order, hear: (report: HostReport) => void, patience: number): Promise<void> {
  return new Promise((resolve) => {
    let running: string | undefined;
    const giveUpAfter = (milliseconds: number) =>
      setTimeout(() => {
        hear({ kind: "stopped", id: running, afterMilliseconds: milliseconds });
        resolve();
      }, milliseconds);
    let timer = giveUpAfter(PATIENCE_WITH_LIBRARIES);
    worker.addEventListener("message", ({ data }: MessageEvent<Report>) => {
      hear(data);
      // A loop that prints is a loop as well.
      if (data.kind === "printed") return;
      clearTimeout(timer);
      if (data.kind === "done") return resolve();
      if (data.kind === "started") running = data.id;
      timer = giveUpAfter(data.kind === "started" ? Math.max(patience, data.timeout ?? 0) : patience);
    });
    ask(worker, "run", order);
  });
}
