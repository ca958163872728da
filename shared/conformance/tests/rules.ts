/** What a request brings. */
export type Input = { readonly path: string; readonly contentType: string | undefined; readonly text: string };

/** A reason to refuse a request. Each stands alone, so that a shop without it accepts just what it is about. */
export type Rule = {
  /** The check that is about it: "refuses-qty-zero". */
  readonly check: string;
  /** Where it holds: "/allocate". */
  readonly endpoint: string;
  /** The field to blame, where it is a field. */
  readonly path?: string;
  readonly isBroken: (input: Input) => boolean;
};

export type Told = Omit<Rule, "check" | "endpoint"> & { readonly id: string };

export const objects: readonly Told[] = [
  { id: "large-body", isBroken: ({ text }) => text.length > 100_000 },
  { id: "missing-content-type", isBroken: ({ contentType }) => contentType === undefined },
  { id: "wrong-content-type", isBroken: ({ contentType = "application/json" }) => contentType !== "application/json" },
  { id: "empty-body", isBroken: ({ text }) => text === "" },
  { id: "malformed-json", isBroken: ({ text }) => text !== "" && !isJson(text) },
  { id: "null-body", isBroken: ({ text }) => JSON.parse(text) === null },
  { id: "list-body", isBroken: ({ text }) => Array.isArray(JSON.parse(text)) },
  { id: "text-body", isBroken: ({ text }) => typeof JSON.parse(text) === "string" },
  { id: "number-body", isBroken: ({ text }) => typeof JSON.parse(text) === "number" },
];

export const quantities: readonly Told[] = [
  field("qty", "missing", (value) => value === undefined),
  field("qty", "null", (value) => value === null),
  field("qty", "true", (value) => typeof value === "boolean"),
  field("qty", "text", (value) => typeof value === "string"),
  field("qty", "zero", (value) => value === 0),
  field("qty", "negative", (value) => typeof value === "number" && value < 0),
  field("qty", "fraction", (value) => typeof value === "number" && value % 1 > 0),
  field("qty", "unsafe", (value) => Number.isInteger(value) && Number(value) > Number.MAX_SAFE_INTEGER),
  field("qty", "infinite", (value) => value === Number.POSITIVE_INFINITY),
];

const dates: readonly Told[] = [
  field("eta", "number", (value) => typeof value === "number"),
  field("eta", "true", (value) => typeof value === "boolean"),
  field("eta", "list", (value) => Array.isArray(value)),
  field("eta", "empty", (value) => value === ""),
  field("eta", "words", (value) => typeof value === "string" && value.includes("next")),
  field("eta", "other-form", (value) => typeof value === "string" && value.includes("/")),
  field("eta", "30-february", (value) => value === "2030-02-30"),
  field("eta", "30-february-with-time", (value) => typeof value === "string" && value.includes("-02-30T")),
  field("eta", "month-13", (value) => typeof value === "string" && value.includes("-13-")),
  field("eta", "year-0", (value) => typeof value === "string" && value.startsWith("0000-")),
];

export const rules: readonly Rule[] = [
  ...[...objects, ...identifiers("orderid"), ...identifiers("sku"), ...quantities].map(
    ({ id, ...rule }): Rule => ({ ...rule, endpoint: "/allocate", check: `refuses-${id}` }),
  ),
  ...[...objects, ...identifiers("ref"), ...identifiers("sku"), ...quantities, ...dates].map(
    ({ id, ...rule }): Rule => ({ ...rule, endpoint: "/add_batch", check: `refuses-batch-${id}` }),
  ),
];

export function identifiers(path: string): readonly Told[] {
  return [
    field(path, "missing", (value) => value === undefined),
    field(path, "null", (value) => value === null),
    field(path, "number", (value) => typeof value === "number"),
    field(path, "list", (value) => Array.isArray(value)),
    field(path, "empty", (value) => value === ""),
    field(path, "long", (value) => typeof value === "string" && value.length > 255),
    field(path, "u0000", (value) => typeof value === "string" && value.includes("\u0000")),
    field(path, "lone-surrogate", (value) => typeof value === "string" && !value.isWellFormed()),
  ];
}

function field(path: string, kind: string, isWrong: (value: unknown) => boolean): Told {
  return { id: `${path}-${kind}`, path, isBroken: ({ text }) => isWrong(JSON.parse(text)[path]) };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
