import { ContractViolation } from "./contract-violation.ts";
import { told } from "./exchange.ts";
import { send } from "./send.ts";

/** A batch of stock as the wire names it. `eta` is `YYYY-MM-DD`, or null for stock in the warehouse. */
export type Batch = { readonly ref: string; readonly sku: string; readonly qty: number; readonly eta: string | null };

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
      const request = {
        method: "POST",
        path: "/add_batch",
        contentType: "application/json",
        body: JSON.stringify(batch),
      };
      const sent = { url, request, soFar: [] };
      const { answer } = await send(sent);
      if (answer.status !== 201) throw new ContractViolation(sent, "201 OK: a new batch is added", told(answer));
    },
  };
}
