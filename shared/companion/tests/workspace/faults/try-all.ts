// node --import ./file-calls.ts try-all.ts <operation> <killed|ENOSPC|EROFS|edited> <n>: breaks the operation off at every n-th
// call that changes the file system, until it survives, and prints what went wrong, as JSON.
import path from "node:path";
import { FilesRefused } from "../../../src/workspace/files-refused.ts";
import { type Book, smallBook } from "../book.ts";
import { saveAsEditorsDo, type Watch, watching } from "./file-calls.ts";
import { type Operation, OWN, operations } from "./operations.ts";
import { harmDone, lostOf, stateOf } from "./trial.ts";

const [name = "", fault = "", stride = "1"] = process.argv.slice(2);
const operation: Operation | undefined = operations[name];
if (!operation) throw new Error(`there is no operation ${name}`);

const { before, after, own } = await unharmed(operation);
const problems: string[] = [];
let at = 1 - Number(stride);
let trials = 0;
for (let isOver = false; !isOver; ) {
  at += Number(stride);
  const trial = await brokenOff(operation, at);
  problems.push(...trial.problems.map((problem) => `${fault} at call ${at}: ${problem}`));
  isOver = trial.isOver;
  trials += 1;
}
console.log(JSON.stringify({ trials, own: own.length, isChanged: before !== after, problems }));

async function unharmed({ prepare, run }: Operation) {
  await using book = await smallBook();
  await prepare(book);
  const before = await stateOf(book);
  const lost = await lostOf(Object.values(OWN), book);
  await run(book);
  const own = Object.values(OWN).filter((text) => !lost.includes(text));
  return { before, after: await stateOf(book), own };
}

type Trial = Readonly<{ problems: readonly string[]; isOver: boolean }>;

async function brokenOff(operation: Operation, at: number): Promise<Trial> {
  await using book = await smallBook();
  await operation.prepare(book);
  if (fault === "edited") return await editedAt(at, operation, book);
  const end = fault === "killed" ? await killedAt(at, operation, book) : await refusedAt(at, operation, book);
  const harm = await harmDone(book, [before, after], own);
  await operation.run(book);
  const isDone = (await stateOf(book)) === after;
  return { ...end, problems: [...end.problems, ...harm, ...(isDone ? [] : ["the second attempt does not do it"])] };
}

/** From the call on, nothing happens any more: as if the process was gone. */
async function killedAt(at: number, { run }: Operation, book: Book): Promise<Trial> {
  const gone = Promise.withResolvers<"gone">();
  let calls = 0;
  const watch: Watch = () => {
    calls += 1;
    if (calls < at) return undefined;
    gone.resolve("gone");
    return () => new Promise(() => {});
  };
  await Promise.race([watching(watch, () => run(book)), gone.promise]);
  return { problems: [], isOver: calls < at };
}

/** From the call on, the disk takes nothing more. */
async function refusedAt(at: number, { run }: Operation, book: Book): Promise<Trial> {
  let calls = 0;
  const watch: Watch = (name, file) => {
    calls += 1;
    const isRefused = calls >= at && (fault === "EROFS" || !/^(rm|rmdir|unlink|rename)$/.test(name));
    if (!isRefused) return undefined;
    const error = Object.assign(new Error(`${fault}: ${name} '${file}'`), { code: fault, path: file });
    return () => Promise.reject(error);
  };
  const error = await watching(watch, () => run(book)).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const isSaid = error === undefined || (error instanceof FilesRefused && error.reason === fault && error.path !== "");
  return { problems: isSaid ? [] : [`it said ${error}`], isOver: calls < at };
}

/** At the call, an editor saves some files; but not in the moment between the last look at a file and its replacement. */
async function editedAt(at: number, { run }: Operation, book: Book): Promise<Trial> {
  const texts = {
    "src/sums.ts": "saved in the meantime\n",
    "src/our idea.ts": "a better idea\n",
    "src/new.ts": "new in the meantime\n",
  };
  let calls = 0;
  let isSaved = false;
  const watch: Watch = (name) => {
    calls += 1;
    if (calls < at || isSaved || ["rename", "unlink"].includes(name)) return undefined;
    isSaved = true;
    for (const [file, text] of Object.entries(texts))
      saveAsEditorsDo(path.join(book.root, "workspace/01-sums", file), text);
    return undefined;
  };
  await watching(watch, () => run(book));
  const lost = isSaved ? await lostOf(Object.values(texts), book) : [];
  return { problems: lost.map((text) => `lost: ${text}`), isOver: calls < at };
}
