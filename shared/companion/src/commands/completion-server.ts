import { getShellFromEnv, log, parseEnv } from "@pnpm/tabtab";
import type { Command } from "commander";
import { candidatesFor } from "../completion/candidates.ts";
import { valuesAround } from "../completion/values.ts";
import { wordsIn } from "../completion/words.ts";
import { EXIT } from "../exit-code.ts";

/** `cosmic completion-server`: what can stand where the cursor is; asked by the scripts of `cosmic completion`. */
export async function completionServer(program: Command): Promise<number> {
  const { env } = process;
  if (!parseEnv(env).complete) return EXIT.mistake;
  const words = wordsIn(parseEnv(env).partial);
  const candidates = candidatesFor(program, words, valuesAround(process.cwd(), words.current));
  const fitting = candidates.filter(({ name }) => name.startsWith(words.current));
  log([...fitting], getShellFromEnv(env));
  return EXIT.fine;
}
