import { addressOf, type Sent, shortened } from "./exchange.ts";

/** Tells somebody who has never seen the checks what was sent, what the contract says to it, and what came back instead. */
export class ContractViolation extends Error {
  override readonly name = "ContractViolation";

  constructor(sent: Sent, contract: string, received: string) {
    const { method, path } = sent.request;
    const parts = [
      part("so far", sent.soFar),
      part("sent", inWords(sent)),
      part("contract", contract.split("\n")),
      part("received", received.split("\n")),
    ];
    super(`${method} ${path} is not answered as the contract says.\n${parts.flat().join("\n")}`);
  }
}

function part(label: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => `  ${(index === 0 ? label : "").padEnd(10)}${line}`);
}

function inWords(sent: Sent): string[] {
  const { method, contentType, body } = sent.request;
  const address = `${method} ${addressOf(sent)}`;
  if (body === undefined) return [address];
  return [`${address} (${contentType ?? "without a content type"})`, shortened(body)];
}
