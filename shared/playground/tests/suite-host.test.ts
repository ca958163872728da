import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Report, Request } from "../src/suite/protocol.ts";
import { type HostReport, SuiteHost } from "../src/suite-host.ts";

/** A worker that says what a test wants it to say. */
class ScriptedWorker extends EventTarget {
  ended = false;
  readonly asked: Request[] = [];
  postMessage(request: Request) {
    this.asked.push(request);
  }
  terminate() {
    this.ended = true;
  }
  says(data: Report) {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
}

const order = { files: new Map(), tests: [] };
let workers: ScriptedWorker[];
let heard: HostReport[];
let host: SuiteHost;

beforeEach(() => {
  vi.useFakeTimers();
  workers = [];
  heard = [];
  host = new SuiteHost(() => {
    const worker = new ScriptedWorker();
    workers.push(worker);
    queueMicrotask(() => worker.says({ kind: "ready" }));
    return worker as unknown as Worker;
  });
});
afterEach(() => vi.useRealTimers());

/** A run that has come to its first test. */
async function runWith(started: Report) {
  const run = host.run(order as never, (report) => heard.push(report));
  await vi.advanceTimersByTimeAsync(0);
  const worker = workers.at(-1) as ScriptedWorker;
  worker.says({ kind: "loaded" });
  worker.says(started);
  return { run, worker };
}

test("a test of which nothing is heard for ten seconds is ended with its worker, and named", async () => {
  const { run, worker } = await runWith({ kind: "started", id: "loop" });

  await vi.advanceTimersByTimeAsync(9_999);
  expect(worker.ended).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await run;

  expect(worker.ended).toBe(true);
  expect(heard.at(-1)).toEqual({ kind: "stopped", id: "loop", afterMilliseconds: 10_000 });
});

test("a test that asks for more time has it; the one after it does not", async () => {
  const { run, worker } = await runWith({ kind: "started", id: "long", timeout: 120_000 });

  await vi.advanceTimersByTimeAsync(119_999);
  worker.says({ kind: "ended", id: "long", outcome: "passed", milliseconds: 119_999, failures: [] });
  worker.says({ kind: "started", id: "loop" });
  await vi.advanceTimersByTimeAsync(10_000);
  await run;

  expect(heard.at(-1)).toEqual({ kind: "stopped", id: "loop", afterMilliseconds: 10_000 });
});

test("a loop that prints is ended as well", async () => {
  const { run, worker } = await runWith({ kind: "started", id: "loop" });
  const printing = setInterval(() => worker.says({ kind: "printed", level: "log", text: "still here" }), 1_000);

  await vi.advanceTimersByTimeAsync(10_000);
  await run;
  clearInterval(printing);

  expect(heard).toContainEqual({ kind: "stopped", id: "loop", afterMilliseconds: 10_000 });
});

test("a run that ends is not ended again, and the next one has a worker of its own", async () => {
  const { run, worker } = await runWith({ kind: "started", id: "short" });
  worker.says({ kind: "done", milliseconds: 1 });
  await run;
  await vi.advanceTimersByTimeAsync(200_000);
  expect(heard.map(({ kind }) => kind)).not.toContain("stopped");

  const { run: next, worker: another } = await runWith({ kind: "started", id: "next" });
  another.says({ kind: "done", milliseconds: 1 });
  await next;

  expect(another).not.toBe(worker);
});

test("two runs that begin at the same time have a worker each", async () => {
  const ended: string[] = [];
  const runs = ["first", "second"].map((name) => host.run(order as never, () => {}).then(() => ended.push(name)));
  await vi.advanceTimersByTimeAsync(0);

  workers[0]?.says({ kind: "done", milliseconds: 1 });
  await runs[0];
  expect(ended).toEqual(["first"]);
  workers[1]?.says({ kind: "done", milliseconds: 1 });
  await runs[1];

  expect(workers.map((worker) => worker.ended)).toEqual([true, true, false]);
});

test("what will probably run is prepared in the worker that waits, and after a run in the one that follows it", async () => {
  const kinds = () => workers.map(({ asked }) => asked.map(({ kind }) => kind));
  host.prepare(order as never);
  await vi.advanceTimersByTimeAsync(0);
  expect(kinds()).toEqual([["prepare"]]);

  const { run, worker } = await runWith({ kind: "started", id: "short" });
  expect(kinds()).toEqual([["prepare", "run"]]);
  worker.says({ kind: "done", milliseconds: 1 });
  await run;
  await vi.advanceTimersByTimeAsync(0);

  expect(kinds()).toEqual([["prepare", "run"], ["prepare"]]);
});
