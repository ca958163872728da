import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { program } from "../../shared/companion/src/program.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const PAGES = path.join(ROOT, "docs/src/content/docs");
const cosmic = program(() => {});
type Command = typeof cosmic;

const pages = globSync("**/*.{md,mdx}", { cwd: PAGES }).sort();
const told = pages.map((page) => ({ page, ...commandsIn(readFileSync(path.join(PAGES, page), "utf8")) }));
const typed = told.flatMap(({ page, lines }) => lines.map((line) => ({ page, line })));
const mentioned = told.flatMap(({ page, mentions }) => mentions.map((line) => ({ page, line })));

test("there are commands to look at", () => {
  expect(typed.filter(({ line }) => line.startsWith("pnpm cosmic")).length).toBeGreaterThan(20);
  expect(mentioned).not.toEqual([]);
});

test.each(typed)("$page has people type $line", ({ line }) => {
  expect(wrongWith(line)).toBeUndefined();
});

test.each(mentioned)("$page mentions $line, though perhaps not all that it wants", ({ line }) => {
  expect(wrongWith(line) ?? "it wants more").toContain(" wants ");
});

describe("what cannot be done is found:", () => {
  test.each([
    ["pnpm cosmic grade 06", "there is no cosmic grade"],
    ["pnpm cosmic chain mend", "there is no cosmic chain mend"],
    ["pnpm cosmic chain", "cosmic chain wants one of check, prove, carry"],
    ["pnpm cosmic check 06 --fast", "cosmic check has no --fast"],
    ["pnpm cosmic start", "cosmic start wants <chapter>"],
    ["pnpm cosmic hint hold room", "cosmic hint does not take room"],
    ["pnpm cosmic start 77", "there is no chapter 77"],
    ["pnpm cosmic check --chapter 06", "cosmic check has no --chapter"],
    ["pnpm cosmic conform http://localhost:5005", "cosmic conform wants --chapter"],
    ["pnpm cosmic backups restore", "cosmic backups restore wants <backup>"],
    ["pnpm polish", "there is no script polish in package.json"],
    ["npm run polish", "there is no script polish in package.json"],
    ["npm test && npm run polish", "there is no script polish in package.json"],
    [
      "pnpm --filter ./chapters/06-unit-of-work polish",
      "there is no script polish in chapters/06-unit-of-work/package.json",
    ],
    ["pnpm --filter ./chapters/77-nothing test", "there is no chapters/77-nothing/package.json"],
    ["DATABASE_URL=/tmp/x pnpm polish", "there is no script polish in package.json"],
    ["cd chapters/77-nothing", "there is no chapters/77-nothing"],
    ["node src/entrypoints/nothing.ts", "there is no src/entrypoints/nothing.ts"],
    ["pnpm vitest run --project 77-nothing", "there is no project 77-nothing"],
    ["grunt", "nobody here knows grunt"],
  ])("%s", (line, wrong) => {
    expect(wrongWith(line)).toBe(wrong);
  });

  test.each([
    "pnpm cosmic",
    "pnpm cosmic --help",
    "pnpm cosmic solution --step hold --write",
    "pnpm cosmic diff 01 04 --stat   # a remark",
    "pnpm cosmic conform http://localhost:5005 --chapter 13 --json",
    "DATABASE_URL=postgres://me@localhost/a pnpm --filter ./chapters/06-unit-of-work start",
    "npm test",
  ])("and nothing else: %s", (line) => {
    expect(wrongWith(line)).toBeUndefined();
  });

  test("in blocks and in the middle of a sentence, but not in somebody else's block", () => {
    const page =
      "Try `pnpm cosmic hint`.\n\n```sh\ncd a\npnpm b\n```\n\n```ts\npnpm cosmic no\n```\n\n  ```sh\n  npm c\n  ```\n";

    expect(commandsIn(page)).toEqual({ lines: ["cd a && pnpm b", "npm c"], mentions: ["pnpm cosmic hint"] });
  });
});

/** What a page tells people to type: each block of sh, whose `cd` holds for the lines below it, and what stands in `code`. */
function commandsIn(text: string) {
  const lines = [...text.matchAll(/^[ ]*```sh\b.*\n([\s\S]*?)^[ ]*```/gm)].flatMap(([, code = ""]) => linesOf(code));
  const prose = text.replaceAll(/^[ ]*```[\s\S]*?^[ ]*```/gm, "");
  const mentions = [...prose.matchAll(/`((?:pnpm|npm) [^`]+)`/g)].map(([, code = ""]) => code);
  return { lines, mentions };
}

function linesOf(block: string): string[] {
  let folder = "";
  return block.split("\n").flatMap((raw) => {
    const line = raw.trim();
    if (line === "" || line.startsWith("#")) return [];
    if (line.startsWith("cd ")) folder = `${line} && `;
    return line.startsWith("cd ") ? [] : [folder + line];
  });
}

/** Why a line cannot be done as it stands; nothing when it can. */
function wrongWith(line: string): string | undefined {
  let folder = ROOT;
  for (const part of line.replace(/\s+#.*$/, "").split(/ && /)) {
    const words = part
      .trim()
      .split(/\s+/)
      .filter((word, at, all) => !isSetting(word, at, all));
    if (words[0] === "cd") folder = path.join(ROOT, words[1] ?? "");
    const wrong = wrongWithOne(words, folder);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function isSetting(word: string, at: number, all: readonly string[]): boolean {
  return /^[A-Z_]+=/.test(word) && all.slice(0, at).every((each) => /^[A-Z_]+=/.test(each));
}

const KNOWN_ELSEWHERE = ["git", "export", "curl", "redis-cli", "docker"];
const OF_NPM = ["install", "start", "test"];

function wrongWithOne([program, ...rest]: readonly string[], folder: string): string | undefined {
  const [first = "", second = "", third = ""] = rest;
  if (program === undefined || KNOWN_ELSEWHERE.includes(program)) return undefined;
  if (program === "cd") return missing(first);
  if (program === "node") return existsSync(path.join(folder, first)) ? undefined : `there is no ${first}`;
  if (program === "npm") return OF_NPM.includes(first) ? undefined : noScript(first === "run" ? second : first);
  if (program !== "pnpm") return `nobody here knows ${program}`;
  if (first === "cosmic") return wrongWithCosmic(rest.slice(1), cosmic, "cosmic");
  if (first === "--filter") return noScript(third, second.replace(/^\.\//, ""));
  if (first === "vitest") return wrongWithVitest(rest);
  return OF_NPM.includes(first) ? undefined : noScript(first);
}

function missing(file: string): string | undefined {
  return existsSync(path.join(ROOT, file)) ? undefined : `there is no ${file}`;
}

function noScript(script: string, folder = ""): string | undefined {
  const file = path.join(folder, "package.json");
  const { scripts, devDependencies } = missing(file) ? {} : JSON.parse(readFileSync(path.join(ROOT, file), "utf8"));
  if (scripts === undefined) return `there is no ${file}`;
  const isTool = folder === "" && [script, `@${script}js/${script}`].some((name) => name in devDependencies);
  return script in scripts || isTool ? undefined : `there is no script ${script} in ${file}`;
}

function wrongWithVitest(words: readonly string[]): string | undefined {
  const project = words[words.indexOf("--project") + 1] ?? "";
  if (!words.includes("--project")) return undefined;
  const isThere = ["chapters", "shared"].some((group) => existsSync(path.join(ROOT, group, project)));
  return isThere ? undefined : `there is no project ${project}`;
}

function wrongWithCosmic(words: readonly string[], command: Command, name: string): string | undefined {
  const [first, ...rest] = words;
  const within = command.commands.find((each) => each.name() === first);
  if (within) return wrongWithCosmic(rest, within, `${name} ${first}`);
  if (words.includes("--help")) return undefined;
  if (
    command.commands.length > 0 &&
    command.registeredArguments.length === 0 &&
    (first !== undefined || command !== cosmic)
  )
    return first === undefined ? `${name} wants one of ${namesIn(command)}` : `there is no ${name} ${first}`;
  return wrongWithWords(words, command, name);
}

function namesIn({ commands }: Command): string {
  return commands.map((each) => each.name()).join(", ");
}

function wrongWithWords(
  words: readonly string[],
  { options, registeredArguments }: Command,
  name: string,
): string | undefined {
  const values: string[] = [];
  const seen = new Set<string>();
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (!word.startsWith("-")) values.push(word);
    if (!word.startsWith("-")) continue;
    const option = options.find(({ long, short }) => word === long || word === short);
    if (!option) return `${name} has no ${word}`;
    seen.add(word);
    if (option.required) at += 1;
  }
  const wanted = options.find(({ mandatory, long }) => mandatory && !seen.has(long ?? ""));
  if (wanted) return `${name} wants ${wanted.long}`;
  const needed = registeredArguments.filter(({ required }) => required)[values.length];
  if (needed) return `${name} wants <${needed.name()}>`;
  if (values.length > registeredArguments.length) return `${name} does not take ${values.at(-1)}`;
  const strange = values.find(
    (value) => /^\d\d$/.test(value) && globSync(`chapters/${value}-*`, { cwd: ROOT }).length === 0,
  );
  return strange && `there is no chapter ${strange}`;
}
