import path from "node:path";
import { createInterface } from "node:readline";
import { execa } from "execa";

export const root = path.join(import.meta.dirname, "../../../..");

export type Signal = "SIGINT" | "SIGTERM";

/** A program that runs beside this one until it is told to end. */
export type Program = Readonly<{
  /** The address it prints when it is ready, or undefined when it ends before. */
  address: Promise<string | undefined>;
  /** Its exit code. */
  ended: Promise<number>;
  end(signal: Signal): void;
}>;

type Options = Readonly<{
  env?: Readonly<Record<string, string>>;
  /** Only its errors are shown. */
  quiet?: boolean;
}>;

/** Starts a program at the top of the repository. What it prints is shown. */
export function launch(command: string, args: readonly string[], { env = {}, quiet = false }: Options = {}): Program {
  const child = execa(command, args, {
    cwd: root,
    env,
    stdin: "inherit",
    stdout: quiet ? "pipe" : ["inherit", "pipe"],
    stderr: "inherit",
    // It may run for days.
    buffer: false,
    reject: false,
  });
  const ended = child.then(({ exitCode }) => exitCode ?? 1);
  const said = new Promise<string>((resolve) => {
    createInterface(child.stdout).on("line", (line) => {
      const [address] = line.match(/http:\/\/localhost:\d+/) ?? [];
      if (address !== undefined) resolve(address);
    });
  });
  return {
    address: Promise.race([said, ended.then(() => undefined)]),
    ended,
    end: (signal) => child.kill(signal),
  };
}
