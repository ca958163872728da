import { spawn } from "node:child_process";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { eventually } from "../eventually.ts";
import { addressIn } from "../keeper/address-in.ts";
import { keeperOf, processOfTheRun } from "./run.ts";

let known: Promise<string> | undefined;

/**
 * The address of the server that all test files of this run share. The first that asks has it started, in a second; it is
 * stopped and its folder removed as soon as the run has ended.
 * @throws Error with all that was printed, when PostgreSQL does not start.
 */
export function serverOfThisRun(): Promise<string> {
  known ??= findOrStart(processOfTheRun());
  return known;
}

async function findOrStart(run: number): Promise<string> {
  const place = keeperOf(run);
  const found = await ask(place);
  if (found !== undefined) return addressIn(found);

  const file = fileURLToPath(new URL("./run-keeper.ts", import.meta.url));
  spawn(process.execPath, [file, String(run)], { detached: true, stdio: "ignore" }).unref();
  const answer = await eventually(
    async () => {
      const told = await ask(place);
      if (told === undefined) throw new Error(`PostgreSQL did not start: nobody answers at ${place}`);
      return told;
    },
    { within: 60_000 },
  );
  return addressIn(answer);
}

/** What the keeper says, or undefined while there is none. */
async function ask(place: string): Promise<string | undefined> {
  try {
    return (await text(connect(place))) || undefined;
  } catch (error) {
    if (error instanceof Error && "code" in error && noKeeper.includes(`${error.code}`)) return undefined;
    throw error;
  }
}

const noKeeper = ["ENOENT", "ECONNREFUSED", "ECONNRESET"];
