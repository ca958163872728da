/** What was done to a service: in a line, in full, and what had been done before, all in words. */
export type Deed = {
  readonly headline: string;
  readonly sent: readonly string[];
  readonly soFar: readonly string[];
};

/** Tells somebody who has never seen the checks what was sent, what the contract says to it, and what came back instead. */
export class ContractViolation extends Error {
  override readonly name = "ContractViolation";

  constructor({ headline, sent, soFar }: Deed, contract: string, received: string) {
    const parts = [
      part("so far", soFar),
      part("sent", sent),
      part("contract", contract.split("\n")),
      part("received", received.split("\n")),
    ];
    super(`${headline}\n${parts.flat().join("\n")}`);
  }
}

function part(label: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => `  ${(index === 0 ? label : "").padEnd(10)}${line}`);
}
