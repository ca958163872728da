/** One thing that the project uses, as it is on this machine. */
export type Check = Readonly<{
  name: string;
  /** Without this nothing works; without any other thing, something. */
  needed: boolean;
  /** What is there: "24.21.0". */
  found?: string;
  /** Absent where all is well. */
  lack?: Lack;
}>;

export type Lack = Readonly<{
  /** As the end of a sentence that begins with the name: "is missing". */
  problem: string;
  /** What to do about it. */
  remedy: string;
  /** What does not work until then. */
  disables: string;
}>;
