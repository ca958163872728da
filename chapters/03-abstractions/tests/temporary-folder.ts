import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Files } from "./builders.ts";

/** A real folder that goes away, with all that is in it, at the end of its scope: declare it with `await using`. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  return new TemporaryFolder(await mkdtemp(path.join(await realpath(tmpdir()), "abstractions-")));
}

export class TemporaryFolder implements AsyncDisposable {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** The absolute path of something inside, whether it exists or not. */
  at(name: string): string {
    return path.join(this.#root, name);
  }

  /** Makes the folder `name` with `files` in it, and answers its path. */
  async fill(name: string, files: Files): Promise<string> {
    await mkdir(this.at(name), { recursive: true });
    for (const [file, content] of Object.entries(files)) {
      const place = path.join(this.at(name), file);
      await mkdir(path.dirname(place), { recursive: true });
      await writeFile(place, content);
    }
    return this.at(name);
  }

  /** The files of the folder `name`, read without the adapter under test; undefined when there is no such folder. */
  async filesIn(name: string): Promise<Files | undefined> {
    const folder = this.at(name);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => undefined);
    if (!entries) return undefined;
    const places = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
    const files = places.map(async (place) => [relative(folder, place), await readFile(place, "utf8")] as const);
    return Object.fromEntries(await Promise.all(files));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#root, { recursive: true, force: true });
  }
}

function relative(folder: string, place: string): string {
  return path.relative(folder, place).replaceAll(path.sep, "/");
}
