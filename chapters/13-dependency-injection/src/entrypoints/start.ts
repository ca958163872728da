import { type Application, bootstrap, CannotStart } from "../bootstrap.ts";
import { type Config, InvalidConfiguration, readConfig } from "../config.ts";
import type { Observe } from "../service-layer/observation.ts";
import { isRefusal } from "./answer-to-error.ts";

type Settings = Readonly<{
  exitCode?: number;
  /** What this process cannot do without. @throws InvalidConfiguration */
  insistOn?: (config: Config) => void;
}>;

/** The application as the environment wants it. The process ends with a sentence, and `exitCode`, where that cannot be. */
export async function start({
  exitCode = 1,
  insistOn = () => {},
}: Settings = {}): Promise<Application & Readonly<{ config: Config }>> {
  try {
    const config = readConfig(process.env);
    insistOn(config);
    return { ...(await bootstrap(config, { observe: logWhatIsGivenUp })), config };
  } catch (error) {
    if (error instanceof InvalidConfiguration || error instanceof CannotStart) leave(error.message, exitCode);
    throw error;
  }
}

/** A message that nobody will serve any more is logged, with all that is needed to serve it by hand. */
export function logDropped(id: string, channel: string, text: string, reason: unknown): void {
  const told = reason instanceof Error && isRefusal(reason) ? reason.message : reason;
  // What others have sent is quoted: it could look like a line of ours.
  console.error("message %s on %s was dropped: %s", id, channel, JSON.stringify(text), told);
}

export function leave(sentence: string, exitCode = 1): never {
  console.error(sentence);
  process.exit(exitCode);
}

/** What nobody will do any more is logged, with all that is needed to do it by hand. */
const logWhatIsGivenUp: Observe = (observation) => {
  if (observation.kind !== "given up") return;
  const { id, message, handler, attempts, failure } = observation;
  console.error(`message ${id}: ${handler} was given up after ${attempts} attempts`, message, failure);
};
