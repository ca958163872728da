import path from "node:path";
import ts from "typescript";
import type { Import, ImportGraph } from "../map/map-data.ts";
import type { Texts } from "./files.ts";

/** A file imports another that is not there: the map would lie, so the build ends here. */
export class ImportsNothing extends Error {
  override readonly name = "ImportsNothing";
}

/** The imports among the files below `src/`, and from them to packages. @throws ImportsNothing */
export function importGraphOf(files: Texts): ImportGraph {
  const sources = Object.entries(files).filter(([file]) => /^src\/.+\.ts$/.test(file));
  return Object.fromEntries(sources.map(([file, text]) => [file, importsOf(file, text, files)]));
}

function importsOf(file: string, text: string, files: Texts): readonly Import[] {
  const { all, atRunTime } = specifiersOf(text);
  const imports = new Map<string, Import>();
  for (const specifier of all) {
    const to = targetOf(specifier, file, files);
    const typeOnly = !atRunTime.has(specifier) && (imports.get(to)?.typeOnly ?? true);
    imports.set(to, { to, typeOnly });
  }
  return [...imports.values()];
}

type Specifiers = Readonly<{ all: readonly string[]; atRunTime: ReadonlySet<string> }>;

/** Most files are the same in many chapters. */
const known = new Map<string, Specifiers>();

function specifiersOf(text: string): Specifiers {
  const specifiers = known.get(text) ?? {
    all: specifiersIn(text),
    atRunTime: new Set(specifiersIn(withoutTypes(text))),
  };
  known.set(text, specifiers);
  return specifiers;
}

function specifiersIn(text: string): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}

/** What is left of a source when its types are gone, and with them the imports of types alone. */
function withoutTypes(text: string): string {
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext };
  return ts.transpileModule(text, { compilerOptions }).outputText;
}

function targetOf(specifier: string, file: string, files: Texts): string {
  if (!specifier.startsWith(".")) return packageOf(specifier);
  const target = path.posix.join(path.posix.dirname(file), specifier);
  if (target in files) return target;
  throw new ImportsNothing(`${file} imports ${specifier}, which is not there`);
}

/** `drizzle-orm` for `drizzle-orm/pg-core`; `node` for every module of Node's own. */
function packageOf(specifier: string): string {
  if (specifier.startsWith("node:")) return "node";
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}
