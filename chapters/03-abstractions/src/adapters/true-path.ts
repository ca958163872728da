import { realpath } from "node:fs/promises";
import path from "node:path";
import { ifThere } from "./if-there.ts";

/** The absolute path of `place`, every symbolic link on the way resolved. The end of it need not exist yet. */
export async function truePath(place: string): Promise<string> {
  const absolute = path.resolve(place);
  const above = path.dirname(absolute);
  if (above === absolute) return absolute;
  return (await ifThere(realpath(absolute))) ?? path.join(await truePath(above), path.basename(absolute));
}

/** Whether `inner` is `outer` or lies somewhere inside it; both are true paths. */
export function contains(outer: string, inner: string): boolean {
  const way = path.relative(outer, inner);
  const leadsOut = way.split(path.sep)[0] === ".." || path.isAbsolute(way);
  return !leadsOut;
}
