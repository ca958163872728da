import type { Line } from "../conversation.ts";

/** One way to break the rules of `POST /allocate`: what becomes of a line that by itself would be served. */
export type Refusal = {
  readonly id: string;
  readonly title: string;
  /** What is broken, in words that follow "because". */
  readonly rule: string;
  readonly body: (line: Line) => string;
  /** "application/json", unless told otherwise; null is none at all. */
  readonly contentType?: string | null;
  /** The field to blame, where it is a field. */
  readonly field?: keyof Line;
};

const asJson = (line: Line) => JSON.stringify(line);

const anObject = "the body must be a JSON object";
const saidToBeJson = "the content type must be application/json";

const bodies: readonly Refusal[] = [
  { id: "malformed-json", title: "malformed JSON", rule: anObject, body: (line) => asJson(line).slice(0, -1) },
  { id: "empty-body", title: "an empty body", rule: anObject, body: () => "" },
  { id: "null-body", title: "null instead of an object", rule: anObject, body: () => "null" },
  { id: "list-body", title: "a list instead of an object", rule: anObject, body: (line) => `[${asJson(line)}]` },
  { id: "text-body", title: "a text instead of an object", rule: anObject, body: () => '"lamp"' },
  { id: "number-body", title: "a number instead of an object", rule: anObject, body: () => "3" },
  { id: "wrong-content-type", title: "text/plain", rule: saidToBeJson, contentType: "text/plain", body: asJson },
  { id: "missing-content-type", title: "no content type", rule: saidToBeJson, contentType: null, body: asJson },
  {
    id: "large-body",
    title: "a body of more than 100 kB",
    rule: "a body must not have more than 100 kB",
    body: (line) => JSON.stringify({ ...line, note: "x".repeat(103_000) }),
  },
];

const identifiers = (["orderid", "sku"] as const).flatMap((field) => {
  const wrong = wrongField(field, `${field} must be a text of 1 to 255 characters`);
  return [
    wrong("missing", undefined),
    wrong("null", "null"),
    wrong("number", "7"),
    wrong("list", '["lamp"]'),
    wrong("empty", '""'),
    wrong("long", `"${"x".repeat(256)}"`, "of 256 characters"),
  ];
});

const wrongQuantity = wrongField("qty", `qty must be a whole number from 1 to ${Number.MAX_SAFE_INTEGER}`);
const quantities = [
  wrongQuantity("missing", undefined),
  wrongQuantity("null", "null"),
  wrongQuantity("true", "true"),
  wrongQuantity("text", '"3"'),
  wrongQuantity("zero", "0"),
  wrongQuantity("negative", "-1"),
  wrongQuantity("fraction", "1.5"),
  // 2^53: the first whole number that another one, 2^53 + 1, is mistaken for.
  wrongQuantity("unsafe", "9007199254740992"),
  // Valid JSON, which JavaScript reads as Infinity.
  wrongQuantity("infinite", "1e400"),
];

export const refusals: readonly Refusal[] = [...bodies, ...identifiers, ...quantities];

/** Puts `json` where the field's value was, to the letter: no value in JavaScript would be written 1e400. */
function wrongField(field: keyof Line, rule: string) {
  return (kind: string, json: string | undefined, inWords = json ?? "missing"): Refusal => ({
    id: `${field}-${kind}`,
    title: `${field} ${inWords}`,
    rule,
    field,
    body: (line) => {
      const { [field]: _, ...others } = line;
      return json === undefined ? JSON.stringify(others) : `{"${field}":${json},${JSON.stringify(others).slice(1)}`;
    },
  });
}
