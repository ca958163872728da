import { existsSync } from "node:fs";
import path from "node:path";
import { findChapter, readCurriculum } from "@cosmic/curriculum";
import { execaNode } from "execa";
import { EXIT } from "../exit-code.ts";
import { wantedWorkspace } from "../reader/current-chapter.ts";
import { UserMistake } from "../user-mistake.ts";
import { isThere, workspaceOf } from "../workspace/index.ts";

type Options = Readonly<{ port?: string; reference?: boolean }>;
const SERVER = "src/entrypoints/server.ts";

/** `cosmic run [chapter]`: the chapter's application, the reader's own where he has a workspace. */
export async function run(
  root: string,
  wanted: string | undefined,
  { port, reference = false }: Options,
): Promise<number> {
  const curriculum = await readCurriculum(root);
  const workspace =
    wanted === undefined
      ? await wantedWorkspace(curriculum, wanted)
      : workspaceOf(curriculum, findChapter(curriculum, wanted));
  const isMine = !reference && isThere(workspace);
  const folder = isMine ? workspace.folder : workspace.chapter.folder;
  const name = path.relative(root, folder);
  if (!existsSync(path.join(folder, SERVER)))
    throw new UserMistake(
      `${name} has no ${SERVER}: ${isMine ? "write it, or add --reference to run the reference's." : "an application that can be run begins with chapter 04."}`,
    );
  console.error(`Running ${name}. Ctrl-C ends it.`);
  const child = execaNode(SERVER, {
    cwd: folder,
    stdio: "inherit",
    reject: false,
    env: port === undefined ? {} : { PORT: port },
  });
  // A Ctrl-C reaches both: the application ends in its own time, and this command with it.
  process.removeAllListeners("SIGINT").on("SIGINT", () => {});
  process.removeAllListeners("SIGTERM").on("SIGTERM", () => child.kill("SIGTERM"));
  const { exitCode = EXIT.fault } = await child;
  return exitCode;
}
