import { setTimeout as passing } from "node:timers/promises";
import { execa } from "execa";
import { launch, type Program, root, type Signal } from "./program.ts";

export type Site = Readonly<{
  /** Where it is served, once it is; undefined when it could not be built, or was ended before. */
  address: Promise<string | undefined>;
  end(signal: Signal): void;
}>;

/** Builds the site, unless it is built already from what is here now, and serves it. */
export function siteOn(port: number): Site {
  const build = execa("turbo", ["run", "build", "--filter=@cosmic/docs", "--output-logs=errors-only"], {
    cwd: root,
    all: true,
    reject: false,
    stdin: "ignore",
  });
  let ending: Signal | undefined;
  let serving: Program | undefined;

  void Promise.race([build, passing(2_000, "building", { ref: false })]).then(
    (first) => first === "building" && !ending && console.log("building the site: it takes a moment the first time"),
  );
  const address = build.then(({ failed, all }) => {
    if (ending) return undefined;
    if (failed) {
      console.error(`${all}\nThe site could not be built, as told above; the application goes on without it.`);
      return undefined;
    }
    serving = launch("node", ["docs/src/site/serve.ts", String(port)], { quiet: true });
    return serving.address;
  });

  return {
    address,
    end: (signal) => {
      ending = signal;
      build.kill(signal);
      serving?.end(signal);
    },
  };
}
