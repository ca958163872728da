// node --import ./file-calls.ts die.ts <folder of a book> <operation> <n>: is killed at the n-th call that changes the
// file system, if there are as many.
import { bookIn } from "../book.ts";
import { watching } from "./file-calls.ts";
import { operations } from "./operations.ts";

const [folder = "", name = "", at = ""] = process.argv.slice(2);
let calls = 0;
await watching(
  () => {
    calls += 1;
    if (calls === Number(at)) process.kill(process.pid, "SIGKILL");
    return undefined;
  },
  async () => {
    await operations[name]?.run(bookIn(folder));
  },
);
