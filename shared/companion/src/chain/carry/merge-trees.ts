import { isDeepStrictEqual } from "node:util";
import type { Tree } from "@cosmic/curriculum";
import { z } from "zod";
import { UserMistake } from "../../user-mistake.ts";
import { mergeJson } from "./merge-json.ts";
import type { Clash, Merged } from "./merged.ts";
import type { Scratch, Side } from "./scratch.ts";

const PACKAGE = "package.json";

const json = z.record(z.string(), z.unknown());

/** The same three-way merge, with package.json merged by what it says, not by lines; name and version are the chapter's own. */
export async function mergeTrees(scratch: Scratch, base: Tree, ours: Side, theirs: Side): Promise<Merged> {
  const { tree, clashes } = await scratch.merge(
    lines(base),
    { ...ours, tree: lines(ours.tree) },
    { ...theirs, tree: lines(theirs.tree) },
  );
  const { content, clash } = await mergePackages(scratch, base, ours, theirs);
  return {
    tree: content ? new Map([...tree, [PACKAGE, content]]) : tree,
    clashes: clash ? [...clashes, clash] : clashes,
  };
}

async function mergePackages(
  scratch: Scratch,
  base: Tree,
  ours: Side,
  theirs: Side,
): Promise<{ content?: Buffer | undefined; clash?: Clash }> {
  const [old, here, above] = [base.get(PACKAGE), ours.tree.get(PACKAGE), theirs.tree.get(PACKAGE)];
  if (!old || !here || !above) return { content: here ?? (old ? undefined : above) };
  const own = parse(here, ours.name);
  const named = (content: Buffer) => ({ ...parse(content, theirs.name), ...identityOf(own) });
  const { value, clashes } = mergeJson(named(old), own, named(above));
  if (clashes.length === 0) return { content: isDeepStrictEqual(value, own) ? here : printed(value) };
  const byLines = await scratch.merge(only(old), { ...ours, tree: only(here) }, { ...theirs, tree: only(above) });
  const marked =
    byLines.clashes[0]?.marked ?? Buffer.from(`<<<<<<< ${ours.name}\n${here}=======\n${above}>>>>>>> ${theirs.name}\n`);
  return {
    content: here,
    clash: { path: PACKAGE, reason: `both changed ${clashes.join(", ")}`, marked, isOurs: true },
  };
}

function identityOf({ name, version }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { name, version };
}

function parse(content: Buffer, chapter: string): Record<string, unknown> {
  try {
    return json.parse(JSON.parse(content.toString("utf8")));
  } catch {
    throw new UserMistake(`chapters/${chapter}/${PACKAGE} is no JSON object. Mend it, then try again.`);
  }
}

function printed(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

function lines(tree: Tree): Tree {
  return new Map([...tree].filter(([path]) => path !== PACKAGE));
}

function only(content: Buffer): Tree {
  return new Map([[PACKAGE, content]]);
}
