import type { Line } from "./allocator.ts";

type NewBatch = Readonly<{ reference: string; sku: string; quantity: number; eta: string | null }>;

/** What is used of a chapter's message bus, from 10 on. */
export type CommandBus = {
  readonly handle: (
    command: Readonly<{ type: "Allocate" } & Line> | Readonly<{ type: "AddBatch" } & NewBatch>,
  ) => Promise<unknown>;
  readonly settled?: () => Promise<void>;
};

/** The two things that are asked for, as commands. @throws Error when an order cannot be served. */
export function handledBy(bus: CommandBus, close: () => Promise<void>) {
  return {
    addBatch: async (batch: NewBatch): Promise<void> => void (await bus.handle({ type: "AddBatch", ...batch })),
    allocate: async (line: Line): Promise<string> => {
      const reference = await bus.handle({ type: "Allocate", ...line });
      if (typeof reference !== "string") throw new Error(`out of stock: ${line.sku}`);
      return reference;
    },
    [Symbol.asyncDispose]: close,
  };
}
