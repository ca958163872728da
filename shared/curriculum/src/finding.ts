/** Something in the chain that does not hold, and what to do about it. */
export type Finding = Readonly<{ chapter: string; path: string; problem: string; remedy: string }>;
