// vitest's own, under another name: what a configuration says of "json" (where to write) does not hold for it.
export { JsonReporter as default } from "vitest/node";
