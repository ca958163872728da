import type { BatchReference, OrderId, Sku } from "@cosmic/kernel";
import type { Product } from "../domain/product.ts";
import type { Publish, StartUnitOfWork, UnitOfWork } from "../service-layer/unit-of-work.ts";
import { changeOf, type ProductRows, toProduct } from "./product-rows.ts";
import type { ProductStore } from "./product-store.ts";
import type { Turns } from "./turns.ts";

/**
 * The unit of work, written once for every database. It holds no transaction open: the store reads and writes in one each.
 * @param turns in which units of work come that ask for the same product first; nobody waits unless given
 */
export function unitOfWorkOver(store: ProductStore, turns?: Turns): StartUnitOfWork {
  return async (publish = toNobody) => new StoreUnitOfWork(store, publish, turns);
}

const toNobody: Publish = async () => {};

class StoreUnitOfWork implements UnitOfWork {
  readonly #store: ProductStore;
  readonly #publish: Publish;
  readonly #turns: Turns | undefined;
  /** That of the first product: whoever waited for a second while holding the first could wait forever. */
  #turn: Promise<() => void> | undefined;
  /** Every product that was handed out or added, with the rows it was made of: the same product is always the same object. */
  readonly #identityMap = new Map<Sku, { product: Product; loaded: ProductRows | undefined }>();
  #ended = false;

  constructor(store: ProductStore, publish: Publish, turns: Turns | undefined) {
    this.#store = store;
    this.#publish = publish;
    this.#turns = turns;
  }

  readonly products = {
    get: async (sku: Sku): Promise<Product | undefined> => {
      this.#expectOpen();
      const known = this.#identityMap.get(sku)?.product;
      if (known) return known;
      this.#turn ??= this.#turns?.take(sku);
      await this.#turn;
      const rows = await this.#store.load(sku);
      return rows && this.#theOneOf(rows);
    },
    getByBatchReference: async (reference: BatchReference): Promise<Product | undefined> => {
      this.#expectOpen();
      const known = [...this.#identityMap.values()].find(({ product }) => product.batch(reference));
      if (known) return known.product;
      const sku = await this.#store.skuOf(reference);
      return sku && this.products.get(sku);
    },
    holding: async (orderId: OrderId): Promise<readonly Product[]> => {
      this.#expectOpen();
      const products: Product[] = [];
      for (const sku of await this.#store.skusOf(orderId)) {
        const product = await this.products.get(sku);
        if (product) products.push(product);
      }
      return products;
    },
    add: (product: Product): void => {
      this.#expectOpen();
      this.#identityMap.set(product.sku, { product, loaded: undefined });
    },
  };

  async commit(): Promise<void> {
    this.#expectOpen();
    this.#ended = true;
    const changes = [...this.#identityMap.values()].map(({ product, loaded }) => changeOf(product, loaded));
    // Always in the same order: two who hold each other's next row would wait for each other.
    if (changes.length > 0) await this.#store.write(changes.sort((one, other) => (one.sku < other.sku ? -1 : 1)));
    await this.#endTurn();
    const events = [...this.#identityMap.values()].flatMap(({ product }) => product.takeEvents());
    if (events.length > 0) await this.#publish(events);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended = true;
    await this.#endTurn();
  }

  async #endTurn(): Promise<void> {
    const end = await this.#turn;
    end?.();
  }

  /** The product of these rows; when somebody else was faster to load it, then his. */
  #theOneOf(rows: ProductRows): Product {
    const known = this.#identityMap.get(rows.sku)?.product;
    if (known) return known;
    const product = toProduct(rows);
    this.#identityMap.set(product.sku, { product, loaded: rows });
    return product;
  }

  #expectOpen(): void {
    if (this.#ended) throw new Error("This unit of work has ended: start another one");
  }
}
