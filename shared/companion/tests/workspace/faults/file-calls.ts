// Loaded before all else: from here on, whatever changes the file system can be broken off, or refused.
import { AsyncLocalStorage } from "node:async_hooks";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import path from "node:path";

/** Asked before every call that changes the file system, and once more halfway through one that has a half. */
export type Watch = (name: string, file: string) => (() => Promise<never>) | undefined;

const watched = new AsyncLocalStorage<Watch>();

/** Does the work, with an eye on its calls; whatever else goes on in this process is left alone. */
export async function watching<Result>(watch: Watch, work: () => Promise<Result>): Promise<Result> {
  return await watched.run(watch, work);
}

const CHANGING = ["mkdir", "writeFile", "rename", "rm", "rmdir", "unlink", "symlink", "link", "utimes"] as const;
const { writeFileSync, readdirSync, unlinkSync, mkdirSync } = fs;

export function saveAsEditorsDo(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** What half of a call leaves behind. */
const HALVES: Readonly<Record<string, (file: string, content: string | Buffer) => void>> = {
  writeFile: (file, content) => writeFileSync(file, Buffer.from(content).subarray(0, content.length / 2)),
  rm: (file) => {
    const found = fs.existsSync(file) ? readdirSync(file, { recursive: true, withFileTypes: true }) : [];
    for (const each of found.filter((entry) => entry.isFile()).slice(1))
      unlinkSync(path.join(each.parentPath, each.name));
  },
};

type Arguments = [file: string, content: string | Buffer, ...rest: unknown[]];

/** No machine goes down here, only processes do: waiting for the disk would be in vain. */
function unflushed([file, content, options]: Arguments): Arguments {
  return [file, content, typeof options === "object" ? { ...options, flush: false } : options];
}

function functionOf<Kind>(module: object, name: string): Kind {
  return Reflect.get(module, name);
}

for (const name of CHANGING) {
  const call = functionOf<(...args: Arguments) => Promise<unknown>>(fs.promises, name);
  const patched = async (...args: Arguments) => {
    const watch = watched.getStore();
    const instead = watch?.(name, args[0]);
    if (instead) return await instead();
    const half = HALVES[name];
    const halfway = half && watch?.(`half of ${name}`, args[0]);
    if (!halfway) return await call(...(name === "writeFile" ? unflushed(args) : args));
    half(args[0], args[1]);
    return await halfway();
  };
  Object.assign(fs.promises, { [name]: patched });
  const withCallback = functionOf<(...args: unknown[]) => void>(fs, name);
  const patchedWithCallback = (...args: unknown[]) => {
    const instead = watched.getStore()?.(name, String(args[0]));
    const done = args.at(-1);
    if (!instead) withCallback(...args);
    else if (typeof done === "function") instead().catch((error: unknown) => done(error));
  };
  Object.assign(fs, { [name]: patchedWithCallback });
}
syncBuiltinESMExports();
