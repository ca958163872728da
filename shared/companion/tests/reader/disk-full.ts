// Loaded before all else: the disk is full as long as the file exists that DISK_IS_FULL names.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const { existsSync } = fs;
const { writeFile } = fs.promises;

fs.promises.writeFile = async (...args: Parameters<typeof writeFile>) => {
  if (process.argv[1]?.endsWith("cosmic.ts") && existsSync(process.env.DISK_IS_FULL ?? ""))
    throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC", path: String(args[0]) });
  await writeFile(...args);
};
syncBuiltinESMExports();
