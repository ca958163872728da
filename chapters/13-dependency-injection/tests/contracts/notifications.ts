import { expect, test } from "vitest";
import type { Notification, Notifications } from "../../src/service-layer/notifications.ts";

/** Who tells people, and what they have been told so far: one text for each notification, the oldest first. */
type Told = Readonly<{ notifications: Notifications; told: () => readonly string[] }>;

/**
 * What everybody who has something to tell may rely on, however it is brought.
 * @param open somebody who has told nothing yet
 */
export function keepsTheContractOfNotifications(open: () => Told): void {
  test("what is sent is told, its subject and its text", async () => {
    const { notifications, told } = open();

    await notifications.send(aNotification({ subject: "Out of stock: LAMP", text: "Out of stock for LAMP\n" }));

    expect(told()).toEqual([expect.stringMatching(/Out of stock: LAMP.+Out of stock for LAMP/s)]);
  });

  test("all of it is told, in the order in which it was sent, also what was told before", async () => {
    const { notifications, told } = open();
    const subjects = ["one", "other", "one"];

    for (const subject of subjects) await notifications.send(aNotification({ subject }));

    expect(told()).toEqual(subjects.map((subject) => expect.stringContaining(subject)));
  });

  test.each([
    ["letters that are not ASCII", "LÁMPARA-ñ-灯-💡"],
    ["255 letters", "L".repeat(255)],
    ["255 letters that are not ASCII", "灯".repeat(255)],
    ["255 characters with blanks between", "LAMP WITH A SHADE  ".repeat(13).slice(0, 253).padEnd(255, "x")],
    ["signs that mean something in mails", '<LAMP>, "x": a@b; .=20=?'],
    ["a dot at its beginning, and quotation marks", ".'LAMP'"],
  ])("a product whose SKU has %s is named whole, in subject and text", async (_, sku) => {
    const { notifications, told } = open();
    const subject = `Out of stock: ${sku}`;
    const body = `Out of stock for ${sku}\n\nOrder ${`order of ${sku}`.slice(0, 255)} wants 20`;

    await notifications.send(aNotification({ subject, text: body }));

    expect(told()).toHaveLength(1);
    for (const part of [subject, body]) expect(told()[0]).toContain(part);
  });
}

/** Something for purchasing to know. */
export function aNotification(details: Partial<Notification> = {}): Notification {
  return { audience: "purchasing", subject: "Out of stock: LAMP", text: "Out of stock for LAMP\n", ...details };
}
