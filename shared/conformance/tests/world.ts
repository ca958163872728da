import type { Mail } from "../src/index.ts";
import type { Stock } from "./behaviour.ts";

/** What a shop has, and what it has said. */
export type World = Stock & { readonly said: string[]; readonly mails: Mail[] } & {
  /** Told of each thing that is said. */
  hear: (text: string) => void;
};

export function say(messages: readonly unknown[], { said, hear }: World): void {
  for (const text of messages.map((each) => JSON.stringify(each))) {
    said.push(text);
    hear(text);
  }
}
