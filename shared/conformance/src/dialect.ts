import type { Exchange, Request } from "./exchange.ts";
import { fieldsOf } from "./fields.ts";
import { allocateRequest, allocationsRequest, type Line } from "./requests.ts";

/** How services of some chapters tell where a line has ended. */
export type Dialect = {
  /** Whether `POST /allocate` was answered so that the batch is still to be asked for. */
  readonly isAccepted: (posted: Exchange) => boolean;
  /** Asks where a line is by now that was allocated before. */
  readonly question: (line: Line) => Request;
  /** The batch that the line has got; null when there is no stock for it, undefined when the answer tells neither. */
  readonly batchIn: (told: Exchange, line: Line) => string | null | undefined;
  /** The answer that tells that the line has got `batchref`, in words. */
  readonly allocated: (told: Exchange, line: Line, batchref: string) => string;
  /** The answer that tells that there is no stock for it, in words. */
  readonly outOfStock: (told: Exchange, line: Line) => string;
};

const refusing: Dialect = {
  isAccepted: () => false,
  question: allocateRequest,
  batchIn: ({ answer }) => (answer.status === 400 ? null : (namedIn(answer.json, answer.status) ?? undefined)),
  allocated: (_told, _line, batchref) => `201 ${JSON.stringify({ batchref })}`,
  outOfStock: () => '400 {"message": some text}',
};

const answeringNull: Dialect = {
  ...refusing,
  batchIn: ({ answer }) => namedIn(answer.json, answer.status),
  outOfStock: () => '201 {"batchref":null}',
};

const accepting: Dialect = {
  isAccepted: ({ answer }) => answer.status === 202 && answer.text === "OK",
  question: ({ orderid }) => allocationsRequest(orderid),
  batchIn: ({ request, answer }, { sku }) => {
    if (request.method !== "GET") return undefined;
    if (answer.status === 404) return null;
    return answer.status === 200 ? listedIn(answer.json, sku) : undefined;
  },
  allocated: (told, line, batchref) => asksFirst(told, line, `200 ${JSON.stringify([{ sku: line.sku, batchref }])}`),
  outOfStock: (told, line) => asksFirst(told, line, '404 {"message": some text}'),
};

/** The way in which services of that chapter tell it. */
export function dialectOf(chapter: number): Dialect {
  if (chapter < 8) return refusing;
  return chapter < 12 ? answeringNull : accepting;
}

/** Where the line has not even been accepted, both answers are told that there should have been. */
function asksFirst({ request }: Exchange, { orderid }: Line, told: string): string {
  if (request.method === "GET") return told;
  return `202 and the text OK, and then to GET ${allocationsRequest(orderid).path} ${told}`;
}

function namedIn(json: unknown, status: number): string | null | undefined {
  const { batchref } = fieldsOf(json);
  return status === 201 && (typeof batchref === "string" || batchref === null) ? batchref : undefined;
}

function listedIn(json: unknown, sku: string): string | null | undefined {
  if (!Array.isArray(json)) return undefined;
  const [entry, second] = json.map(fieldsOf).filter((each) => each.sku === sku);
  if (entry === undefined) return null;
  return second === undefined && typeof entry.batchref === "string" ? entry.batchref : undefined;
}
