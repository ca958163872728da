import { ContractViolation } from "./contract-violation.ts";
import { type Exchange, told } from "./exchange.ts";

/** Whether the line has got stock, of whatever batch. */
export function isAllocated({ answer }: Exchange): boolean {
  return answer.status === 201 && typeof fieldsOf(answer.json).batchref === "string";
}

/** From chapter 08 on a line that is out of stock is accepted all the same, but gets no batch. */
export function isOutOfStock({ answer }: Exchange): boolean {
  return answer.status === 400 || (answer.status === 201 && fieldsOf(answer.json).batchref === null);
}

/** @throws ContractViolation unless the line was allocated to the batch `batchref`. */
export function expectAllocatedTo(batchref: string, exchange: Exchange, because: string): void {
  const { answer } = exchange;
  if (answer.status === 201 && fieldsOf(answer.json).batchref === batchref) return;
  throw new ContractViolation(exchange, `201 ${JSON.stringify({ batchref })}, ${because}`, told(answer));
}

/** @throws ContractViolation unless the line got no stock; how that is told depends on the chapter. */
export function expectOutOfStock(exchange: Exchange, because: string): void {
  if (isOutOfStock(exchange)) return;
  const contract = `400 {"message": some text}, or from chapter 08 on 201 {"batchref":null}, ${because}`;
  throw new ContractViolation(exchange, contract, told(exchange.answer));
}

/** @throws ContractViolation unless the batch was accepted. */
export function expectAdded(exchange: Exchange, because: string): void {
  const { answer } = exchange;
  if (answer.status === 201 && answer.text === "OK") return;
  throw new ContractViolation(exchange, `201 and the text OK (which is not JSON), ${because}`, told(answer));
}

/** @throws ContractViolation unless the answer has this status and a message: `message`, or else any text. */
export function expectMessage(status: number, exchange: Exchange, because: string, message?: string): void {
  const { answer } = exchange;
  const received = fieldsOf(answer.json).message;
  const isAsExpected = message === undefined ? typeof received === "string" : received === message;
  if (answer.status === status && isAsExpected) return;
  const body = message === undefined ? '{"message": some text}' : JSON.stringify({ message });
  throw new ContractViolation(exchange, `${status} ${body}, ${because}`, told(answer));
}

/** @throws ContractViolation unless the line is refused because no batch of `sku` was ever added. */
export function expectUnknownSku(sku: string, exchange: Exchange, because: string): void {
  expectMessage(400, exchange, because, `Invalid sku ${sku}`);
}

/** The fields of a JSON object; of anything else, none. */
export function fieldsOf(json: unknown): Readonly<Record<string, unknown>> {
  return typeof json === "object" && json !== null ? { ...json } : {};
}
