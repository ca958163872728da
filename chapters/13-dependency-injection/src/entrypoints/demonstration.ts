/** Lines to paste into another terminal: a batch, an order that takes from it, one that wants more than there is, and where it went. */
export function linesToTry(url: string): string[] {
  const post = (path: string, body: object) =>
    `curl -s -w '\\n' ${url}${path} -H 'content-type: application/json' -d '${JSON.stringify(body)}'`;
  return [
    post("/add_batch", { ref: "batch-1", sku: "SMALL-TABLE", qty: 20, eta: "2030-01-15" }),
    post("/allocate", { orderid: "order-1", sku: "SMALL-TABLE", qty: 2 }),
    post("/allocate", { orderid: "order-2", sku: "SMALL-TABLE", qty: 200 }),
    `curl -s -w '\\n' ${url}/allocations/order-1`,
  ];
}
