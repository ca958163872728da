// A process that starts a session, and runs a test in it that does not end.
import { startSession } from "../src/index.ts";

const [folder = ""] = process.argv.slice(2);
await startSession({ folder, patience: 60_000 }).run(["a.test.ts"]);
