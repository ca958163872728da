import { randomBatchReference, randomOrderId, randomSku } from "@cosmic/testkit/random";
import { type Exchange, type Request, shortened, told } from "./exchange.ts";
import { send } from "./send.ts";
import type { Batch, Service } from "./service.ts";

/** An order line as the wire names it. */
export type Line = { readonly orderid: string; readonly sku: string; readonly qty: number };

/** What one check says to a service. It is remembered, so that a violation can tell how things came to that point. */
export class Conversation {
  readonly #service: Service;
  readonly #soFar: string[] = [];

  constructor(service: Service) {
    this.#service = service;
  }

  /** Puts stock into the service: 10 of a new SKU in the warehouse, unless told otherwise. */
  async addBatch(wanted: Partial<Batch> = {}): Promise<Batch> {
    const batch = { ref: randomBatchReference(), sku: randomSku(), qty: 10, eta: null, ...wanted };
    await this.#service.addBatch(batch);
    const place = batch.eta === null ? "in the warehouse" : `to arrive on ${batch.eta}`;
    this.#soFar.push(shortened(`batch ${batch.ref} was added: ${batch.qty} of ${batch.sku}, ${place}`));
    return batch;
  }

  /** Asks for a line of `qty`; of a new order, unless told otherwise. */
  allocate({ orderid = randomOrderId(), sku, qty }: Omit<Line, "orderid"> & Partial<Line>): Promise<Exchange> {
    return this.post("/allocate", JSON.stringify({ orderid, sku, qty }));
  }

  post(path: string, body: string): Promise<Exchange> {
    return this.send({ method: "POST", path, contentType: "application/json", body });
  }

  async send(request: Request): Promise<Exchange> {
    const exchange = await send({ url: this.#service.url, request, soFar: [...this.#soFar] });
    const body = request.body === undefined ? "" : ` ${shortened(request.body)}`;
    this.#soFar.push(`${request.method} ${request.path}${body} was answered ${told(exchange.answer)}`);
    return exchange;
  }
}
