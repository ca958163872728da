import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Curriculum, findChapter, readCurriculum } from "@cosmic/curriculum";
import { contentsOf } from "../../src/workspace/contents.ts";
import { type Workspace, workspaceOf } from "../../src/workspace/workspace.ts";

/**
 * A repository of three small chapters: 01-sums, which begins from nothing; 02-alone, which nothing grows from; and
 * 03-more, which grows from 01-sums.
 */
export type SomeBook = Readonly<{
  /** Absolute path. */
  root: string;
  state: string;
  write(file: string, text: string | Buffer): Promise<void>;
  remove(file: string): Promise<void>;
  /** Of the chapters as they are now. */
  workspace(chapter: string): Promise<Workspace>;
}>;
export type Book = SomeBook & AsyncDisposable;

const change = (file: string, kind: string, step: string) => ({ path: file, kind, step, why: "because" });
const step = (id: string) => ({
  id,
  title: `Step ${id}`,
  points: 1,
  hints: ["Look.", "Closer."],
  tests: [`tests/${id}.test.ts`],
});

const files: Readonly<Record<string, string>> = {
  ...chapter(
    "01-sums",
    null,
    [step("one"), step("two"), step("three")],
    [change("src/sums.ts", "modified", "three"), change("src/two.ts", "added", "two")],
  ),
  "chapters/01-sums/start/src/sums.ts": "// begin here\n",
  "chapters/01-sums/src/sums.ts": "export const one = 1;\n\n\n\nexport const three = 3;\n",
  "chapters/01-sums/steps/one/src/sums.ts": "export const one = 1;\n",
  "chapters/01-sums/src/two.ts": "export const two = 2;\n",
  "chapters/01-sums/tests/helper.ts": "export const helper = 1;\n\n\n\nexport const other = 1;\n",
  ...chapter("02-alone", null, [step("here"), step("there"), step("where")], []),
  "chapters/02-alone/start/src/alone.ts": "export {};\n",
  "chapters/02-alone/src/alone.ts": "export {};\n",
  ...chapter(
    "03-more",
    "01-sums",
    [step("four"), { ...step("five"), proofs: [{ by: "mutants", mutants: ["steps/five/mutants/none"] }] }, step("six")],
    [
      change("src/four.ts", "added", "four"),
      change("src/two.ts", "removed", "six"),
      change("src/kit.ts", "added", "given"),
      change("tests/helper.ts", "modified", "given"),
      ...["four", "five", "six"].map((id) => change(`tests/${id}.test.ts`, "added", id)),
    ],
  ),
  "chapters/03-more/src/sums.ts": "export const one = 1;\n\n\n\nexport const three = 3;\n",
  "chapters/03-more/src/four.ts": "export const four = 4;\n",
  "chapters/03-more/src/kit.ts": "export const kit = {};\n",
  "chapters/03-more/tests/helper.ts": "export const helper = 2;\n\n\n\nexport const other = 1;\n",
  ...Object.fromEntries(["one", "two", "three"].map((id) => [`chapters/03-more/tests/${id}.test.ts`, testOf(id)])),
};

export async function smallBook(): Promise<Book> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), "cosmic-book-")));
  const book = bookIn(folder);
  for (const [file, text] of Object.entries(files)) await book.write(file, text);
  return { ...book, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

/** One that is there already. */
export function bookIn(folder: string): SomeBook {
  const root = path.join(folder, "the book");
  let read: Promise<Curriculum> | undefined;
  const forget = (file: string) => {
    if (file.startsWith("chapters/")) read = undefined;
  };
  return {
    root,
    state: path.join(folder, "state"),
    write: async (file, text) => {
      forget(file);
      await mkdir(path.dirname(path.join(root, file)), { recursive: true });
      await writeFile(path.join(root, file), text);
    },
    remove: async (file) => {
      forget(file);
      await rm(path.join(root, file), { recursive: true });
    },
    workspace: async (name) => {
      read ??= readCurriculum(root);
      const curriculum = await read;
      return workspaceOf(curriculum, findChapter(curriculum, name), path.join(folder, "state"));
    },
  };
}

/** The reader's own files in a workspace, as text. */
export async function ownTexts({ folder }: Workspace): Promise<Record<string, string>> {
  const { own } = await contentsOf(folder);
  return Object.fromEntries([...own].map(([file, content]) => [file, content.toString("utf8")]));
}

function chapter(
  name: string,
  follows: string | null,
  steps: readonly Readonly<{ id: string; proofs?: object[] }>[],
  changes: readonly object[],
) {
  const [number, ...slug] = name.split("-");
  const manifest = { number, slug: slug.join("-"), title: name, part: 1, follows, kind: "feature" };
  return {
    [`chapters/${name}/chapter.json`]: JSON.stringify({ ...manifest, summary: "Sums.", steps, changes }),
    [`chapters/${name}/package.json`]: `${JSON.stringify({ name, type: "module" })}\n`,
    ...Object.fromEntries(steps.map(({ id }) => [`chapters/${name}/tests/${id}.test.ts`, testOf(id)])),
  };
}

function testOf(id: string): string {
  return `// asks for ${id}\n`;
}
