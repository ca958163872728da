import { database } from "./database.ts";

/** Puts a little stock in when there is none, so that the first order can be tried at once. */
export function putInDemonstrationStock(): void {
  const { batches } = database.prepare<[], { batches: number }>("SELECT count(*) AS batches FROM batches").get() ?? {};
  if (batches) return;
  database.exec(`
    INSERT INTO batches (reference, sku, qty, available, eta) VALUES
      ('batch-lamps', 'RED-LAMP', 20, 20, NULL),
      ('batch-chairs', 'OAK-CHAIR', 8, 8, NULL),
      ('shipment-chairs', 'OAK-CHAIR', 100, 100, '2031-05-01')
  `);
}

/** Requests to paste into a terminal: an order line, the same again, a product that nobody sells. */
export function curlLines(url: string): string[] {
  const orders = [
    { orderid: "order-1", sku: "OAK-CHAIR", qty: 2 },
    { orderid: "order-1", sku: "OAK-CHAIR", qty: 2 },
    { orderid: "order-2", sku: "NO-SUCH-CHAIR", qty: 2 },
  ];
  const json = "-H 'Content-Type: application/json'";
  return orders.map((order) => `curl -w '\\n' ${json} -d '${JSON.stringify(order)}' ${url}/allocate`);
}
