import type { Tree } from "@cosmic/curriculum";
import type { Git } from "./git.ts";

/** All files below a folder of a commit or tree, by their paths; nothing where there is no such folder. */
export async function treeAt(git: Git, treeish: string, folder?: string): Promise<Tree> {
  const listing = (await git(["ls-tree", "-r", "-z", treeish, ...(folder ? ["--", `${folder}/`] : [])])).toString(
    "utf8",
  );
  const files = listing
    .split("\0")
    .filter((each) => each !== "")
    .map((each) => ({ path: each.slice(each.indexOf("\t") + 1), object: each.split(/[ \t]/)[2] ?? "" }));
  const contents = await contentsOf(
    git,
    files.map(({ object }) => object),
  );
  const prefix = folder ? folder.length + 1 : 0;
  return new Map(files.map(({ path }, at) => [path.slice(prefix), contents[at] ?? Buffer.alloc(0)]));
}

/** `git cat-file --batch` answers each object with `<id> <type> <size>`, a line break, its bytes, and a line break. */
async function contentsOf(git: Git, objects: readonly string[]): Promise<Buffer[]> {
  if (objects.length === 0) return [];
  const answer = await git(["cat-file", "--batch"], { input: Buffer.from(`${objects.join("\n")}\n`) });
  const contents: Buffer[] = [];
  for (let at = 0; at < answer.length; ) {
    const start = answer.indexOf("\n", at) + 1;
    const size = Number(answer.toString("latin1", at, start).split(" ")[2]);
    contents.push(answer.subarray(start, start + size));
    at = start + size + 1;
  }
  return contents;
}
