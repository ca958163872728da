/** What a shell may put where the cursor stands. */
export type Candidate = Readonly<{ name: string; description: string }>;

/** What can stand for an argument or an option of this name: "chapter", "step". */
export type Values = (name: string, wordsBefore: readonly string[]) => readonly Candidate[];
