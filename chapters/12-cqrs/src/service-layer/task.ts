import type { Command } from "../domain/commands.ts";
import type { Event } from "../domain/events.ts";
import type { Observe, Tracked } from "./observation.ts";
import { type Pause, retried } from "./retried.ts";
import type { StartUnitOfWork } from "./unit-of-work.ts";

/** Every handler may ask for units of work. */
export type UnitsOfWork = Readonly<{ startUnitOfWork: StartUnitOfWork }>;

/** One handler with one message, and how often it has been tried. */
export type Task<Answer, Dependencies> = {
  /** The handler's name. */
  readonly handler: string;
  readonly tracked: Tracked<Command | Event>;
  readonly run: (dependencies: Dependencies) => Promise<Answer>;
  attempts: number;
};

type Surroundings<Dependencies> = Readonly<{
  dependencies: Dependencies;
  observe: Observe | undefined;
  pause: Pause;
}>;

/**
 * Runs the task, again and at once when somebody else was faster. Each attempt starts units of work of its own, and what they
 * commit is handed to `enqueue`.
 * @throws what the handler throws
 */
export function perform<Answer, Dependencies extends UnitsOfWork>(
  task: Task<Answer, Dependencies>,
  enqueue: (event: Event) => void,
  { dependencies, observe, pause }: Surroundings<Dependencies>,
): Promise<Answer> {
  const publish = async (events: readonly Event[]) => {
    for (const event of events) enqueue(event);
  };
  const startUnitOfWork = () => dependencies.startUnitOfWork(publish);
  const run = () => {
    task.attempts += 1;
    return task.run({ ...dependencies, startUnitOfWork });
  };
  return retried(observe ? () => observed(task, run, observe) : run, pause);
}

async function observed<Answer, Dependencies>(
  { handler, tracked, attempts }: Task<Answer, Dependencies>,
  run: () => Promise<Answer>,
  observe: Observe,
): Promise<Answer> {
  const attempt = { ...tracked, handler, attempt: attempts + 1 };
  const begun = performance.now();
  observe({ ...attempt, kind: "started" });
  try {
    const answer = await run();
    observe({ ...attempt, kind: "succeeded", milliseconds: performance.now() - begun });
    return answer;
  } catch (failure) {
    observe({ ...attempt, kind: "failed", milliseconds: performance.now() - begun, failure });
    throw failure;
  }
}
