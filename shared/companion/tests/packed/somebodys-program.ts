import path from "node:path";

/** As strict as a project of somebody's own may be, with the types of Node that are here. */
export const compilerOptions = {
  target: "esnext",
  lib: ["esnext"],
  module: "nodenext",
  strict: true,
  types: ["node"],
  typeRoots: [path.join(import.meta.dirname, "../../node_modules/@types")],
};

/** Uses what conformance exports as its README does; takes a URL, and prints what was kept. */
export const program = `import { checksFor, conform, overHttp, type Report } from "@cosmic/conformance";

await using service = overHttp(process.argv[2] ?? "");
const report: Report = await conform(service, "07", ({ outcome }) => outcome === "kept");
const kept = report.filter(({ outcome }) => outcome === "kept");
const about: string = "new batches";
console.log(kept.length + " kept of which " + kept.filter(({ subject }) => subject === about).length + " about " + about);

// @ts-expect-error: a chapter is named by its number, as text
const misused = () => checksFor(7);
if (report.length !== checksFor("07").length) misused();
`;
