// Watches its process from a thread of its own, which goes on when the main thread is in an endless loop.
import { writeSync } from "node:fs";
import { workerData } from "node:worker_threads";
import { markMicrotask, whereMainThreadStays } from "./main-thread.ts";
import { COUNTERS, type LoopReport, REPORTS } from "./settings.ts";

const TICK = 100;
/** How many times longer a thread may stand still that asks for no processor. */
const IDLE = 6;
/** How many frames are told of, at most. */
const DEEPEST = 30;
const { counters, patience }: { counters: Int32Array; patience: number } = workerData;
const parent = process.ppid;

let seen = { progress: -1, microtasks: 0 };
let stoodStill = 0;
let probed = false;
let last = { time: performance.now(), processor: processorTime() };
const timer = setInterval(look, TICK);

function look(): void {
  if (isGone(parent)) die();
  const passed = sinceLast();
  const progress = Atomics.load(counters, COUNTERS.progress);
  if (progress !== seen.progress) {
    seen = { progress, microtasks: Atomics.load(counters, COUNTERS.microtasks) };
    stoodStill = 0;
    probed = false;
    return;
  }
  stoodStill += passed;
  if (stoodStill > patience / 2 && !probed) probe();
  if (stoodStill > patience && !mayGoOn()) void giveUp();
}

/**
 * In milliseconds of the processor: on a busy machine whoever gets little of it is slow, and in no loop. Whoever asks for
 * none, since it waits for something with its thread, is given as much time as `IDLE` says.
 */
function sinceLast(): number {
  const now = { time: performance.now(), processor: processorTime() };
  // A computer that slept is no loop: no tick counts for more than two.
  const time = Math.min(now.time - last.time, 2 * TICK);
  const processor = now.processor - last.processor;
  last = now;
  return Math.max(Math.min(processor, time), time / IDLE);
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function probe(): void {
  probed = true;
  markMicrotask();
}

/** One promise after another, in a test that was given more time: that is no loop yet. */
function mayGoOn(): boolean {
  const moves = Atomics.load(counters, COUNTERS.microtasks) !== seen.microtasks;
  return moves && stoodStill < Atomics.load(counters, COUNTERS.allowance);
}

async function giveUp(): Promise<void> {
  clearInterval(timer);
  const report: LoopReport = (await whereMainThreadStays()).slice(0, DEEPEST);
  try {
    writeSync(REPORTS, `${JSON.stringify(report)}\n`);
  } finally {
    die();
  }
}

/** Who started this process is gone, and with him whoever would end it. */
function isGone(pid: number): boolean {
  if (process.ppid !== pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}

function die(): void {
  process.kill(process.pid, "SIGKILL");
}
