import { describe, expect, test } from "vitest";
import { printedNotifications } from "../../src/adapters/email/printed-notifications.ts";
import { aNotification, keepsTheContractOfNotifications } from "../contracts/notifications.ts";
import { mailbox } from "../mailbox.ts";

describe("printed", () => {
  keepsTheContractOfNotifications(printer);

  test("is a mail whole: from whom to whom, its subject and its text", async () => {
    const { notifications, told } = printer();

    await notifications.send(aNotification({ subject: "Out of stock: LAMP", text: "Out of stock for LAMP\n" }));

    expect(told()).toEqual([
      "mail from allocations@example.com to stock@made.com\n  Out of stock: LAMP\n  Out of stock for LAMP",
    ]);
  });
});

describe("in the fake mailbox of tests", () =>
  keepsTheContractOfNotifications(() => {
    const { notifications, mails } = mailbox();
    return { notifications, told: () => mails.map(({ subject, text }) => `${subject}\n${text}`) };
  }));

function printer() {
  const printed: string[] = [];
  const notifications = printedNotifications((text) => printed.push(text));
  expect(notifications, "what printedNotifications answers").toMatchObject({ send: expect.any(Function) });
  return { notifications, told: () => printed };
}
