import { message } from "../behaviour.ts";
import { type Rule, rules } from "../rules.ts";
import type { Fault } from "./fault.ts";

export const edgeFaults: readonly Fault[] = [
  {
    name: "refuses fields that it does not know",
    wrong: {
      rules: [...rules, { id: "unknown-fields", isBroken: ({ text }) => Object.keys(JSON.parse(text)).length > 3 }],
    },
    violates: ["ignores-unknown-fields"],
  },
  {
    name: "has room for order ids of 254 characters",
    wrong: { rules: [...rules, shorter("orderid")] },
    violates: ["accepts-long-identifiers"],
  },
  {
    name: "has room for SKUs of 254 characters",
    wrong: { rules: [...rules, shorter("sku")] },
    violates: ["accepts-long-identifiers"],
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
    name: "does not tell a wrong method from an unknown path",
    wrong: { wrongMethod: () => message(404, "Nothing here") },
    violates: ["wrong-method"],
  },
  {
    name: "says nothing to a wrong method",
    wrong: { wrongMethod: () => ({ status: 405, body: null }) },
    violates: ["wrong-method"],
  },
];

function shorter(path: string): Rule {
  return { id: `${path}-254`, path, isBroken: ({ text }) => String(JSON.parse(text)[path]).length > 254 };
}
