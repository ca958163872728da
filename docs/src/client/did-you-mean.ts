/** A chapter, as an address may speak of it. */
export type Destination = Readonly<{ number: string; title: string; link: string; words: readonly string[] }>;

/** The chapters that a wrong address may have meant, best first: those whose number it has, then those whose words. */
export function meantBy(address: string, chapters: readonly Destination[]): readonly Destination[] {
  const parts = partsOf(address);
  const numbers = parts.filter((part) => /^\d{1,2}$/.test(part)).map((part) => part.padStart(2, "0"));
  return chapters
    .map((chapter) => ({ chapter, score: scoreOf(chapter, parts, numbers) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .slice(0, 3)
    .map(({ chapter }) => chapter);
}

/** What an address or a title is made of, without words too short to tell chapters apart. */
export function partsOf(text: string): readonly string[] {
  const parts =
    decoded(text)
      .toLowerCase()
      .match(/\d+|[a-z]+/g) ?? [];
  return parts.filter((part) => /^\d/.test(part) || (part.length > 3 && !COMMON.includes(part)));
}

const COMMON = ["chapter", "chapters", "html", "index", "play", "with", "from"];

/** More than all words together, so that a number wins. */
const FOR_A_NUMBER = 100;

function scoreOf({ number, words }: Destination, parts: readonly string[], numbers: readonly string[]): number {
  const shared = parts.filter((part) => words.some((word) => isSame(part, word))).length;
  return (numbers.includes(number) ? FOR_A_NUMBER : 0) + shared;
}

/** In the singular or in the plural. */
const isSame = (one: string, other: string) => one === other || `${one}s` === other || one === `${other}s`;

/** An address that was cut in the middle of a character is still an address. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
