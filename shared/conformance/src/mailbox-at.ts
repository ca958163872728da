import { type AddressObject, simpleParser } from "mailparser";
import { fieldsOf } from "./fields.ts";
import { Unreachable } from "./not-tried.ts";
import { reasonOf } from "./reason-of.ts";
import type { Mail, Mailbox } from "./service.ts";

/** More than a run of all checks brings about. */
const MOST = 1_000;

/**
 * The mails that a MailHog or a Mailpit has received, read from its web address: `http://localhost:8025`.
 * @throws Unreachable when neither answers there.
 */
export function mailboxAt(url: string): Mailbox {
  const read = new Map<string, Promise<Mail>>();
  const once = (id: string, source: () => Promise<string>) => {
    const mail = read.get(id) ?? source().then(mailIn);
    read.set(id, mail);
    return mail;
  };
  return async () => {
    const hog = await get(url, `/api/v2/messages?limit=${MOST}`);
    if (hog.ok) {
      const { items } = fieldsOf(await hog.json());
      return Promise.all(listOf(items).map((each) => once(String(each.ID), async () => sourceIn(each.Raw))));
    }
    const pit = await get(url, `/api/v1/messages?limit=${MOST}`);
    if (!pit.ok) throw new Unreachable(`Neither MailHog nor Mailpit answers at ${url}`);
    const { messages } = fieldsOf(await pit.json());
    const sourceOf = async (id: string) => (await get(url, `/api/v1/message/${id}/raw`)).text();
    return Promise.all(listOf(messages).map(({ ID }) => once(String(ID), () => sourceOf(String(ID)))));
  };
}

async function get(url: string, path: string): Promise<Response> {
  try {
    return await fetch(url.replace(/\/$/, "") + path, { signal: AbortSignal.timeout(10_000) });
  } catch (error) {
    throw new Unreachable(`Nobody answers as a mailbox at ${url}: ${reasonOf(error)}`);
  }
}

function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

function sourceIn(raw: unknown): string {
  return String(fieldsOf(raw).Data);
}

async function mailIn(source: string): Promise<Mail> {
  const { from, to, subject = "", text = "" } = await simpleParser(source);
  return { from: addressesIn(from).join(", "), to: addressesIn(to), subject, text };
}

function addressesIn(header: AddressObject | AddressObject[] | undefined): string[] {
  const headers = header === undefined ? [] : [header].flat();
  return headers.flatMap(({ value }) => value.flatMap(({ address }) => address ?? []));
}
