import type { Behaviour } from "../behaviour.ts";
import { type MessageRule, messageRules } from "../message-rules.ts";
import { type Rule, rules } from "../rules.ts";
import type { Fault } from "./fault.ts";

/** Without these rules there is nothing left to serve: a shop that does not expect such a body falls over it. */
const unreadable = /-(empty-body|malformed-json|null-body|list-body|text-body|number-body)$/;

/** Of these messages, when they are acted on, there is something to see. */
const harmful =
  /^drops-change-qty-(missing|null|true|text|negative|fraction|unsafe|infinite)$|^drops-line-(orderid-(?!.*surrogate).*|qty-(true|text|negative|fraction))$/;

/** For each rule about a request a shop that does not know it. */
const aboutRequests: readonly Fault[] = rules.map((rule) => {
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

/** For each rule about a message a shop that serves none any more once it is broken. */
const fallingSilent: readonly Fault[] = messageRules.map(({ check }) => ({
  name: `serves no message any more after what ${check} is about`,
  wrong: {
    drop: (rule: MessageRule) => {
      if (rule.check === check) throw new TypeError(`did not expect what ${check} is about`);
    },
  },
  violates: [check],
  chapters: ["11", "12"],
}));

const actingOnIt: readonly Fault[] = messageRules
  .filter(({ check }) => harmful.test(check))
  .map((rule) => ({
    name: `acts on what ${rule.check} is about`,
    wrong: { messageRules: messageRules.filter((each) => each !== rule) },
    violates: [rule.check],
    chapters: ["11", "12"],
  }));

/** What cannot be done although nothing is wrong about the message. */
const fallingSilentOverStock: readonly Fault[] = [
  fallingSilentOver("out of stock", "out-of-stock-by-message"),
  fallingSilentOver("another quantity", "other-quantity-by-message"),
  fallingSilentOver("unknown sku", "drops-line-unknown-sku"),
  fallingSilentOver("unknown batch", "drops-change-unknown-batch"),
];

function fallingSilentOver(what: Parameters<Behaviour["refusedMessage"]>[0], id: string): Fault {
  const refusedMessage: Behaviour["refusedMessage"] = (reason) => {
    if (reason === what) throw new Error(`did not expect ${what}`);
  };
  return {
    name: `serves no message any more after ${what}`,
    wrong: { refusedMessage },
    violates: [id],
    chapters: ["11", "12"],
  };
}

export const ruleFaults: readonly Fault[] = [
  ...aboutRequests,
  ...fallingSilent,
  ...fallingSilentOverStock,
  ...actingOnIt,
];
