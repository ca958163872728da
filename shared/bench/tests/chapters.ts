import path from "node:path";
import { findChapter } from "../src/chapter.ts";

/** The chapter that is measured unless another is named. */
export const chapter = findChapter(path.join(import.meta.dirname, "../../.."), "07");
