import { ContractViolation } from "./contract-violation.ts";
import { asking, type Exchange, told } from "./exchange.ts";
import { type Fate, tallyOf } from "./fate.ts";
import { fieldsOf } from "./fields.ts";

/** @throws ContractViolation unless the line was allocated to the batch `batchref`. */
export function expectAllocatedTo(batchref: string, fate: Fate, because: string): void {
  if (fate.batchref === batchref) return;
  const { exchange, line, dialect } = fate;
  const contract = `${dialect.allocated(exchange, line, batchref)}, ${because}`;
  throw new ContractViolation(asking(exchange), contract, told(exchange.answer));
}

/** @throws ContractViolation unless the line got no stock; how that is told depends on the chapter. */
export function expectOutOfStock(fate: Fate, because: string): void {
  if (fate.batchref === null) return;
  const { exchange, line, dialect } = fate;
  const contract = `${dialect.outOfStock(exchange, line)}, ${because}`;
  throw new ContractViolation(asking(exchange), contract, told(exchange.answer));
}

/** @throws ContractViolation with the first of them as the example, unless the promise about all of them is kept. */
export function expectOfAll(fates: readonly Fate[], promise: string, isKept: boolean): void {
  const [example] = fates;
  if (!isKept && example) throw new ContractViolation(asking(example.exchange), promise, tallyOf(fates));
}

/** @throws ContractViolation unless the batch was accepted. */
export function expectAdded(exchange: Exchange, because: string): void {
  expectOk(201, exchange, because);
}

/** @throws ContractViolation unless the answer has this status and is the text OK. */
export function expectOk(status: number, exchange: Exchange, because: string): void {
  const { answer } = exchange;
  if (answer.status === status && answer.text === "OK") return;
  const contract = `${status} and the text OK (which is not JSON), ${because}`;
  throw new ContractViolation(asking(exchange), contract, told(answer));
}

/** @throws ContractViolation unless the answer has this status and a message: `message`, or else any text. */
export function expectMessage(status: number, exchange: Exchange, because: string, message?: string): void {
  const { answer } = exchange;
  const received = fieldsOf(answer.json).message;
  const isAsExpected = message === undefined ? typeof received === "string" : received === message;
  if (answer.status === status && isAsExpected) return;
  const body = message === undefined ? '{"message": some text}' : JSON.stringify({ message });
  throw new ContractViolation(asking(exchange), `${status} ${body}, ${because}`, told(answer));
}

/** @throws ContractViolation unless the line is refused because no batch of its SKU was ever added. */
export function expectUnknownSku({ line, exchange }: Fate, because: string): void {
  expectMessage(400, exchange, because, `Invalid sku ${line.sku}`);
}
