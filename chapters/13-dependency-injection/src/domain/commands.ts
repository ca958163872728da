/** A new batch was bought; `eta` is `YYYY-MM-DD`, or null when it is in the warehouse already. */
export type AddBatch = Readonly<{
  type: "AddBatch";
  reference: string;
  sku: string;
  quantity: number;
  eta: string | null;
}>;

/** A customer orders something. */
export type Allocate = Readonly<{ type: "Allocate"; orderId: string; sku: string; quantity: number }>;

/** A customer gives something back. */
export type Deallocate = Readonly<{ type: "Deallocate"; orderId: string; sku: string }>;

/** More or less of a batch was bought than we thought. */
export type ChangeBatchQuantity = Readonly<{ type: "ChangeBatchQuantity"; reference: string; quantity: number }>;

/** The boat sank: the next line of its batch must find another place. To be given again until nothing is left. */
export type CancelShipment = Readonly<{ type: "CancelShipment"; reference: string }>;

/** What somebody wants us to do, in the imperative and in primitives. It can be refused, and whoever wants it is told. */
export type Command = AddBatch | Allocate | Deallocate | ChangeBatchQuantity | CancelShipment;

/** The command of that type; of several types, one of them. */
export type CommandOf<Type extends Command["type"]> = Readonly<{ type: Type }> & Extract<Command, { type: Type }>;

/** What there is at run time of the types of commands. The compiler misses one that is not there. */
export const commandTypes: Readonly<Record<Command["type"], true>> = {
  AddBatch: true,
  Allocate: true,
  Deallocate: true,
  ChangeBatchQuantity: true,
  CancelShipment: true,
};
