import { ContractViolation } from "./contract-violation.ts";
import type { Conversation } from "./conversation.ts";
import { shortened } from "./exchange.ts";
import type { Mail } from "./service.ts";

const HEADLINE = "The mails are not as the contract says.";
const MOST_SHOWN = 3;

/** What a mail must be like, besides being about the SKU. */
type Promised = { readonly inWords: string; readonly isAsPromised: (mail: Mail) => boolean };

const anything: Promised = { inWords: "of whatever words", isAsPromised: () => true };

/** Waits for it. @throws ContractViolation unless there is a mail about the SKU, and it is as promised. */
export async function expectMail(
  shop: Conversation,
  sku: string,
  because: string,
  { inWords, isAsPromised }: Promised = anything,
): Promise<void> {
  const arrived = await shop.patiently(
    () => mailsAbout(sku, shop),
    (mails) => mails.some(isAsPromised),
  );
  if (arrived.some(isAsPromised)) return;
  const contract = `a mail about ${sku}, ${inWords}, ${because}`;
  throw new ContractViolation(shop.deed(HEADLINE), contract, inFull(arrived, shop.patience));
}

/** @throws ContractViolation when there is a mail about the SKU by now. */
export async function expectNoMail(shop: Conversation, sku: string, because: string): Promise<void> {
  const arrived = await mailsAbout(sku, shop);
  if (arrived.length === 0) return;
  throw new ContractViolation(shop.deed(HEADLINE), `no mail about ${sku}, ${because}`, inFull(arrived, shop.patience));
}

async function mailsAbout(sku: string, shop: Conversation): Promise<readonly Mail[]> {
  const mails = await shop.mails();
  return mails.filter(({ subject, text }) => subject.includes(sku) || text.includes(sku));
}

function inFull(mails: readonly Mail[], patience: number): string {
  if (mails.length === 0) return `within ${patience / 1_000} s, no mail about it`;
  const shown = mails.slice(0, MOST_SHOWN).map(({ from, to, subject, text }) => {
    return `a mail from ${from} to ${to.join(", ")} with the subject ${JSON.stringify(subject)}: ${JSON.stringify(shortened(text))}`;
  });
  return shown.join("\n");
}
