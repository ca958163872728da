import type { Machine } from "../../src/doctor/machine.ts";

/** A machine that has these programs only, by the version that each tells; no repository unless one is given. */
export function machineWith(programs: Readonly<Record<string, string>>, settings: Partial<Machine> = {}): Machine {
  return {
    root: undefined,
    node: "24.21.0",
    platform: "linux",
    environment: {},
    versionOf: async (program) => programs[program],
    ...settings,
  };
}
