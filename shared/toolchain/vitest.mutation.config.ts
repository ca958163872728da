import { defineConfig } from "vitest/config";

// Stryker tests a copy of a package, in a folder that the configuration at the top does not know. A cache written at the
// very end would bring that folder back when it has just been removed.
export default defineConfig({ test: { include: ["tests/unit/**/*.test.ts"], cache: false } });
