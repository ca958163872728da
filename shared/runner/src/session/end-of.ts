import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";

/** Something that a process started may hold its pipes open: then nobody waits longer, in milliseconds. */
const LAST_WORDS = 200;

/** Resolves when a process has ended, or never started, and what it printed was read. */
export async function endOf(child: ChildProcess): Promise<void> {
  const read = [child.stdout, child.stderr].map((stream) => stream && once(stream, "close").catch(() => {}));
  await Promise.race([once(child, "exit"), once(child, "error")]).catch(() => {});
  await Promise.race([Promise.all(read), setTimeout(LAST_WORDS)]);
}
