// Writes the text of the built site as a PDF: `pnpm --filter ./docs pdf`.
import path from "node:path";
import { writeBook } from "./book.ts";

const FILE = path.resolve(import.meta.dirname, "../dist-book/cosmic-typescript.pdf");
await writeBook(FILE);
console.log(`written: ${FILE}`);
