import type { Clause } from "../clause.ts";
import { ContractViolation } from "../contract-violation.ts";
import { asking, type Exchange, type Request, told } from "../exchange.ts";
import { fieldsOf } from "../fields.ts";
import type { Fields, Refusal } from "./refusal.ts";
import { type Endpoint, endpoints } from "./refusing-endpoints.ts";

/**
 * Requests that are refused: with a 4xx, a `message`, and `issues` of `{ path, message }`, and without a trace.
 *
 * Our reading of the contract where it leaves room: `path` is the name of the field ("qty"), and where a field is to blame
 * at least one issue names it. Where none is (the body is no JSON object, has another content type or is too large),
 * `issues` may be empty, but is there.
 */
export const refusedInput: readonly Clause[] = endpoints.flatMap((endpoint) =>
  endpoint.refusals.map((refusal) => refusing(endpoint, refusal)),
);

function refusing({ path, from, attempt }: Endpoint, refusal: Refusal): Clause {
  return {
    id: `refuses-${refusal.id}`,
    title: `refuses ${refusal.title}, and writes nothing`,
    from,
    run: async (shop) => {
      const { fields, outcome } = await attempt(shop);

      const refused = await shop.send(requestWith(refusal, path, fields));

      expectRefused(refused, refusal);
      const afterwards = await outcome();
      const untouched = await attempt(shop);
      expectSame(afterwards, await untouched.outcome(), refused);
    },
  };
}

function requestWith({ contentType = "application/json", body }: Refusal, path: string, fields: Fields): Request {
  const request = { method: "POST", path, body: body(fields) };
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
  throw new ContractViolation(asking(refused), `${form}, because ${rule}`, told(refused.answer));
}

function isIssue(value: unknown): value is { readonly path: string; readonly message: string } {
  const { path, message } = fieldsOf(value);
  return typeof path === "string" && typeof message === "string";
}

/**
 * How things stand after a refused request is compared with how they stand where none was sent, lest a service that is
 * wrong about something else be blamed for what it did with the refused request.
 */
function expectSame(afterwards: string, untouched: string, refused: Exchange): void {
  if (afterwards === untouched) return;
  const received = [told(refused.answer), `afterwards, ${afterwards}`, `whereas, nothing refused before, ${untouched}`];
  throw new ContractViolation(asking(refused), "a refused request writes nothing", received.join("\n"));
}
