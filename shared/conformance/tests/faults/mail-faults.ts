import type { Mail } from "../../src/index.ts";
import type { Line } from "../behaviour.ts";
import { outOfStockMail } from "../correct.ts";
import type { Fault } from "./fault.ts";

const whateverIsMailed = [
  "mails-out-of-stock",
  "mails-to-stock",
  "mails-from-allocations",
  "mails-order",
  "mails-any-sku",
];

/** Shops that are wrong about mails. */
export const mailFaults: readonly Fault[] = [
  {
    name: "mails nobody",
    wrong: { mailOutOfStock: () => [] },
    violates: [...whateverIsMailed, "mails-nothing-else", "mails-out-of-stock-by-message"],
  },
  mailing("mails the SKU in other words", ({ sku, orderid }) => ({ text: `No ${sku} for ${orderid}` }), [
    "mails-out-of-stock",
    "mails-any-sku",
  ]),
  mailing(
    "mails the SKU in the subject",
    ({ sku, orderid }) => ({ subject: sku, text: `Out of stock for ${orderid}` }),
    ["mails-out-of-stock", "mails-any-sku"],
  ),
  mailing("mails somebody else", () => ({ to: ["sales@made.com"] }), ["mails-to-stock"]),
  mailing("mails from elsewhere", () => ({ from: "noreply@made.com" }), ["mails-from-allocations"]),
  mailing("does not mail whose order it is", ({ sku }) => ({ text: `Out of stock for ${sku}` }), ["mails-order"]),
  mailing("mails ASCII", (line) => ({ text: outOfStockMail(line).text.replace(/[^\0-\x7f]/g, "?") }), [
    "mails-any-sku",
  ]),
  {
    name: "mails about lines that are allocated",
    wrong: { mailAllocated: (line) => [outOfStockMail(line)] },
    violates: ["mails-nothing-else"],
  },
  {
    name: "mails about lines that are refused",
    wrong: { mailRefused: (line) => [outOfStockMail(line)] },
    violates: ["mails-nothing-else"],
  },
  {
    name: "mails nobody about a line that has lost its batch",
    wrong: { mailGivenUp: () => [] },
    violates: ["mails-line-given-up"],
  },
  {
    name: "mails about a line that has lost its batch, but not whose order it is",
    wrong: { mailGivenUp: (line) => [{ ...outOfStockMail(line), text: `Out of stock for ${line.sku}` }] },
    violates: ["mails-line-given-up"],
  },
];

function mailing(name: string, change: (line: Line) => Partial<Mail>, violates: readonly string[]): Fault {
  return { name, wrong: { mailOutOfStock: (line) => [{ ...outOfStockMail(line), ...change(line) }] }, violates };
}
