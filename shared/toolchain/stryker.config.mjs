import { fileURLToPath } from "node:url";

/** How every target of `pnpm mutate` is tested. @type {import("@stryker-mutator/core").StrykerOptions} */
export default {
  testRunner: "vitest",
  // By address, since only this package has the runner among its dependencies.
  plugins: [import.meta.resolve("@stryker-mutator/vitest-runner")],
  vitest: { configFile: fileURLToPath(import.meta.resolve("./vitest.mutation.config.ts")) },
  coverageAnalysis: "perTest",
  cleanTempDir: "always",
  reporters: ["dots"],
  logLevel: "warn",
  warnings: { slow: false },
};
