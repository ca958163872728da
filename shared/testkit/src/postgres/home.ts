import { statSync } from "node:fs";
import { chown, cp, lchown, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** The folder of one server, with the binaries and the user that it runs under: PostgreSQL refuses to be root. */
export type Home = AsyncDisposable & {
  readonly folder: string;
  readonly data: string;
  readonly binaries: string;
  readonly user: { readonly uid?: number; readonly gid?: number };
};

const nobody = 65_534;

/**
 * Makes a folder below TMPDIR for a server. As root it belongs to nobody, who also has to get there: where folders on the
 * way are closed to others, /tmp takes the place of TMPDIR, and the binaries are copied into the server's folder (0.2 s).
 */
export async function makeHome(binaries: string): Promise<Home> {
  const isRoot = process.getuid?.() === 0;
  const parent = isRoot && !isOpenToAll(tmpdir()) ? "/tmp" : tmpdir();
  const folder = await mkdtemp(path.join(parent, "cosmic-postgres-"));
  const home = {
    folder,
    data: path.join(folder, "data"),
    binaries,
    user: {},
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }),
  };
  if (!isRoot) return home;

  await chown(folder, nobody, nobody);
  const user = { uid: nobody, gid: nobody };
  if (isOpenToAll(path.join(binaries, "bin/postgres"))) return { ...home, user };
  return { ...home, user, binaries: await copyForNobody(binaries, path.join(folder, "binaries")) };
}

async function copyForNobody(binaries: string, copy: string): Promise<string> {
  await cp(binaries, copy, { recursive: true, verbatimSymlinks: true });
  const copied = await readdir(copy, { recursive: true });
  await Promise.all(["", ...copied].map((name) => lchown(path.join(copy, name), nobody, nobody)));
  return copy;
}

/** Whether everybody may enter each folder on the way, and enter or run what it leads to. */
export function isOpenToAll(place: string): boolean {
  const parent = path.dirname(place);
  const isOpen = (statSync(place).mode & 0o001) !== 0;
  return isOpen && (parent === place || isOpenToAll(parent));
}
