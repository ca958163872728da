/** What a module can reach by other means than an import: what it names, or all that is around it. */
export type Surroundings = readonly string[] | "everything";

/**
 * Reads from a module's text which places it names by its own, as `path.join(import.meta.dirname, "../migrations")`; they
 * are paths from the module's folder. A module that learns of its place in any other way, or climbs from a place to what
 * is above it, may reach everything.
 */
export function surroundingsOf(text: string): Surroundings {
  const named = [...text.matchAll(NAMED)].flatMap(([, place]) => place ?? []);
  const rest = [NAMED, HARMLESS, IMPORTED].reduce((left, known) => left.replace(known, ""), text);
  return KNOWS_ITS_PLACE.test(rest) ? "everything" : named;
}

const NAMED = /\bpath\.join\(\s*import\.meta\.dirname,\s*"([^"]*)",?\s*\)/g;
/** The key that tells a chapter's database template from those of others, and a folder that is made for a file: both read nothing. */
const HARMLESS = /\bkey: import\.meta\.filename\b|\b(makeFolder|mkdir|mkdirSync)\(path\.dirname\b/g;
const IMPORTED = /\b(from|import)\b\s*\(?\s*"[^"]*"/g;

/** Ways to learn of a place in the tree, to get from one to another, or to reach a file by other means than a plain import. */
const KNOWS_ITS_PLACE =
  /import\.meta|__dirname|__filename|testPath|\bstack\b|\bvi\.(?!use(Fake|Real)Timers|advanceTimers|restoreAllMocks|spyOn)|[Ss]napshot\w*[(<]|\b(import|require)\((?!")|\bdirname\b|\.\.\/|["'`]\.\.["'`]/;
