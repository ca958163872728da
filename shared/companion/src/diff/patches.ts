import { differencesBetween, patchOf, withRenames } from "@cosmic/curriculum";
import { colors } from "../colors.ts";
import { coloured } from "../patch-in-colour.ts";
import { byLayer } from "./by-layer.ts";
import type { Way } from "./way.ts";

/** All of a way, layer by layer, with the declared reasons; `git apply` takes it. */
export function patchesOf({ before, after, origins, reasons }: Way): string {
  const parts: string[] = [];
  for (const [layer, ofLayer] of byLayer(withRenames(differencesBetween(before, after), origins))) {
    parts.push(`${colors.bold(`# ${layer}`)}\n`);
    for (const difference of ofLayer) {
      const why = reasons.get(difference.path);
      parts.push(why ? `${colors.dim(`# ${why}`)}\n` : "", coloured(patchOf(difference)));
    }
  }
  return parts.join("");
}
