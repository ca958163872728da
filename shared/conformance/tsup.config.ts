import { defineConfig } from "tsup";

export default defineConfig({
  entry: ["src/index.ts"],
  format: "esm",
  platform: "node",
  target: "node22.12",
  dts: true,
  clean: true,
  noExternal: [/^@cosmic\//],
});
