import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { execa } from "execa";
import { describe, expect, test } from "vitest";
import { eventually, temporaryFolder } from "../src/index.ts";
import { vitest } from "./vitest-process.ts";

const testRun = path.join(import.meta.dirname, "fixtures/test-run.ts");

// The application of these runs takes no notice of SIGINT and SIGTERM: nothing but its own end closes its port.
describe("an application does not outlive", () => {
  test.concurrent.each(["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"] as const)("a script ended by %s", async (signal) => {
    const run = execa(process.execPath, [testRun], { reject: false });
    const url = await addressIn(run.stdout);

    run.kill(signal);

    await run;
    await eventually(() => expect(answers(url)).resolves.toBe(false));
  });

  test.concurrent.each(["throws", "exits"])("a script that %s", async (ending) => {
    const run = execa(process.execPath, [testRun, ending], { reject: false });
    const url = await addressIn(run.stdout);

    await run;

    await eventually(() => expect(answers(url)).resolves.toBe(false));
  });

  test.concurrent.each(["SIGINT", "SIGTERM", "SIGKILL"] as const)("a run of vitest ended by %s", async (signal) => {
    await using temporary = await temporaryFolder(); // A vitest that is killed leaves its own behind.
    const run = vitest("endless.fixture.ts", [], { TMPDIR: temporary.path });
    const url = await addressIn(run.stdout);

    run.kill(signal);

    await run;
    await eventually(() => expect(answers(url)).resolves.toBe(false));
  });
});

/** The first address that the run prints. Something answered there, or the run could not have known it. */
async function addressIn(output: Readable): Promise<string> {
  for await (const line of createInterface(output)) if (line.startsWith("http://")) return line;
  throw new Error("no application was started");
}

function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}
