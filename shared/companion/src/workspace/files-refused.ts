import { UserMistake } from "../user-mistake.ts";

/** The operating system refused a file. The message is a sentence that says which one, why, and what to do. */
export class FilesRefused extends UserMistake {
  readonly path: string;
  /** The system's own code: EROFS, EACCES, ENOSPC, … */
  readonly reason: string;

  constructor(path: string, reason: string, sentence: string) {
    super(sentence);
    this.path = path;
    this.reason = reason;
  }
}

/** Does the work; where the operating system refuses a file for a reason that a person can mend, says so. */
export async function explained<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw inWords(error);
  }
}

const SENTENCES: Readonly<Record<string, (path: string) => string>> = {
  EROFS: (path) =>
    `${path} is on a disk that can only be read. Work on one that can be written to; COSMIC_STATE names another folder for progress and backups.`,
  EACCES: (path) => `You are not allowed to use ${path}. Look at its owner and its permissions, then try again.`,
  ENOSPC: (path) => `The disk that ${path} is on is full. Make room, then try again.`,
  ENOTDIR: (path) => `A file stands where ${path} needs a folder. Move it away, then try again.`,
  EISDIR: (path) => `A folder stands where ${path} is to be a file. Move it away, then try again.`,
  EBUSY: (path) => `Another program holds ${path}. Close it, then try again.`,
  EMFILE: (path) => `Too many files are open to open ${path} as well. Close some programs, then try again.`,
  ENAMETOOLONG: (path) => `The path ${path} is too long for this disk. Move the repository further up, then try again.`,
};
const ALIKE: Readonly<Record<string, string>> = {
  EPERM: "EACCES",
  EDQUOT: "ENOSPC",
  EEXIST: "ENOTDIR",
  ENOTEMPTY: "EISDIR",
  ENFILE: "EMFILE",
};

function inWords(error: unknown): unknown {
  if (!isOfTheSystem(error)) return error;
  const { code, path } = error;
  const sentence = SENTENCES[ALIKE[code] ?? code];
  return sentence ? new FilesRefused(path, code, sentence(path)) : error;
}

function isOfTheSystem(error: unknown): error is Error & { code: string; path: string } {
  if (!(error instanceof Error) || !("code" in error) || !("path" in error)) return false;
  return typeof error.code === "string" && typeof error.path === "string";
}
