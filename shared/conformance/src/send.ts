import { ContractViolation } from "./contract-violation.ts";
import { type Answer, addressOf, asking, type Exchange, type Request, type Sent } from "./exchange.ts";
import { parsed } from "./fields.ts";
import { reasonOf } from "./reason-of.ts";

/** Brings a request to the service at `url` and resolves to the whole answer. */
export type Fetch = (url: string, request: Request, signal: AbortSignal) => Promise<Answer>;

type Way = { readonly fetch?: Fetch | undefined; readonly patience?: number };

/**
 * Sends the request and waits for the whole answer, at most for `patience` milliseconds.
 * @throws ContractViolation when none comes.
 */
export async function send(sent: Sent, { fetch = overTheNetwork, patience = 10_000 }: Way = {}): Promise<Exchange> {
  try {
    return { ...sent, answer: await fetch(sent.url, sent.request, AbortSignal.timeout(patience)) };
  } catch (error) {
    throw new ContractViolation(
      asking(sent),
      `an answer within ${patience / 1_000} s`,
      `no answer: ${reasonOf(error)}`,
    );
  }
}

async function overTheNetwork(url: string, request: Request, signal: AbortSignal): Promise<Answer> {
  const response = await fetch(addressOf({ url, request }), { ...asFetchWantsIt(request), signal });
  const text = await response.text();
  return { status: response.status, text, json: parsed(text) };
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
