import path from "node:path";
import { findChapter } from "../src/chapter.ts";

/** The chapter that is measured unless another is named. */
export const chapter = findChapter(path.join(import.meta.dirname, "../../.."), "13");

/** The last whose services are called without a message bus. */
export const aggregates = findChapter(path.join(import.meta.dirname, "../../.."), "07");

/** The first whose commands go to a message bus, put together by hand. */
export const commands = findChapter(path.join(import.meta.dirname, "../../.."), "10");
