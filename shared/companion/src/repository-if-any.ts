import { repositoryAround } from "./repository.ts";
import { UserMistake } from "./user-mistake.ts";

/** The root of the repository that `folder` is in; undefined when it is in none. */
export function repositoryIfAny(folder: string): string | undefined {
  try {
    return repositoryAround(folder);
  } catch (error) {
    if (error instanceof UserMistake) return undefined;
    throw error;
  }
}
