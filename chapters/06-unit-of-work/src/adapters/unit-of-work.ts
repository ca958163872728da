import type { BatchReference, Sku } from "@cosmic/kernel";
import type { Batch } from "../domain/batch.ts";
import type { StartUnitOfWork, UnitOfWork } from "../service-layer/unit-of-work.ts";
import { type BatchRows, changeOf, toBatch } from "./batch-rows.ts";
import type { BatchStore } from "./batch-store.ts";

/** The unit of work, written once for every database. It holds no transaction open: the store reads and writes in one each. */
export function unitOfWorkOver(store: BatchStore): StartUnitOfWork {
  return async () => new StoreUnitOfWork(store);
}

class StoreUnitOfWork implements UnitOfWork {
  readonly #store: BatchStore;
  /** Every batch that was handed out or added, with the rows it was made of: the same batch is always the same object. */
  readonly #identityMap = new Map<BatchReference, { batch: Batch; loaded: BatchRows | undefined }>();
  #ended = false;

  constructor(store: BatchStore) {
    this.#store = store;
  }

  readonly batches = {
    get: async (reference: BatchReference): Promise<Batch | undefined> => {
      this.#expectOpen();
      const known = this.#identityMap.get(reference)?.batch;
      if (known) return known;
      const rows = await this.#store.load(reference);
      return rows && this.#theOneOf(rows);
    },
    listBySku: async (sku: Sku): Promise<Batch[]> => {
      this.#expectOpen();
      for (const rows of await this.#store.loadBySku(sku)) this.#theOneOf(rows);
      return [...this.#identityMap.values()].map(({ batch }) => batch).filter((batch) => batch.sku === sku);
    },
    add: (batch: Batch): void => {
      this.#expectOpen();
      this.#identityMap.set(batch.reference, { batch, loaded: undefined });
    },
  };

  async commit(): Promise<void> {
    this.#expectOpen();
    this.#ended = true;
    // Always in the same order: two who hold each other's next row would wait for each other.
    const entries = [...this.#identityMap.values()].sort((one, other) =>
      one.batch.reference < other.batch.reference ? -1 : 1,
    );
    const changes = entries.map(({ batch, loaded }) => changeOf(batch, loaded));
    const necessary = changes.filter((change) => change !== undefined);
    if (necessary.length > 0) await this.#store.write(necessary);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended = true;
  }

  /** The batch of these rows; when somebody else was faster to load it, then his. */
  #theOneOf(rows: BatchRows): Batch {
    const known = this.#identityMap.get(rows.batch.reference)?.batch;
    if (known) return known;
    const batch = toBatch(rows);
    this.#identityMap.set(batch.reference, { batch, loaded: rows });
    return batch;
  }

  #expectOpen(): void {
    if (this.#ended) throw new Error("This unit of work has ended: start another one");
  }
}
