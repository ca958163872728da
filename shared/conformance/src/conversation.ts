import { type Exchange, type Request, shortened, told } from "./exchange.ts";
import { type Race, race, tally } from "./race.ts";
import { addBatchRequest, allocateRequest, type Batch, someBatch } from "./requests.ts";
import { send } from "./send.ts";
import type { Service } from "./service.ts";

/** What one check says to a service. It is remembered, so that a violation can tell how things came to that point. */
export class Conversation {
  readonly #service: Service;
  readonly #soFar: string[] = [];

  constructor(service: Service) {
    this.#service = service;
  }

  /** Puts stock into the service, in whatever way it has: 10 of a new SKU in the warehouse, unless told otherwise. */
  async addBatch(wanted: Partial<Batch> = {}): Promise<Batch> {
    const batch = someBatch(wanted);
    await this.#service.addBatch(batch);
    const place = batch.eta === null ? "in the warehouse" : `to arrive on ${batch.eta}`;
    this.#soFar.push(shortened(`batch ${batch.ref} was added: ${batch.qty} of ${batch.sku}, ${place}`));
    return batch;
  }

  /** Adds a batch by `POST /add_batch`. */
  postBatch(batch: Parameters<typeof addBatchRequest>[0]): Promise<Exchange> {
    return this.send(addBatchRequest(batch));
  }

  /** Asks for a line by `POST /allocate`; of a new order, unless told otherwise. */
  allocate(line: Parameters<typeof allocateRequest>[0]): Promise<Exchange> {
    return this.send(allocateRequest(line));
  }

  async send(request: Request): Promise<Exchange> {
    const exchange = await this.#exchange(request);
    this.#soFar.push(`${inWords(request)} was answered ${told(exchange.answer)}`);
    return exchange;
  }

  /** Sends all of them at once, and then what lost a race (409) again, one after the other. */
  async race(requests: readonly Request[]): Promise<Race> {
    const result = await race(requests, (request) => this.#exchange(request));
    const examples = [...new Map(requests.map((request) => [request.path, inWords(request)])).values()];
    this.#soFar.push(
      `${requests.length} requests at once, such as ${examples.join(" and ")}, were answered ${tally(result.atOnce)}`,
      `once each 409 had been repeated, ${tally(result.settled)}`,
    );
    return result;
  }

  #exchange(request: Request): Promise<Exchange> {
    return send({ url: this.#service.url, request, soFar: [...this.#soFar] });
  }
}

function inWords({ method, path, body }: Request): string {
  return body === undefined ? `${method} ${path}` : `${method} ${path} ${shortened(body)}`;
}
