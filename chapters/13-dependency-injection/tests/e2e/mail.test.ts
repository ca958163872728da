import { type Application, eventually, startApplication } from "@cosmic/testkit";
import { type MailServer, startMailServer } from "@cosmic/testkit/smtp";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { folder } from "./copy-of-chapter.ts";

const resources = new AsyncDisposableStack();
afterAll(() => resources.disposeAsync());

describe("an application with a mail server", () => {
  let started: Promise<{ server: MailServer; application: Application }> | undefined;
  beforeEach(async () => {
    started ??= start();
    await started;
  });

  test("mails what is out of stock; nobody waits for that", async () => {
    const { server, application } = await running();
    const goOn = server.hold();

    const answering = allocate(application, "no-batch-1");
    await eventually(async () => expect(server.held()).toHaveLength(1));
    const [sent] = server.held();
    const answer = await answering;
    const stillHeld = server.held();
    goOn();

    expect(answer).toEqual({ status: 202, body: "OK" });
    expect(stillHeld).toContain(sent);
    await eventually(async () =>
      expect(server.mails()).toMatchObject([
        {
          from: "allocations@example.com",
          to: ["stock@made.com"],
          text: expect.stringContaining("Out of stock for LAMP"),
        },
      ]),
    );
  });

  test("sends a mail again that was not taken, until it is", async () => {
    const { server, application } = await running();
    server.refuse(3);

    await allocate(application, "no-batch-2");

    await eventually(async () => expect(server.mails().at(-1)?.text).toContain("no-batch-2"), { within: 10_000 });
  });

  test("gives a mail up while the server is away for long, and says what was to be done; it mails again when the server is back", async () => {
    const { server, application } = await running();
    await server.stop();

    const whileGone = await allocate(application, "no-batch-3");
    await eventually(async () => expect(application.output()).toContain("was given up after 5 attempts"), {
      within: 10_000,
    });
    await server.start();
    const whenBack = await allocate(application, "no-batch-4");

    expect([whileGone, whenBack]).toEqual(Array(2).fill({ status: 202, body: "OK" }));
    await eventually(async () => expect(server.mails().at(-1)?.text).toContain("no-batch-4"));
    expect(server.mails().filter(({ text }) => text.includes("no-batch-3"))).toEqual([]);
    expect(application.output()).toContain("no-batch-3");
    expect(application.output()).not.toContain("swordfish");
  });

  async function start() {
    const server = resources.use(await startMailServer());
    const application = await startOn({ SMTP_URL: server.url.replace("//", "//me:swordfish@") });
    return { server, application };
  }

  function running() {
    if (!started) throw new Error("nothing was started");
    return started;
  }
});

describe("an application without a mail server", () => {
  test("prints the mail", async () => {
    const application = await startOn({});

    const answer = await allocate(application, "no-batch-1");

    expect(answer).toEqual({ status: 202, body: "OK" });
    await eventually(async () => expect(application.output()).toContain("to stock@made.com"));
    expect(application.output()).toContain("Out of stock for LAMP");
  });
});

async function startOn(env: Record<string, string>): Promise<Application> {
  const application = resources.use(await startApplication({ folder, env: { DATABASE_URL: ":memory:", ...env } }));
  await post(`${application.url}/add_batch`, { ref: "batch-1", sku: "LAMP", qty: 2 });
  return application;
}

function allocate({ url }: Application, orderid: string): Promise<{ status: number; body: string }> {
  return post(`${url}/allocate`, { orderid, sku: "LAMP", qty: 3 });
}

async function post(url: string, content: object): Promise<{ status: number; body: string }> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(content) });
  return { status: response.status, body: await response.text() };
}
