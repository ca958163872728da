import path from "node:path/posix";
import type { Finding, Tree } from "@cosmic/curriculum";
import { lessonIn } from "./lesson.ts";
import type { Plan } from "./plan.ts";

/** Imports of files that a carry takes away or renames, in files that only a later chapter has: no merge sees them. */
export function lostImports({ folders }: Plan): Finding[] {
  return folders.flatMap(({ chapter, now, after }) => {
    const before = new Set(importsOfNothing(lessonIn(now)).map(textOf));
    const lost = importsOfNothing(lessonIn(after)).filter((each) => !before.has(textOf(each)));
    return lost.map(({ file, imported }) => ({
      chapter: chapter.name,
      path: file,
      problem: `imports ${imported}, which is not there any more`,
      remedy: "correct the import",
    }));
  });
}

type Import = Readonly<{ file: string; imported: string }>;

function importsOfNothing(lesson: Tree): Import[] {
  return [...lesson]
    .filter(([file]) => file.endsWith(".ts"))
    .flatMap(([file, content]) =>
      [...content.toString("utf8").matchAll(/\b(?:from|import)\b\s*\(?\s*"(\.[^"]+)"/g)].map(([, place = ""]) => ({
        file,
        imported: path.join(path.dirname(file), place),
      })),
    )
    .filter(({ imported }) => !lesson.has(imported));
}

function textOf({ file, imported }: Import): string {
  return `${file} ${imported}`;
}
