// A worker of its own for each run: takes an Order, sends Reports. Whoever started it may end it at any time.
import "./vitest-environment.ts";
import { librariesFor } from "../libraries/libraries.ts";
import { transpileHere } from "../linker/using/transpile-here.ts";
import { asFailure } from "./failure.ts";
import type { Order, Report, Request } from "./protocol.ts";
import { runSuite } from "./run-suite.ts";

/** From the start on: the worker is warmed up while the reader reads. */
const transpiling = transpileHere();
// Whoever waits for it hears of it.
transpiling.catch(() => {});

const tell = (report: Report) => self.postMessage(report);

for (const level of ["log", "warn", "error"] as const)
  console[level] = (...values: unknown[]) => tell({ kind: "printed", level, text: values.map(String).join(" ") });

self.addEventListener("unhandledrejection", ({ reason }) => tell({ kind: "broken", failure: asFailure(reason) }));

self.addEventListener("message", async ({ data: { kind, order } }: MessageEvent<Request>) => {
  // What goes wrong here goes wrong again when it matters, and is told then.
  if (kind === "prepare") await librariesFor(order.files, order.tests).catch(() => {});
  else await run(order);
});

async function run(order: Order): Promise<void> {
  try {
    const transpile = await transpiling;
    const libraries = await librariesFor(order.files, order.tests);
    tell({ kind: "loaded" });
    await runSuite(order, libraries, transpile, tell);
  } catch (error) {
    tell({ kind: "broken", failure: asFailure(error) });
    tell({ kind: "done", milliseconds: 0 });
  }
}

tell({ kind: "ready" });
