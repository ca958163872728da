import { setTimeout } from "node:timers/promises";
import type { Deed } from "./contract-violation.ts";
import type { Dialect } from "./dialect.ts";
import { asked, type Exchange, type Request, shortened, told } from "./exchange.ts";
import { type Fate, tallyOf } from "./fate.ts";
import { fieldsOf, parsed } from "./fields.ts";
import { type Race, race, tally } from "./race.ts";
import { addBatchRequest, allocateRequest, type Batch, type Line, someBatch, someLine } from "./requests.ts";
import { send } from "./send.ts";
import { type Mail, patienceWith, type Service } from "./service.ts";

/** How often one looks again when something takes its time, in milliseconds. */
const PAUSE = 20;

/** How often one looks at least: on a busy machine the time is over before anybody has had his turn. */
const LEAST = 10;

/** What one check says to a service. It is remembered, so that a violation can tell how things came to that point. */
export class Conversation {
  readonly #service: Service;
  readonly #dialect: Dialect;
  readonly #soFar: string[] = [];

  constructor(service: Service, dialect: Dialect) {
    this.#service = service;
    this.#dialect = dialect;
  }

  /** How long, in milliseconds, it may take until a message is acted on or a mail has arrived. */
  get patience(): number {
    return patienceWith(this.#service);
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

  /** Asks for a line by `POST /allocate`, of a new order unless told otherwise, and finds out where it has ended. */
  async allocate(wanted: Parameters<typeof someLine>[0]): Promise<Fate> {
    const posted = await this.send(allocateRequest(someLine(wanted)));
    return this.#fateOf(posted, (request) => this.send(request));
  }

  /** Asks where a line is by now that was allocated before. */
  async find(line: Line): Promise<Fate> {
    const exchange = await this.send(this.#dialect.question(line));
    return this.#fate(line, exchange);
  }

  /** Where the line of each `POST /allocate` has ended. */
  async fatesOf(posted: readonly Exchange[]): Promise<readonly Fate[]> {
    const fates = await Promise.all(posted.map((each) => this.#fateOf(each, (request) => this.#exchange(request))));
    if (posted.some(this.#dialect.isAccepted))
      this.#soFar.push(`then it was asked where each of these lines had ended: ${tallyOf(fates)}`);
    return fates;
  }

  async #fateOf(posted: Exchange, ask: (request: Request) => Promise<Exchange>): Promise<Fate> {
    const line = lineIn(posted.request);
    const exchange = this.#dialect.isAccepted(posted) ? await ask(this.#dialect.question(line)) : posted;
    return this.#fate(line, exchange);
  }

  #fate(line: Line, exchange: Exchange): Fate {
    return { line, exchange, batchref: this.#dialect.batchIn(exchange, line), dialect: this.#dialect };
  }

  async send(request: Request): Promise<Exchange> {
    const exchange = await this.#exchange(request);
    this.#soFar.push(`${asked(request)} was answered ${told(exchange.answer)}`);
    return exchange;
  }

  /** Sends all of them at once, and then what lost a race (409) again, one after the other. */
  async race(requests: readonly Request[]): Promise<Race> {
    const result = await race(requests, (request) => this.#exchange(request));
    const examples = [...new Map(requests.map((request) => [request.path, asked(request)])).values()];
    this.#soFar.push(
      `${requests.length} requests at once, such as ${examples.join(" and ")}, were answered ${tally(result.atOnce)}`,
      `once each 409 had been repeated, ${tally(result.settled)}`,
    );
    return result;
  }

  /** Says something to the service by Redis. */
  async publish(channel: string, text: string): Promise<void> {
    await this.#service.redis?.publish(channel, text);
    this.#soFar.push(`${shortened(text)} was published on ${channel}`);
  }

  /** What the service has said on `line_allocated` so far, to all checks. */
  heard(): readonly string[] {
    return this.#service.redis?.heard() ?? [];
  }

  async mails(): Promise<readonly Mail[]> {
    return (await this.#service.mailbox?.()) ?? [];
  }

  /** Asks again and again until it is as wanted, and resolves to the last answer: of all of them only that one is remembered. */
  async patiently<T>(ask: () => T | Promise<T>, isAsWanted: (answer: T) => boolean): Promise<T> {
    const { length } = this.#soFar;
    const end = performance.now() + this.patience;
    let answer = await ask();
    for (let asked = 1; !isAsWanted(answer) && (performance.now() < end || asked < LEAST); asked += 1) {
      await setTimeout(PAUSE);
      this.#soFar.length = length;
      answer = await ask();
    }
    return answer;
  }

  /** What was done last, as something that has not come out as it should. */
  deed(headline: string): Deed {
    return { headline, sent: this.#soFar.slice(-1), soFar: this.#soFar.slice(0, -1) };
  }

  #exchange(request: Request): Promise<Exchange> {
    return send({ url: this.#service.url, request, soFar: [...this.#soFar] }, { fetch: this.#service.fetch });
  }
}

/** The line that was asked for: we have written it ourselves. */
function lineIn({ body = "" }: Request): Line {
  const { orderid, sku, qty } = fieldsOf(parsed(body));
  return { orderid: String(orderid), sku: String(sku), qty: Number(qty) };
}
