import { correct, message } from "../correct.ts";
import { type Rule, rules } from "../rules.ts";
import type { Fault } from "./fault.ts";

export const edgeFaults: readonly Fault[] = [
  {
    name: "refuses fields of a line that it does not know",
    wrong: { rules: [...rules, unknownFields("/allocate", 3)] },
    violates: ["ignores-unknown-fields"],
  },
  {
    name: "refuses fields of a batch that it does not know",
    wrong: { rules: [...rules, unknownFields("/add_batch", 4)] },
    violates: ["ignores-unknown-fields-of-batch"],
  },
  {
    name: "has room for order ids of 254 characters",
    wrong: { rules: [...rules, shorter("/allocate", "orderid")] },
    violates: ["accepts-long-identifiers", "finds-orderid-long"],
  },
  {
    name: "has room for SKUs of 254 characters in a line",
    wrong: { rules: [...rules, shorter("/allocate", "sku")] },
    violates: ["accepts-long-identifiers"],
  },
  {
    name: "has room for batch references of 254 characters",
    wrong: { rules: [...rules, shorter("/add_batch", "ref")] },
    violates: ["accepts-long-identifiers-of-batch"],
  },
  {
    name: "has room for SKUs of 254 characters in a batch",
    wrong: { rules: [...rules, shorter("/add_batch", "sku")] },
    violates: ["accepts-long-identifiers-of-batch"],
  },
  {
    name: "answers 200 everywhere",
    wrong: { unknownPath: () => message(200, "Welcome") },
    violates: ["unknown-path"],
  },
  {
    name: "says nothing to an unknown path",
    wrong: { unknownPath: () => ({ status: 404, body: "Not Found" }) },
    violates: ["unknown-path"],
  },
  {
    name: "does not tell a wrong method for a line from an unknown path",
    wrong: { wrongMethod: (path) => (path === "/allocate" ? correct.unknownPath() : correct.wrongMethod(path)) },
    violates: ["wrong-method"],
  },
  {
    name: "does not tell a wrong method for a batch from an unknown path",
    wrong: { wrongMethod: (path) => (path === "/add_batch" ? correct.unknownPath() : correct.wrongMethod(path)) },
    violates: ["wrong-method-add-batch"],
  },
  {
    name: "says nothing to a wrong method",
    wrong: { wrongMethod: () => ({ status: 405, body: null }) },
    violates: ["wrong-method", "wrong-method-add-batch", "wrong-method-allocations"],
  },
];

function unknownFields(endpoint: string, known: number): Rule {
  return { check: "unknown-fields", endpoint, isBroken: ({ text }) => Object.keys(JSON.parse(text)).length > known };
}

function shorter(endpoint: string, path: string): Rule {
  const isBroken: Rule["isBroken"] = ({ text }) => String(JSON.parse(text)[path]).length > 254;
  return { check: `${path}-254`, endpoint, path, isBroken };
}
