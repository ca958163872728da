import type { Chapter } from "./chapter.ts";

/** What is measured, and a folder for the databases it is measured on. */
export type Workplace = Readonly<{ chapter: Chapter; folder: string }>;
