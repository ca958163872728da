import { defineConfig } from "tsup";
import { RUN_ANYWHERE } from "./src/packed/run-anywhere.ts";

export default defineConfig({
  entry: { cosmic: "src/packed/cosmic.ts" },
  format: "esm",
  platform: "node",
  target: "node22.12",
  splitting: true,
  clean: true,
  noExternal: [/^@cosmic\//],
  // What needs the repository is run by the repository's own command.
  external: [new RegExp(`/commands/(?!(${RUN_ANYWHERE.join("|")})[.]ts$)`)],
});
