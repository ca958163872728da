import type { Clause } from "./clause.ts";
import { Conversation } from "./conversation.ts";
import { dialectOf } from "./dialect.ts";
import type { Need } from "./need.ts";
import { NotTried } from "./not-tried.ts";
import type { Service } from "./service.ts";

/** A promise of the wire contract, ready to be tried on a service as it is in one chapter. */
export type Check = Omit<Clause, "run" | "needs"> & {
  /** What it is about, together with others: "which batch a line gets". */
  readonly subject: string;
  readonly needs: readonly Need[];
  /**
   * @throws ContractViolation when the service breaks the promise.
   * @throws NotTried when something is needed that the service was not given, or that cannot be reached.
   */
  readonly run: (service: Service) => Promise<void>;
};

/** The clause as it is in chapter `chapter`, for the same promise may be seen in other answers there. */
export function checkOf({ run, needs = [], ...clause }: Clause, subject: string, chapter: number): Check {
  const tried = async (service: Service): Promise<void> => {
    for (const need of needs) if (service[need] === undefined) throw new NotTried(need);
    if (needs.includes("redis")) await service.redis?.open();
    await run(new Conversation(service, dialectOf(chapter)));
  };
  return { ...clause, subject, needs, run: tried };
}
