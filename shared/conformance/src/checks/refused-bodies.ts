import type { Fields, Refusal } from "./refusal.ts";

const asJson = (fields: Fields) => JSON.stringify(fields);

const anObject = "the body must be a JSON object";
const saidToBeJson = "the content type must be application/json";

/** What is refused whatever the fields say. */
export const refusedBodies: readonly Refusal[] = [
  { id: "malformed-json", title: "malformed JSON", rule: anObject, body: (fields) => asJson(fields).slice(0, -1) },
  { id: "empty-body", title: "an empty body", rule: anObject, body: () => "" },
  { id: "null-body", title: "null instead of an object", rule: anObject, body: () => "null" },
  { id: "list-body", title: "a list instead of an object", rule: anObject, body: (fields) => `[${asJson(fields)}]` },
  { id: "text-body", title: "a text instead of an object", rule: anObject, body: () => '"lamp"' },
  { id: "number-body", title: "a number instead of an object", rule: anObject, body: () => "3" },
  { id: "wrong-content-type", title: "text/plain", rule: saidToBeJson, contentType: "text/plain", body: asJson },
  { id: "missing-content-type", title: "no content type", rule: saidToBeJson, contentType: null, body: asJson },
  {
    id: "large-body",
    title: "a body of more than 100 kB",
    rule: "a body must not have more than 100 kB",
    body: (fields) => JSON.stringify({ ...fields, note: "x".repeat(103_000) }),
  },
];
