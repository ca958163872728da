import { expect, test } from "vitest";
import { printedMail } from "../../src/adapters/email/printed.ts";

test("a mail is printed whole: from whom to whom, its subject and its text", async () => {
  const printed: string[] = [];
  const sendMail = printedMail((text) => printed.push(text));
  expect(sendMail, "what printedMail answers").toBeTypeOf("function");

  await sendMail({ to: "stock@made.com", subject: "Out of stock: LAMP", text: "Out of stock for LAMP\n" });

  expect(printed).toEqual([
    "mail from allocations@example.com to stock@made.com\n  Out of stock: LAMP\n  Out of stock for LAMP",
  ]);
});
