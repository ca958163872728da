import { eventually } from "@cosmic/testkit";
import { type MailServer, startMailServer } from "@cosmic/testkit/smtp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { smtpNotifications } from "../../src/adapters/email/smtp-notifications.ts";
import type { Notifications } from "../../src/service-layer/notifications.ts";
import { keepsTheContractOfNotifications } from "../contracts/notifications.ts";

const mail = { audience: "purchasing", subject: "Out of stock: LAMP", text: "Out of stock for LAMP\n" } as const;
const delivered = { from: "allocations@example.com", to: ["stock@made.com"], subject: mail.subject, text: mail.text };

let server: MailServer;
let notifications: Notifications;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(async () => {
  await server.start();
  notifications = smtpNotifications(server.url);
  expect(notifications, "what smtpNotifications answers").toMatchObject({ send: expect.any(Function) });
});

describe("by mail", () =>
  keepsTheContractOfNotifications(() => {
    const before = server.mails().length;
    const told = () => server.mails().slice(before);
    return { notifications, told: () => told().map(({ subject, text }) => `${subject}\n${text}`) };
  }));

test("a mail arrives with sender, receiver, subject and text", async () => {
  await notifications.send(mail);

  expect(server.mails().at(-1)).toEqual(delivered);
});

test("of many mails a few go out at a time, and all arrive", async () => {
  const goOn = server.hold();
  const before = server.mails().length;

  const sending = Promise.all(Array.from({ length: 12 }, () => notifications.send(mail)));
  await eventually(() => expect(server.held()).toHaveLength(5));
  goOn();
  await sending;

  expect(server.mails()).toHaveLength(before + 12);
});

describe("a mail is refused, and the next one arrives,", () => {
  test("while there is no server, and when it is back", async () => {
    await notifications.send(mail);
    await server.stop();
    const whileGone = notifications.send(mail);
    await expect(whileGone).rejects.toThrow("ECONNREFUSED");
    await server.start();
    const before = server.mails().length;

    await notifications.send(mail);

    expect(server.mails().slice(before)).toEqual([delivered]);
  });

  test("when the server does not take it, and when it does", async () => {
    server.refuse(1);
    await expect(notifications.send(mail)).rejects.toThrow("451");
    const before = server.mails().length;

    await notifications.send(mail);

    expect(server.mails().slice(before)).toEqual([delivered]);
  });

  test("when the server says nothing any more, and when it does", async () => {
    const impatient = smtpNotifications(server.url, 200);
    const release = server.hold();
    await expect(impatient.send(mail)).rejects.toThrow(/timeout/i);
    release();

    await impatient.send({ ...mail, subject: "the next one" });

    // Whether the first one counts is the server's own affair: it has it, and nobody has waited for the answer.
    expect(server.mails()).toContainEqual({ ...delivered, subject: "the next one" });
  });
});
