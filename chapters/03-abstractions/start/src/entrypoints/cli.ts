import { sync } from "../sync.ts";

const [source, target] = process.argv.slice(2);
if (!source || !target) throw new Error("Usage: start <source> <target>");

await sync(source, target);
