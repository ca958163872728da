import { correct, message } from "../correct.ts";
import type { Fault } from "./fault.ts";

/** Every check that asks for an order by an id that is not plain. */
export const findingOrders = ["slash", "percent", "space", "plus", "question-mark", "hash", "non-ascii", "long"].map(
  (kind) => `finds-orderid-${kind}`,
);

const findingNothing = ["none", "long", "u0000", "malformed", "not-utf-8"].map(
  (kind) => `finds-nothing-orderid-${kind}`,
);

const finding: readonly Fault[] = [
  {
    name: "does not percent-decode the order id",
    wrong: { orderIn: (encoded) => encoded },
    violates: findingOrders.filter((id) => id !== "finds-orderid-long"),
  },
  {
    name: "percent-decodes the order id twice",
    wrong: { orderIn: (encoded) => decodeURIComponent(correct.orderIn(encoded)) },
    violates: ["finds-orderid-percent"],
  },
  {
    name: "reads a plus sign as a space",
    wrong: { orderIn: (encoded) => correct.orderIn(encoded.replaceAll("%2B", "%20")) },
    violates: ["finds-orderid-plus"],
  },
  {
    name: "ends the order id at its first slash",
    wrong: { orderIn: (encoded) => correct.orderIn(encoded).replace(/[/].*$/, "") },
    violates: ["finds-orderid-slash"],
  },
  {
    name: "ends the order id at its first question mark",
    wrong: { orderIn: (encoded) => correct.orderIn(encoded).replace(/[?].*$/, "") },
    violates: ["finds-orderid-question-mark"],
  },
  {
    name: "ends the order id at its first hash",
    wrong: { orderIn: (encoded) => correct.orderIn(encoded).replace(/#.*$/, "") },
    violates: ["finds-orderid-hash"],
  },
  {
    name: "ends the order id at its first space",
    wrong: { orderIn: (encoded) => correct.orderIn(encoded).replace(/ .*$/, "") },
    violates: ["finds-orderid-space"],
  },
  {
    name: "reads the order id as Latin-1",
    wrong: { orderIn: (encoded) => Buffer.from(correct.orderIn(encoded)).toString("latin1") },
    violates: ["finds-orderid-non-ascii"],
  },
  {
    name: "has room for 254 characters in a path",
    wrong: { orderIn: (encoded) => correct.orderIn(encoded).slice(0, 254) },
    violates: ["finds-orderid-long", "accepts-long-identifiers"],
  },
  {
    name: "falls over an order id that is none",
    wrong: { namesNoOrder: () => message(500, "Internal error") },
    violates: findingNothing,
  },
  {
    name: "says nothing to an order id that is none",
    wrong: { namesNoOrder: () => ({ status: 404, body: null }) },
    violates: findingNothing,
  },
  {
    name: "finds the order of no name",
    wrong: { namesNoOrder: () => ({ status: 200, body: [] }) },
    violates: findingNothing,
  },
  {
    name: "does not tell a wrong method for an order from an unknown path",
    wrong: {
      wrongMethod: (path) => (path.startsWith("/allocations/") ? correct.unknownPath() : correct.wrongMethod(path)),
    },
    violates: ["wrong-method-allocations"],
  },
];

/** Shops that are wrong about which order a path names. */
export const orderIdFaults: readonly Fault[] = finding.map((fault) => ({ ...fault, chapters: ["12"] }));
