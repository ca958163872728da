import { type Transpile, transpile } from "../transpile.ts";
import { knowsUsing } from "./knows-using.ts";

/** What this browser needs: where it does not know `using`, that is lowered, by a library loaded only there. */
export async function transpileHere(): Promise<Transpile> {
  if (knowsUsing()) return transpile;
  // Before any library that closes what it opens.
  await import("./missing.ts");
  return (await import("./lower.ts")).lower;
}
