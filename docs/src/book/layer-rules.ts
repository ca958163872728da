import path from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import type { ImportGraph, RuleResult } from "../map/map-data.ts";
import { ROOT } from "./book.ts";

const patterns = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given) => (given === undefined ? undefined : [given].flat()));
const side = z.object({ path: patterns, pathNot: patterns });
const configuration = z.object({
  forbidden: z.array(z.object({ name: z.string(), from: side, to: side })),
});

/** One `forbidden` rule of the repository's layer check, as far as it speaks of paths. */
export type LayerRule = z.infer<typeof configuration>["forbidden"][number];

/** The layer rules in words, by the names they have in `.dependency-cruiser.mjs`. */
export const SENTENCES: Readonly<Record<string, string>> = {
  "domain-imports-the-kernel-only":
    "The domain imports itself and the kernel, and nothing else: no package, no database, no framework.",
  "service-layer-imports-the-domain-only":
    "The service layer imports itself, the domain and the kernel. What it needs from outside it declares as a port.",
  "adapters-import-inward-only":
    "Of our own files, adapters import adapters, the service layer, the domain, the types of `views.ts` and the kernel. Packages are theirs to use.",
  "adapters-are-chosen-by-the-process":
    "Of the entrypoints, only those that start a process (`server.ts`, `cli.ts`, `redis-consumer.ts`, `start.ts`) import adapters.",
  "adapters-are-chosen-by-bootstrap":
    "Where there is a `bootstrap.ts`, it alone chooses adapters, and entrypoints import none.",
  "views-import-connections-only":
    "Of our own files, `views.ts` imports the kernel and the connections of databases, and no more.",
  "config-imports-nothing-of-ours": "`config.ts` imports nothing of ours.",
  "bootstrap-is-for-entrypoints-and-tests": "Only entrypoints and tests import `bootstrap.ts`.",
};

/** The layer rules as the repository's own check has them. @throws when the file no longer has the shape this page reads */
export async function layerRules(): Promise<readonly LayerRule[]> {
  const file = pathToFileURL(path.join(ROOT, ".dependency-cruiser.mjs")).href;
  const { default: config } = await import(/* @vite-ignore */ file);
  return configuration.parse(config).forbidden.filter(({ name }) => name in SENTENCES);
}

/** Holds the rules against the imports of a chapter; a rule that looks at none of them is left out. */
export function held(rules: readonly LayerRule[], chapter: string, files: ImportGraph): readonly RuleResult[] {
  const lines = Object.entries(files).flatMap(([from, imports]) => imports.map(({ to }) => ({ from, to })));
  const inRepository = (id: string) => placeOf(id, chapter);
  return rules
    .map((rule) => {
      const watched = lines.filter(({ from, to }) => concerns(rule, inRepository(from), inRepository(to)));
      const broken = watched.filter(({ from, to }) => breaks(rule, inRepository(from), inRepository(to)));
      return { name: rule.name, sentence: SENTENCES[rule.name] ?? rule.name, watched: watched.length, broken };
    })
    .filter(({ watched }) => watched > 0);
}

/** Where the check finds what is imported: packages in node_modules, the kernel at its source. */
function placeOf(id: string, chapter: string): string {
  if (id.startsWith("src/")) return `chapters/${chapter}/${id}`;
  return id === "@cosmic/kernel" ? "shared/kernel/src/index.ts" : `node_modules/${id}/index.js`;
}

/** A rule about who is importing looks at every line of his; one about what is imported, at the lines that lead there. */
function concerns({ from, to }: LayerRule, importer: string, imported: string): boolean {
  const groups = groupsOf(from, importer);
  if (groups === undefined) return from.path === undefined && leadsTo(to, imported, []);
  return from.path !== undefined || leadsTo(to, imported, groups);
}

function breaks({ from, to }: LayerRule, importer: string, imported: string): boolean {
  const groups = groupsOf(from, importer);
  return groups !== undefined && leadsTo(to, imported, groups);
}

/** What the pattern's brackets caught of the importing file; undefined when the rule does not speak of it. */
function groupsOf({ path: wanted, pathNot }: LayerRule["from"], file: string): readonly string[] | undefined {
  if (pathNot?.some((pattern) => new RegExp(pattern).test(file))) return undefined;
  if (!wanted) return [];
  for (const pattern of wanted) {
    const match = new RegExp(pattern).exec(file);
    if (match) return match.map((group) => group ?? "");
  }
  return undefined;
}

function leadsTo({ path: wanted, pathNot }: LayerRule["to"], file: string, groups: readonly string[]): boolean {
  const matches = (pattern: string) =>
    new RegExp(pattern.replace(/\$(\d)/g, (_, at: string) => groups[Number(at)] ?? "")).test(file);
  return (wanted?.some(matches) ?? true) && !(pathNot?.some(matches) ?? false);
}
