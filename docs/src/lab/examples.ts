import type { Request } from "@cosmic/playground/application";

/** Requests to begin with: one, or several that are sent one after the other. */
export type Example = Readonly<{ id: string; title: string; shows: string; requests: readonly Request[] }>;

const post = (path: string, body: object): Request => ({
  via: "http",
  method: "POST",
  path,
  body: JSON.stringify(body),
});
const get = (path: string): Request => ({ via: "http", method: "GET", path, body: "" });
const order = (orderid: string, qty: number, sku = "SMALL-TABLE") => post("/allocate", { orderid, sku, qty });
const channel = (name: string, body: object): Request => ({
  via: "channel",
  channel: name,
  text: JSON.stringify(body),
});
const bus = (message: object): Request => ({ via: "bus", text: JSON.stringify(message) });

const firstOrder: Example = {
  id: "allocate",
  title: "Order two tables",
  shows: "The line is taken from the warehouse, since that is there already.",
  requests: [order("order-1", 2)],
};

const again: Example = {
  id: "again",
  title: "The same order again",
  shows: "Nothing changes: an order line is allocated once.",
  requests: [order("order-1", 2)],
};

const outOfStock: Example = {
  id: "out-of-stock",
  title: "Run out of stock",
  shows: "No batch has room for so many. How that is told differs from chapter to chapter.",
  requests: [order("order-3", 500)],
};

const refused: readonly Example[] = [
  {
    id: "unknown",
    title: "Order what nobody sells",
    shows: "The application refuses, and says why.",
    requests: [order("order-4", 1, "NO-SUCH-CHAIR")],
  },
  {
    id: "nonsense",
    title: "Order less than nothing",
    shows: "Refused at the edge: the domain never sees it.",
    requests: [order("order-5", -1)],
  },
];

const withDemonstrationStock: readonly Example[] = [
  firstOrder,
  again,
  {
    id: "shipment",
    title: "Order more than the warehouse has",
    shows: "The warehouse has no room for 30, the shipment has.",
    requests: [order("order-2", 30)],
  },
  outOfStock,
  ...refused,
];

const withBatches: readonly Example[] = [
  {
    id: "add-batch",
    title: "Add a batch",
    shows: "Twenty tables in the warehouse.",
    requests: [post("/add_batch", { ref: "batch-1", sku: "SMALL-TABLE", qty: 20 })],
  },
  {
    id: "add-shipment",
    title: "Add a shipment",
    shows: "A hundred more, still at sea.",
    requests: [post("/add_batch", { ref: "batch-2", sku: "SMALL-TABLE", qty: 100, eta: "2030-01-15" })],
  },
  firstOrder,
  again,
  {
    id: "shipment",
    title: "Order more than the warehouse has",
    shows: "The warehouse has no room for 30, the shipment has.",
    requests: [order("order-2", 30)],
  },
  outOfStock,
];

/** A change of quantity, in the words of a chapter: 09 knows events only. */
type Change = (reference: string, quantity: number) => Request;

const withChanges = (change: Change): readonly Example[] => [
  {
    id: "change-quantity",
    title: "The batch is smaller than we thought",
    shows: "Of twenty tables one is left: the order of two loses its place, and finds another one.",
    requests: [change("batch-1", 1)],
  },
  {
    id: "fifty-lines",
    title: "A batch with fifty lines is lost",
    shows: "A batch, fifty orders that take from it, and then nothing of it is left.",
    requests: [
      post("/add_batch", { ref: "batch-50", sku: "TINY-SPOON", qty: 100 }),
      ...Array.from({ length: 50 }, (_, at) => order(`spoons-${at + 1}`, 2, "TINY-SPOON")),
      change("batch-50", 0),
    ],
  },
];

const event: Change = (reference, quantity) => bus({ type: "BatchQuantityChanged", reference, quantity });
const command: Change = (reference, quantity) => bus({ type: "ChangeBatchQuantity", reference, quantity });
const fromOthers: Change = (batchref, qty) => channel("change_batch_quantity", { batchref, qty });

const cancelled: Example = {
  id: "cancel-shipment",
  title: "The boat sinks",
  shows: "The latest line of the shipment must find another place.",
  requests: [bus({ type: "CancelShipment", reference: "batch-2" })],
};

const fromAnotherSystem: readonly Example[] = [
  {
    id: "channel",
    title: "Another system orders",
    shows: "A message on a channel, for which nobody waits.",
    requests: [channel("allocate", { orderid: "order-6", sku: "SMALL-TABLE", qty: 1 })],
  },
  {
    id: "malformed",
    title: "Another system talks nonsense",
    shows: "The message is dropped, and the consumer lives on.",
    requests: [{ via: "channel", channel: "allocate", text: "{ oops" }],
  },
];

const reads: readonly Example[] = [
  {
    id: "allocations",
    title: "Where does order-1 come from?",
    shows: "A read goes past the domain, to the table that is made for it.",
    requests: [get("/allocations/order-1")],
  },
  { id: "dashboard", title: "All shipments", shows: "The dashboard's data.", requests: [get("/dashboard.json")] },
];

/** Examples of a chapter, in an order that makes sense. Chapters after the last known have what that has. */
export function examplesOf(chapter: string): readonly Example[] {
  const number = Number(chapter);
  if (number === 4) return withDemonstrationStock;
  if (number < 9) return [...withBatches, ...refused];
  if (number === 9) return [...withBatches, ...withChanges(event), ...refused];
  if (number === 10) return [...withBatches, ...withChanges(command), cancelled, ...refused];
  const more = [...withChanges(fromOthers), cancelled, ...fromAnotherSystem, ...refused];
  return number === 11 ? [...withBatches, ...more] : [...withBatches, ...reads, ...more];
}
