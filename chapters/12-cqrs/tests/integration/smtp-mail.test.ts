import { OrderId, Sku } from "@cosmic/kernel";
import { eventually } from "@cosmic/testkit";
import { type MailServer, startMailServer } from "@cosmic/testkit/smtp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { smtpMail } from "../../src/adapters/email/smtp.ts";
import { sendOutOfStockNotification } from "../../src/service-layer/handlers/send-out-of-stock-notification.ts";
import type { SendMail } from "../../src/service-layer/mail.ts";
import { dependenciesWith } from "../bus.ts";

const mail = { to: "stock@made.com", subject: "Out of stock: LAMP", text: "Out of stock for LAMP\n" };
const delivered = { from: "allocations@example.com", to: [mail.to], subject: mail.subject, text: mail.text };

let server: MailServer;
let sendMail: SendMail;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(async () => {
  await server.start();
  sendMail = smtpMail(server.url);
  expect(sendMail, "what smtpMail answers").toBeTypeOf("function");
});

test("a mail arrives with sender, receiver, subject and text", async () => {
  await sendMail(mail);

  expect(server.mails().at(-1)).toEqual(delivered);
});

test.each([
  ["letters that are not ASCII", "LÁMPARA-ñ-灯-💡"],
  ["255 letters", "L".repeat(255)],
  ["255 letters that are not ASCII", "灯".repeat(255)],
  ["255 characters with blanks between", "LAMP WITH A SHADE  ".repeat(13).slice(0, 253).padEnd(255, "x")],
  ["signs that mean something in mails", '<LAMP>, "x": a@b; .=20=?'],
  ["a dot at its beginning, and quotation marks", ".'LAMP'"],
])("a product whose SKU has %s is named whole, in subject and text", async (_, text) => {
  const [orderId, sku] = [OrderId.parse(`order of ${text}`.slice(0, 255)), Sku.parse(text)];

  const outOfStock = { type: "OutOfStock", orderId, sku, quantity: 20, version: 1 } as const;
  await sendOutOfStockNotification(outOfStock, dependenciesWith({ sendMail }));

  expect(server.mails().at(-1)).toEqual({
    ...delivered,
    subject: `Out of stock: ${sku}`,
    text: `Out of stock for ${sku}\n\nOrder ${orderId} wants 20, and no batch has room for it.\n`,
  });
});

test("of many mails a few go out at a time, and all arrive", async () => {
  const goOn = server.hold();
  const before = server.mails().length;

  const sending = Promise.all(Array.from({ length: 12 }, () => sendMail(mail)));
  await eventually(() => expect(server.held()).toHaveLength(5));
  goOn();
  await sending;

  expect(server.mails()).toHaveLength(before + 12);
});

describe("a mail is refused, and the next one arrives,", () => {
  test("while there is no server, and when it is back", async () => {
    await sendMail(mail);
    await server.stop();
    const whileGone = sendMail(mail);
    await expect(whileGone).rejects.toThrow("ECONNREFUSED");
    await server.start();
    const before = server.mails().length;

    await sendMail(mail);

    expect(server.mails().slice(before)).toEqual([delivered]);
  });

  test("when the server does not take it, and when it does", async () => {
    server.refuse(1);
    await expect(sendMail(mail)).rejects.toThrow("451");
    const before = server.mails().length;

    await sendMail(mail);

    expect(server.mails().slice(before)).toEqual([delivered]);
  });

  test("when the server says nothing any more, and when it does", async () => {
    const impatient = smtpMail(server.url, 200);
    const release = server.hold();
    await expect(impatient(mail)).rejects.toThrow(/timeout/i);
    release();

    await impatient({ ...mail, subject: "the next one" });

    // Whether the first one counts is the server's own affair: it has it, and nobody has waited for the answer.
    expect(server.mails()).toContainEqual({ ...delivered, subject: "the next one" });
  });
});
