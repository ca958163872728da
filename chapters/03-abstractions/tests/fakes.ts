import type { Listing, RelativePath } from "../src/domain/listing.ts";
import { PathTaken } from "../src/service-layer/errors.ts";
import type { FileSystem } from "../src/service-layer/file-system.ts";
import { type Files, listingOf } from "./builders.ts";

/** A file system in memory: it really does what it is told, and the tests look at what has become of the files. */
export class FakeFileSystem implements FileSystem {
  readonly #folders: Map<string, Map<RelativePath, string>>;
  #changesLeft = Number.POSITIVE_INFINITY;

  constructor(folders: Readonly<Record<string, Files>>) {
    this.#folders = new Map(Object.entries(folders).map(([name, files]) => [name, new Map(Object.entries(files))]));
  }

  /** The files of `folder`; undefined when there is no such folder. */
  filesIn(folder: string): Files | undefined {
    const files = this.#folders.get(folder);
    return files && Object.fromEntries(files);
  }

  /** The power fails after so many more changes; `Number.POSITIVE_INFINITY` brings it back for good. */
  failAfter(changes: number): void {
    this.#changesLeft = changes;
  }

  async list(folder: string): Promise<Listing | undefined> {
    const files = this.filesIn(folder);
    return files && listingOf(files);
  }

  async overlap(one: string, other: string): Promise<boolean> {
    return `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`);
  }

  async makeFolder(folder: string): Promise<void> {
    if (!this.#folders.has(folder)) this.#folders.set(folder, new Map());
  }

  async copy(path: RelativePath, source: string, target: string): Promise<void> {
    const content = this.#read(path, source);
    this.#write(path, content, target);
  }

  async move(from: RelativePath, to: RelativePath, folder: string): Promise<void> {
    const content = this.#read(from, folder);
    this.#write(to, content, folder);
    this.#files(folder).delete(from);
  }

  async delete(path: RelativePath, folder: string): Promise<void> {
    this.#read(path, folder);
    this.#countChange();
    this.#files(folder).delete(path);
  }

  #files(folder: string): Map<RelativePath, string> {
    const files = this.#folders.get(folder);
    if (!files) throw new Error(`there is no folder ${folder}`);
    return files;
  }

  #read(path: RelativePath, folder: string): string {
    const content = this.#files(folder).get(path);
    if (content === undefined) throw new Error(`there is no file ${folder}/${path}`);
    return content;
  }

  #write(path: RelativePath, content: string, folder: string): void {
    const files = this.#files(folder);
    const taken = [...files.keys()].some((other) => `${other}/`.startsWith(`${path}/`) || path.startsWith(`${other}/`));
    if (taken) throw new PathTaken(`${folder}/${path}`);
    this.#countChange();
    files.set(path, content);
  }

  #countChange(): void {
    if (this.#changesLeft === 0) throw new Error("the power has failed");
    this.#changesLeft -= 1;
  }
}
