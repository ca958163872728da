import { closeSync, fsyncSync, openSync, rmSync, writeSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { median } from "./statistics.ts";

/** Where figures come from; they compare with no others. */
export type Machine = Readonly<{
  processor: string;
  cores: number;
  node: string;
  platform: string;
  /** Over the last minute, before the first measurement: processes that wanted a core. */
  busy: number;
  /** Milliseconds that a durable write of 4 kB takes in the folder of the databases. Where it costs nothing, ratios are lower. */
  durableWrite: number;
}>;

export function thisMachine(folder: string): Machine {
  return {
    processor: os.cpus()[0]?.model ?? "unknown processor",
    cores: os.availableParallelism(),
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    busy: os.loadavg()[0] ?? 0,
    durableWrite: durableWriteIn(folder),
  };
}

function durableWriteIn(folder: string): number {
  const file = path.join(folder, "durable-write");
  const descriptor = openSync(file, "w");
  const page = Buffer.alloc(4_096, 1);
  const times = Array.from({ length: 25 }, () => {
    const began = performance.now();
    writeSync(descriptor, page);
    fsyncSync(descriptor);
    return performance.now() - began;
  });
  closeSync(descriptor);
  rmSync(file);
  return median(times);
}
