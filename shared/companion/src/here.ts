import { UserMistake } from "./user-mistake.ts";

/**
 * The folder that the person at the keyboard stands in.
 * @throws UserMistake when somebody has removed it meanwhile, as `git clean` does with a workspace
 */
export function here(): string {
  try {
    return process.cwd();
  } catch {
    throw new UserMistake(
      "The folder that you stand in is gone. Change to the repository, then try again; cosmic backups lists what can be brought back.",
    );
  }
}
