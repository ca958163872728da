import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

type Files = Readonly<Record<string, string>>;

/** Writes files into a folder, by their paths. */
export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), content);
  }
}

/** A manifest that is right, unless told otherwise. */
export function aManifest(details: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    number: "02",
    slug: "second",
    title: "Second",
    part: 1,
    follows: "01-first",
    kind: "feature",
    summary: "What is new.",
    steps: [aStep("one"), aStep("two"), aStep("three")],
    ...details,
  };
}

export function aStep(id: string, details: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id,
    title: `Step ${id}`,
    tests: [`tests/${id}.test.ts`],
    points: 1,
    hints: ["Look.", "Closer."],
    ...details,
  };
}

/** `chapters/01-first`, which begins the chain with a start/, as files. */
export function firstChapter(files: Files = {}): Files {
  const manifest = aManifest({ number: "01", slug: "first", follows: null, changes: [] });
  return chapterFiles("01-first", manifest, {
    "start/src/same.ts": "export const same = 1;\n",
    "src/same.ts": "export const same = 1;\n",
    ...files,
  });
}

/** A chapter as files: its manifest, the tests of its steps, a package.json, and what else it has. */
export function chapterFiles(name: string, manifest: Record<string, unknown>, files: Files): Files {
  const steps = manifest.steps as { id: string; tests: string[] }[];
  const tests = steps.flatMap((step) => step.tests.map((file) => [file, `// ${name} ${step.id}\n`] as const));
  const all = {
    "chapter.json": JSON.stringify(manifest),
    "package.json": JSON.stringify({ name, version: "1.0.0", type: "module" }),
    ...Object.fromEntries(tests),
    ...files,
  };
  return Object.fromEntries(Object.entries(all).map(([file, content]) => [`chapters/${name}/${file}`, content]));
}

/** Declares a change; the rest of it does not matter here. */
export function change(kind: string, file: string, step = "one", more: Readonly<Record<string, string>> = {}) {
  return { path: file, kind, step, why: "because", ...more };
}
