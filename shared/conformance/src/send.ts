import { ContractViolation } from "./contract-violation.ts";
import { addressOf, type Exchange, type Request, type Sent } from "./exchange.ts";

/**
 * Sends the request and waits for the whole answer, at most for `patience` milliseconds.
 * @throws ContractViolation when none comes.
 */
export async function send(sent: Sent, patience = 10_000): Promise<Exchange> {
  try {
    const signal = AbortSignal.timeout(patience);
    const response = await fetch(addressOf(sent), { ...asFetchWantsIt(sent.request), signal });
    const text = await response.text();
    return { ...sent, answer: { status: response.status, text, json: parsed(text) } };
  } catch (error) {
    throw new ContractViolation(sent, `an answer within ${patience / 1_000} s`, `no answer: ${reasonOf(error)}`);
  }
}

function asFetchWantsIt({ method, contentType, body }: Request): RequestInit {
  return {
    method,
    redirect: "manual",
    ...(contentType !== undefined && { headers: { "content-type": contentType } }),
    // To a text fetch would add a content type of its own, to bytes it does not.
    ...(body !== undefined && { body: new TextEncoder().encode(body) }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** fetch says no more than "fetch failed": why it did is the cause, or the causes where a name has two addresses. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return "the time is over";
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(", ");
  return error.cause === undefined ? error.message : reasonOf(error.cause);
}
