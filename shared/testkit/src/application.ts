import { type RunningProcess, startProcess } from "./process.ts";

/** A chapter's application, running as a process of its own. Disposing of it stops it. */
export type Application = RunningProcess & {
  /** Where it listens: `http://localhost:43127`. */
  readonly url: string;
};

type Settings = {
  /** The chapter's folder: where the application runs. */
  readonly folder: string;
  /** The file that starts the server, seen from `folder`. */
  readonly entrypoint?: string;
  /** Variables on top of those of the tests. */
  readonly env?: Readonly<Record<string, string>>;
};

/** What follows the port shows that all of its digits are there. */
const listening = /(http:\/\/[^\s/]+:\d+)\D/;

/**
 * Runs a chapter's server, on any free port unless `env` names one, and resolves once it has printed where it listens.
 * It never outlives the process that started it, however that one ends.
 * @throws Error with all that was printed, when the server ends before it listens or does not listen within 20 seconds.
 */
export async function startApplication(settings: Settings): Promise<Application> {
  const { folder, entrypoint = "src/entrypoints/server.ts", env = {} } = settings;
  const started = await startProcess({ folder, entrypoint, env: { PORT: "0", ...env }, readyOnce: listening });
  const url = listening.exec(started.output())?.[1] ?? "";
  return { ...started, url };
}
