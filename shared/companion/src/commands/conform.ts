import {
  conform as conformTo,
  mailboxAt,
  overHttp,
  type Report,
  reach,
  type Service,
  Unreachable,
} from "@cosmic/conformance";
import { countsOf, printSubject, printSummary } from "../conform/print.ts";
import { EXIT } from "../exit-code.ts";
import { UserMistake } from "../user-mistake.ts";

type Options = {
  readonly chapter: string;
  readonly redis?: string | undefined;
  readonly mailbox?: string | undefined;
  readonly json?: boolean;
};

/** Before this chapter nobody can give a service its stock from outside. */
const FIRST = 5;

/** `cosmic conform <url> --chapter <number>`: does what answers there keep the wire contract of that chapter? */
export async function conform(url: string, { chapter, redis, mailbox, json = false }: Options): Promise<number> {
  expectChapter(chapter);
  expectUrl(url, "a service", "http://localhost:5005", ["http:", "https:"]);
  if (redis !== undefined) expectUrl(redis, "a Redis", "redis://localhost:6379", ["redis:", "rediss:"]);
  if (mailbox !== undefined) expectUrl(mailbox, "a MailHog or Mailpit", "http://localhost:8025", ["http:", "https:"]);

  const from = mailbox === undefined ? undefined : mailboxAt(mailbox);
  await using service = overHttp(url, { redis, mailbox: from });
  const report = await tried(service, chapter, json ? () => {} : printSubject);
  const { kept, violated, "not tried": notTried } = countsOf(report);
  if (json) console.log(JSON.stringify({ url, chapter, kept, violated, notTried, results: report }, null, 2));
  else printSummary(report, chapter);
  return violated > 0 ? EXIT.findings : EXIT.fine;
}

/** Tells the listener of all checks about a subject when the last of them has ended. */
async function tried(
  service: Service,
  chapter: string,
  listener: (subject: string, results: Report) => void,
): Promise<Report> {
  let current: Report = [];
  const tell = () => {
    const [first] = current;
    if (first) listener(first.subject, current);
  };
  try {
    await reach(service);
    const report = await conformTo(service, chapter, (result) => {
      const isNext = current[0] !== undefined && current[0].subject !== result.subject;
      if (isNext) tell();
      current = isNext ? [result] : [...current, result];
    });
    tell();
    return report;
  } catch (error) {
    if (error instanceof Unreachable) throw new UserMistake(`${error.message}.`);
    throw error;
  }
}

function expectChapter(chapter: string): void {
  if (!/^\d+$/.test(chapter)) throw new UserMistake(`"${chapter}" is not the number of a chapter, such as 07.`);
  if (Number(chapter) >= FIRST) return;
  throw new UserMistake(
    `In chapter ${chapter} there is no POST /add_batch yet, so a service cannot be given stock. Name chapter 05 or a later one.`,
  );
}

function expectUrl(url: string, what: string, example: string, protocols: readonly string[]): void {
  if (protocols.includes(URL.parse(url)?.protocol ?? "")) return;
  throw new UserMistake(`"${url}" is not the URL of ${what}, such as ${example}.`);
}
