import path from "node:path";
import { eventually } from "@cosmic/testkit";
import { spawn } from "@lydell/node-pty";
import xterm from "@xterm/headless";

const cosmic = path.resolve(import.meta.dirname, "../src/cosmic.ts");

/** A command in a terminal of its own, whose screen can be read and whose keys can be pressed. */
export type Terminal = AsyncDisposable &
  Readonly<{
    /** What stands on the screen now, without blanks and empty lines at its ends. */
    screen: () => string;
    press: (keys: string) => void;
    /** Resolves once the screen has this text. @throws Error with what it has instead, after `within` milliseconds */
    shows: (text: string | RegExp, within?: number) => Promise<void>;
    resize: (columns: number, rows: number) => void;
    ended: Promise<number>;
  }>;

type Settings = Readonly<{
  folder: string;
  state: string;
  columns?: number;
  rows?: number;
  env?: Readonly<Record<string, string>>;
}>;

/** Starts `cosmic` as a person would, in a terminal of 100 columns and 40 rows unless told otherwise. */
export function cosmicInTerminal(
  given: readonly string[],
  { folder, state, columns = 100, rows = 40, env = {} }: Settings,
): Terminal {
  const { NO_COLOR: _, CI: __, ...environment } = process.env;
  const child = spawn(process.execPath, [cosmic, ...given], {
    cwd: folder,
    cols: columns,
    rows,
    name: "xterm-256color",
    env: { ...environment, COSMIC_STATE: state, ...env },
  });
  const display = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  child.onData((text) => display.write(text));
  const ended = new Promise<number>((resolve) => child.onExit(({ exitCode }) => resolve(exitCode)));
  const screen = () => {
    const { active } = display.buffer;
    const lines = Array.from({ length: active.length }, (_, at) => active.getLine(at)?.translateToString(true) ?? "");
    return lines.join("\n").trim();
  };
  return {
    screen,
    press: (keys) => child.write(keys),
    shows: (text, within = 60_000) =>
      eventually(
        async () => {
          const now = screen();
          if (typeof text === "string" ? now.includes(text) : text.test(now)) return;
          throw new Error(`the screen does not show ${text}, but:\n${now}`);
        },
        { within },
      ),
    resize: (width, height) => {
      child.resize(width, height);
      display.resize(width, height);
    },
    ended,
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGKILL");
      await ended;
      display.dispose();
    },
  };
}
