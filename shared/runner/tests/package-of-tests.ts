import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "@cosmic/testkit";

/** A package in a temporary folder: files by their paths below it. What imports vitest need not say so. */
export async function packageOf(files: Readonly<Record<string, string>>) {
  const folder = await temporaryFolder();
  const write = async (file: string, text: string) => {
    const place = path.join(folder.path, file);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, file.endsWith(".test.ts") ? `${IMPORTS} ${text}` : text);
  };
  await symlink(path.join(import.meta.dirname, "../node_modules"), path.join(folder.path, "node_modules"), "junction");
  await write("package.json", '{ "type": "module" }');
  for (const [file, text] of Object.entries(files)) await write(file, text);
  return { path: folder.path, write, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

/** On the first line of each test file, so that lines are as the test says. */
const IMPORTS = 'import { afterAll, beforeAll, describe, expect, test } from "vitest";';
