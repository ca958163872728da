import type { Mail } from "../src/index.ts";
import type { Answer, AnsweringHttp, Batch, Behaviour, Content, Line, ServingMessages, Telling } from "./behaviour.ts";
import { messageRules } from "./message-rules.ts";
import { rules } from "./rules.ts";

const answeringHttp: AnsweringHttp = {
  rules,
  refuse: ({ path }) => refusal(400, path === undefined ? [] : [{ path, message: "is wrong" }]),
  recognise: (earlier, line) => (earlier.qty === line.qty ? "the same line" : "another quantity"),
  inOrder: (batches) => batches.toSorted((one, other) => (one.eta ?? "").localeCompare(other.eta ?? "")),
  fits: (batch, qty) => batch.available >= qty,
  take: (batch, qty) => {
    batch.available -= qty;
    return true;
  },
  allocated: ({ ref }) => ({ status: 201, body: { batchref: ref } }),
  anotherQuantity: ({ sku, qty }) => message(409, `The order wanted ${qty} of ${sku} before`),
  lostRace: () => message(409, "Somebody else was quicker, try again"),
  outOfStock: ({ sku }) => message(400, `Out of stock for sku ${sku}`),
  unknownSku: ({ sku }) => message(400, `Invalid sku ${sku}`),
  dateIn: (eta) => eta?.slice(0, "YYYY-MM-DD".length) ?? null,
  recogniseBatch: ({ sku, qty, eta }, content) =>
    sku === content.sku && qty === content.qty && eta === content.eta ? "the same batch" : "other content",
  add: (content, stock) => {
    stock.batches = [...stock.batches, newBatch(content)];
    return true;
  },
  added: () => ({ status: 201, text: "OK" }),
  otherContent: ({ ref }) => message(409, `There is another ${ref}`),
  addedMeanwhile: () => message(409, "Somebody else was quicker, try again"),
  unknownPath: () => message(404, "Nothing here"),
  wrongMethod: () => message(405, "Another method"),
  orderIn: (encoded) => {
    const orderid = decodeURIComponent(encoded);
    if (orderid === "" || orderid.length > 255 || orderid.includes("\u0000")) throw new Error("no order");
    return orderid;
  },
  namesNoOrder: () => message(404, "No such order"),
  linesOf: (orderid, stock) => stock.allocations.filter((each) => each.orderid === orderid),
  listed: (lines) => ({ status: 200, body: lines.map(({ sku, batch }) => ({ sku, batchref: batch.ref })) }),
  noLines: () => message(404, "No such order"),
};

const telling: Telling = {
  announce: (line, { ref }) => [{ ...line, batchref: ref }],
  announceSameLine: () => [],
  announceMoved: (line, { ref }) => [{ ...line, batchref: ref }],
  announceOutOfStock: () => [],
  mailOutOfStock: (line) => [outOfStockMail(line)],
  mailGivenUp: (line) => [outOfStockMail(line)],
  mailAllocated: () => [],
  mailRefused: () => [],
};

const servingMessages: ServingMessages = {
  messageRules,
  drop: () => {},
  change: (batch, qty, allocated) => {
    batch.available = qty - allocated;
  },
  toMove: (lines) => lines.toReversed(),
  isShort: ({ available }) => available < 0,
  others: (batches) => answeringHttp.inOrder(batches),
  refusedMessage: () => {},
};

export const correct: Behaviour = { ...answeringHttp, ...telling, ...servingMessages };

/** What is correct in that chapter: not before chapter 12 may an answer leave open which batch a line gets. */
export function correctIn(chapter: string): Behaviour {
  if (Number(chapter) < 8) return correct;
  if (Number(chapter) < 12) return { ...correct, outOfStock: () => ({ status: 201, body: { batchref: null } }) };
  const accepted = (): Answer => ({ status: 202, text: "OK" });
  return { ...correct, allocated: accepted, outOfStock: accepted };
}

export function outOfStockMail({ orderid, sku }: Line): Mail {
  return {
    from: "allocations@example.com",
    to: ["stock@made.com"],
    subject: "Out of stock",
    text: `Out of stock for ${sku}, wanted by ${orderid}`,
  };
}

export function newBatch(content: Content): Batch {
  return { ...content, available: content.qty, version: 0 };
}

export function message(status: number, text: string): Answer {
  return { status, body: { message: text } };
}

export function refusal(status: number, issues: readonly unknown[]): Answer {
  return { status, body: { message: "Invalid request", issues } };
}
