import { ContractViolation } from "./contract-violation.ts";
import { told } from "./exchange.ts";
import { addBatchRequest, type Batch } from "./requests.ts";
import { send } from "./send.ts";

/** What the checks are run against: where it answers, and how stock gets into it. */
export type Service = {
  readonly url: string;
  readonly addBatch: (batch: Batch) => Promise<void>;
};

/** The service at `url`, given its stock by `POST /add_batch`. */
export function overHttp(url: string): Service {
  return {
    url,
    addBatch: async (batch) => {
      const sent = { url, request: addBatchRequest(batch), soFar: [] };
      const { answer } = await send(sent);
      if (answer.status !== 201) throw new ContractViolation(sent, "201 OK: a new batch is added", told(answer));
    },
  };
}
