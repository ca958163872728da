import { fileURLToPath } from "node:url";

/**
 * For the environment of a process under test: where Node keeps what it has compiled, so that the next process with the
 * same files starts sooner. Several processes may use it at once, and one that is killed only leaves less behind.
 */
export const compileCache = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL("../node_modules/.cache/node", import.meta.url)),
};
