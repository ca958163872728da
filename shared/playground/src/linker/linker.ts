import type { Files } from "./files.ts";
import { isRelative, resolve } from "./resolve.ts";
import { type Transpile, transpile } from "./transpile.ts";

/** The exports of a module, by their names. */
export type Exports = Record<string, unknown>;

/** Libraries that the files may import, by the names they import them under. */
export type Libraries = Readonly<Record<string, Exports>>;

/** How the sources are called in stack traces. */
export const SOURCES = "chapter:///";

/**
 * Links a chapter's files as Node would, without a file system: each is transpiled and run once, when somebody first
 * imports it. What its code throws bears the file's own lines.
 */
export class Linker {
  readonly #modules = new Map<string, { exports: Exports }>();
  readonly #files: Files;
  readonly #libraries: Libraries;
  readonly #transpile: Transpile;

  constructor(files: Files, libraries: Libraries, using: Transpile = transpile) {
    this.#files = files;
    this.#libraries = libraries;
    this.#transpile = using;
  }

  /**
   * The exports of a file.
   * @throws ModuleNotFound, SyntaxErrorIn, or whatever its code throws while it is loaded
   */
  load(file: string): Exports {
    const known = this.#modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} };
    // Modules that import each other find what the other has exported so far.
    this.#modules.set(file, module);
    try {
      this.#evaluate(file, module);
    } catch (error) {
      this.#modules.delete(file);
      throw error;
    }
    return module.exports;
  }

  #evaluate(file: string, module: { exports: Exports }): void {
    const code = this.#transpile(withItsPlace(this.#files[file] ?? "", file), file);
    // One line with the body's first: line numbers stay what they are.
    const source = `(function (require, module, exports) {${code}\n})\n//# sourceURL=${SOURCES}${file}`;
    // biome-ignore lint/security/noGlobalEval: the reader's own code, in a worker of its own; `new Function` would move its lines
    const body = globalThis.eval(source) as (require: (name: string) => Exports, ...rest: unknown[]) => void;
    body((name) => this.#imported(name, file), module, module.exports);
  }

  #imported(name: string, from: string): Exports {
    if (isRelative(name)) return this.load(resolve(name, from, this.#files));
    const library = this.#libraries[name];
    if (library) return library;
    throw new Error(`${name} is not there in a page (imported from ${from})`);
  }
}

/** A function has no `import.meta`, and no parser of functions takes it. */
function withItsPlace(text: string, file: string): string {
  const folder = file.slice(0, Math.max(0, file.lastIndexOf("/")));
  return text
    .replaceAll("import.meta.filename", JSON.stringify(`/${file}`))
    .replaceAll("import.meta.dirname", JSON.stringify(`/${folder}`))
    .replaceAll("import.meta.url", JSON.stringify(`file:///${file}`));
}
