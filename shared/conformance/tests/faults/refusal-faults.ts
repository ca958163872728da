import { type Answer, type Behaviour, correct, refusal, type Stock } from "../behaviour.ts";
import { type Input, type Rule, rules } from "../rules.ts";
import type { Fault } from "./fault.ts";

const refusalsOf = (those: readonly Rule[]) => those.map(({ id }) => `refuses-${id}`);
const aboutFields = rules.filter(({ path }) => path !== undefined);
/** The rules whose refused request names the SKU of stock that is there. */
const aboutStock = rules.filter(({ id }) => !/^(sku-|null-|list-|text-|number-|empty-|malformed-)/.test(id));

/** Shops that refuse what they should, but not as they should. */
export const refusalFaults: readonly Fault[] = [
  refusing("refuses as if it were its own fault", (rule) => refusal(500, issuesOf(rule)), rules),
  refusing("refuses as if all were well", (rule) => refusal(200, issuesOf(rule)), rules),
  refusing("refuses without a message", (rule) => ({ status: 400, body: { issues: issuesOf(rule) } }), rules),
  refusing("refuses without issues", () => ({ status: 400, body: { message: "Invalid request" } }), rules),
  refusing("blames nothing", () => refusal(400, []), aboutFields),
  refusing("blames another field", () => refusal(400, [{ path: "colour", message: "is wrong" }]), aboutFields),
  refusing("does not say where something is wrong", () => refusal(400, [{ message: "is wrong" }]), rules),
  refusing("does not say what is wrong", ({ path = "" }) => refusal(400, [{ path }]), rules),
  refusing("takes the stock before it refuses", takeAndRefuse, aboutStock),
];

function issuesOf({ path = "" }: Rule): readonly unknown[] {
  return [{ path, message: "is wrong" }];
}

function refusing(name: string, refuse: Behaviour["refuse"], violated: readonly Rule[]): Fault {
  return { name, wrong: { refuse }, violates: refusalsOf(violated) };
}

function takeAndRefuse(rule: Rule, input: Input, stock: Stock): Answer {
  const batch = stock.batches.find(({ sku }) => sku === skuIn(input));
  if (batch) batch.available -= 3;
  return correct.refuse(rule, input, stock);
}

function skuIn({ text }: Input): unknown {
  try {
    return JSON.parse(text)?.sku;
  } catch {
    return undefined;
  }
}
