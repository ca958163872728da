import { type Rule, rules } from "../rules.ts";
import type { Fault } from "./fault.ts";

/** Without these rules there is nothing left to serve: a shop that does not expect such a body falls over it. */
const unreadable = /-(empty-body|malformed-json|null-body|list-body|text-body|number-body)$/;

/** For each rule a shop that does not know it. */
export const ruleFaults: readonly Fault[] = rules.map((rule) => {
  const fallsOver = unreadable.test(rule.check);
  const changed = fallsOver ? fallingOver(rule) : { ...rule, isBroken: () => false };
  return {
    name: `${fallsOver ? "falls over" : "lets pass"} what ${rule.check} is about`,
    wrong: { rules: rules.map((each) => (each === rule ? changed : each)) },
    violates: [rule.check],
  };
});

function fallingOver(rule: Rule): Rule {
  const isBroken: Rule["isBroken"] = (input) => {
    if (rule.isBroken(input)) throw new TypeError(`did not expect what ${rule.check} is about`);
    return false;
  };
  return { ...rule, isBroken };
}
