import { completionScript } from "../completion/script.ts";
import type { Shell } from "../completion/shell.ts";
import { EXIT } from "../exit-code.ts";

/** `cosmic completion <shell>`: prints what the shell is to read so that TAB completes. */
export async function completion(shell: Shell): Promise<number> {
  const [, command = ""] = process.argv;
  // From a clone there is no program called cosmic: Node runs its source.
  console.log(await completionScript(shell, command.endsWith(".ts") ? [process.execPath, command] : undefined));
  return EXIT.fine;
}
