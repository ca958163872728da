import { openServer } from "@cosmic/testkit";
import { describe, expect, test } from "vitest";
import { mailboxAt, Unreachable } from "../src/index.ts";

const source = [
  "From: Allocations <allocations@example.com>",
  "To: stock@made.com, Boss <boss@made.com>",
  "Subject: =?UTF-8?Q?Ausverk=C3=A4ufe?=",
  "Content-Type: text/plain; charset=utf-8",
  "Content-Transfer-Encoding: quoted-printable",
  "",
  "Out of stock for Lampe-f=C3=BCr-=",
  "Zo=C3=AB",
].join("\r\n");
const mail = {
  from: "allocations@example.com",
  to: ["stock@made.com", "boss@made.com"],
  subject: "Ausverkäufe",
  text: "Out of stock for Lampe-für-Zoë",
};

test("mails are read from a MailHog", async () => {
  await using hog = await answering((path) =>
    path.startsWith("/api/v2/messages?") ? { items: [{ ID: "1", Raw: { From: "x", Data: source } }] } : undefined,
  );

  expect(await mailboxAt(hog.url)()).toEqual([mail]);
});

describe("a Mailpit", () => {
  test("is read from", async () => {
    await using pit = await answering(mailpit);

    expect(await mailboxAt(`${pit.url}/`)()).toEqual([mail]);
  });

  test("is asked for each mail once, however often the mailbox is looked into", async () => {
    await using pit = await answering(mailpit);
    const mailbox = mailboxAt(pit.url);

    await mailbox();
    await mailbox();

    expect(pit.asked.filter((path) => path.endsWith("/raw"))).toEqual(["/api/v1/message/m1/raw"]);
  });

  function mailpit(path: string): unknown {
    if (path.startsWith("/api/v1/messages?")) return { total: 1, messages: [{ ID: "m1", Snippet: "Out of" }] };
    return path === "/api/v1/message/m1/raw" ? source : undefined;
  }
});

describe("no mailbox is", () => {
  test("what does not know the paths of one", async () => {
    await using other = await answering(() => undefined);

    await expect(mailboxAt(other.url)()).rejects.toThrow(
      new Unreachable(`Neither MailHog nor Mailpit answers at ${other.url}`),
    );
  });

  test("where nobody answers", async () => {
    const gone = await answering(() => undefined);
    await gone[Symbol.asyncDispose]();

    const looked = mailboxAt(gone.url)();

    await expect(looked).rejects.toThrow(Unreachable);
    await expect(looked).rejects.toThrow(/^Nobody answers as a mailbox at http.*: .*ECONNREFUSED/);
  });
});

/** A server that answers 404 where there is nothing. */
async function answering(answerTo: (path: string) => unknown) {
  const asked: string[] = [];
  const server = await openServer(({ url = "" }, response) => {
    asked.push(url);
    const answer = answerTo(url);
    const body = typeof answer === "string" ? answer : JSON.stringify(answer);
    response.writeHead(answer === undefined ? 404 : 200).end(body);
  });
  return { ...server, asked };
}
