import type { Answer, Behaviour, Stock } from "../behaviour.ts";
import { correct, newBatch, refusal } from "../correct.ts";
import { type Input, type Rule, rules } from "../rules.ts";
import type { Fault } from "./fault.ts";

const aboutFields = rules.filter(({ path }) => path !== undefined);
const aboutObjects = rules.filter(({ check }) => !/-((empty|null|list|text|number)-body|malformed-json)$/.test(check));
/** The rules whose refused request names the SKU of stock that is there. */
const aboutStock = aboutObjects.filter(({ endpoint, path }) => endpoint === "/allocate" && path !== "sku");
const aboutBatches = aboutObjects.filter(({ endpoint }) => endpoint === "/add_batch");

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
  refusing("adds the batch before it refuses", addAndRefuse, aboutBatches),
];

function issuesOf({ path = "" }: Rule): readonly unknown[] {
  return [{ path, message: "is wrong" }];
}

function refusing(name: string, refuse: Behaviour["refuse"], violated: readonly Rule[]): Fault {
  return { name, wrong: { refuse }, violates: violated.map(({ check }) => check) };
}

function takeAndRefuse(rule: Rule, input: Input, stock: Stock): Answer {
  const batch = stock.batches.find(({ sku }) => sku === fieldsIn(input).sku);
  if (batch && rule.endpoint === "/allocate") batch.available -= 3;
  return correct.refuse(rule, input, stock);
}

/** A trace that only shows when the batch is added as it should be, where it has no stock that can be sold. */
export function addAndRefuse(rule: Rule, input: Input, stock: Stock): Answer {
  const { ref, sku, qty, eta } = fieldsIn(input);
  const isBatch = rule.endpoint === "/add_batch" && aboutBatches.includes(rule);
  const batch = newBatch({
    ref: String(ref),
    sku: String(sku),
    qty: Number(qty),
    eta: eta === null ? null : String(eta),
  });
  if (isBatch) stock.batches = [...stock.batches, batch];
  return correct.refuse(rule, input, stock);
}

function fieldsIn({ text }: Input): Readonly<Record<string, unknown>> {
  try {
    return { ...JSON.parse(text) };
  } catch {
    return {};
  }
}
