import { ContractViolation } from "./contract-violation.ts";
import { asking, told } from "./exchange.ts";
import { type Channels, overRedis } from "./over-redis.ts";
import { addBatchRequest, type Batch } from "./requests.ts";
import { type Fetch, send } from "./send.ts";

/** A mail as it has arrived: addresses without names, the body decoded. */
export type Mail = {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
};

/** All mails that have arrived so far, others' included. */
export type Mailbox = () => readonly Mail[] | Promise<readonly Mail[]>;

/** What the checks are run against: where it answers, how stock gets into it, and where else it listens and speaks. */
export type Service = {
  readonly url: string;
  readonly addBatch: (batch: Batch) => Promise<void>;
  /** How requests get there; over the network, unless told otherwise. */
  readonly fetch?: Fetch;
  /** Where it takes messages, and tells what it has done: from chapter 11 on. */
  readonly redis?: Channels;
  /** Where its mails arrive: from chapter 08 on. */
  readonly mailbox?: Mailbox;
  /** How long, in milliseconds, it may take until a message is acted on or a mail has arrived: 5000, unless told otherwise. */
  readonly patience?: number;
};

/** How long, in milliseconds, it may take until a message is acted on or a mail has arrived. */
export function patienceWith({ patience = 5_000 }: Service): number {
  return patience;
}

/** The URL of the service's Redis, and what its mails are read from; what is not given, the checks that need it do not try. */
type Surroundings = { readonly redis?: string | undefined; readonly mailbox?: Mailbox | undefined };

/**
 * The service at `url`, given its stock by `POST /add_batch`. It is connected to Redis when the first check needs that, and
 * until it is disposed of.
 */
export function overHttp(url: string, { redis, mailbox }: Surroundings = {}): Service & AsyncDisposable {
  const channels = redis === undefined ? undefined : overRedis(redis);
  return {
    url,
    addBatch: async (batch) => {
      const { answer, ...sent } = await send({ url, request: addBatchRequest(batch), soFar: [] });
      if (answer.status !== 201)
        throw new ContractViolation(asking(sent), "201 OK: a new batch is added", told(answer));
    },
    ...(channels && { redis: channels }),
    ...(mailbox && { mailbox }),
    [Symbol.asyncDispose]: async () => channels?.close(),
  };
}
