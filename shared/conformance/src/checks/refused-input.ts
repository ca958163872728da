import { randomOrderId } from "@cosmic/testkit/random";
import type { Check } from "../check.ts";
import { ContractViolation } from "../contract-violation.ts";
import { Conversation, type Line } from "../conversation.ts";
import { type Exchange, type Request, told } from "../exchange.ts";
import { fieldsOf, isAllocated } from "../expectations.ts";
import type { Batch } from "../service.ts";
import { type Refusal, refusals } from "./refusals.ts";

/**
 * Requests that `POST /allocate` refuses: with a 4xx, a `message`, and `issues` of `{ path, message }`, and without a trace.
 *
 * Our reading of the contract where it leaves room: `path` is the name of the field ("qty"), and where a field is to blame
 * at least one issue names it. Where none is (the body is no JSON object, has another content type or is too large),
 * `issues` may be empty, but is there.
 */
export const refusedInput: readonly Check[] = refusals.map((refusal) => ({
  id: `refuses-${refusal.id}`,
  title: `refuses ${refusal.title}, and writes nothing`,
  from: "04",
  run: async (service) => {
    const shop = new Conversation(service);
    const batch = await shop.addBatch();

    const refused = await shop.send(requestWith(refusal, { orderid: randomOrderId(), sku: batch.sku, qty: 3 }));

    expectRefused(refused, refusal);
    const afterwards = await sellOut(shop, batch);
    const otherwise = await sellOut(shop, await shop.addBatch());
    expectSame(afterwards, otherwise, refused);
  },
}));

function requestWith({ contentType = "application/json", body }: Refusal, line: Line): Request {
  const request = { method: "POST", path: "/allocate", body: body(line) };
  return contentType === null ? request : { ...request, contentType };
}

function expectRefused(refused: Exchange, { rule, field }: Refusal): void {
  const { status, json } = refused.answer;
  const { message, issues } = fieldsOf(json);
  const areIssues = Array.isArray(issues) && issues.every(isIssue);
  const isBlamed = field === undefined || (areIssues && issues.some(({ path }) => path === field));
  if (status >= 400 && status < 500 && typeof message === "string" && areIssues && isBlamed) return;

  const issue = field === undefined ? "" : `{"path":"${field}","message": some text}`;
  const form = `4xx {"message": some text, "issues": [${issue}]}`;
  throw new ContractViolation(refused, `${form}, because ${rule}`, told(refused.answer));
}

function isIssue(value: unknown): value is { readonly path: string; readonly message: string } {
  const { path, message } = fieldsOf(value);
  return typeof path === "string" && typeof message === "string";
}

/**
 * Stock that a refused request was about sells as stock that was never asked for. The two are compared, lest a service
 * that is wrong about how much a batch can serve be blamed for what it did with the refused request. Where an
 * answer names no batch (from chapter 12 on) the two are always alike, and only the refusal itself is checked.
 */
function expectSame(afterwards: string, otherwise: string, refused: Exchange): void {
  if (afterwards === otherwise) return;
  const received = [
    told(refused.answer),
    `afterwards, of the stock it was about, ${afterwards}`,
    `whereas, of stock never asked for, ${otherwise}`,
  ];
  throw new ContractViolation(refused, "a refused request writes nothing", received.join("\n"));
}

async function sellOut(shop: Conversation, { sku, qty }: Batch): Promise<string> {
  const all = await shop.allocate({ sku, qty });
  const more = await shop.allocate({ sku, qty: 1 });
  const outcome = (line: Exchange) => (isAllocated(line) ? "allocated" : "refused");
  return `a line of all ${qty} was ${outcome(all)} and then a line of 1 ${outcome(more)}`;
}
