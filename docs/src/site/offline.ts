import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { serviceWorker } from "./service-worker.ts";

/** While the site is written a page is to be as it was just saved, not as it was first read: no worker there. */
const REGISTER = 'navigator.serviceWorker?.register("/service-worker.js");';

/** Once read, the whole site is there without its server: a service worker keeps every file of this build. */
export function offline(): AstroIntegration {
  return {
    name: "offline",
    hooks: {
      "astro:config:setup": ({ command, injectScript }) => {
        if (command === "build") injectScript("head-inline", REGISTER);
      },
      "astro:build:done": ({ dir }) => {
        const folder = fileURLToPath(dir);
        const files = readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((each) => each.isFile())
          .map((each) => path.relative(folder, path.join(each.parentPath, each.name)).replaceAll(path.sep, "/"))
          .sort();
        const hash = createHash("sha256");
        for (const file of files) hash.update(file).update(readFileSync(path.join(folder, file)));
        writeFileSync(path.join(folder, "service-worker.js"), serviceWorker(hash.digest("hex").slice(0, 16), files));
      },
    },
  };
}
