import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const source = path.join(import.meta.dirname, "../../src");
const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => ({ file: file.replaceAll(path.sep, "/"), text: readFileSync(path.join(source, file), "utf8") }));

test("one file asks the environment, once, and hands on what it says", () => {
  const asked = files.flatMap(({ file, text }) => Array.from(text.matchAll(/\bprocess\s*\.\s*env\b/g), () => file));

  expect(asked).toEqual(["entrypoints/start.ts"]);
});

test("one file puts the application together: nobody else makes a bus, or chooses who tells people and whom others are told by", () => {
  const makers = /\b(messageBus|openStorage|eventHandlersWith|\w+Notifications|redisChannels|inProcessChannels)\(/;
  const made = files.filter(({ text }) => makers.test(text.replaceAll(/\bfunction \w+/g, "")));

  expect(made.map(({ file }) => file)).toEqual(["bootstrap.ts"]);
});
