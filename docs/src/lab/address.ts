import type { Switches } from "@cosmic/playground/application";

/** A chapter with an application: its number, its title, and the name of its folder. */
export type ChapterInLab = Readonly<{ number: string; title: string; name: string }>;

/** What the page's address says, so that it can be linked. */
export type Address = Readonly<{ chapter: string; example: string; switches: Switches }>;

export const NOTHING_FAILS: Switches = { mailDown: false, brokerDown: false, throws: "" };

/** `?chapter=10&example=out-of-stock&mail=down&broker=down&throws=allocate`. Without a chapter, it is the last there is. */
export function addressIn(query: string, chapters: readonly ChapterInLab[]): Address {
  const values = new URLSearchParams(query);
  return {
    chapter: values.get("chapter") ?? chapters.at(-1)?.number ?? "",
    example: values.get("example") ?? "",
    switches: {
      mailDown: values.get("mail") === "down",
      brokerDown: values.get("broker") === "down",
      throws: values.get("throws") ?? "",
    },
  };
}

export function queryOf({ chapter, example, switches }: Address): string {
  const values = new URLSearchParams({ chapter });
  if (example) values.set("example", example);
  if (switches.mailDown) values.set("mail", "down");
  if (switches.brokerDown) values.set("broker", "down");
  if (switches.throws) values.set("throws", switches.throws);
  return `?${values}`;
}
