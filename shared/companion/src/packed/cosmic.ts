#!/usr/bin/env node
// Where the published command begins. Every Node from 14 on can read this file; what only newer ones can read is loaded after it.
import process from "node:process";

const OLDEST = "22.12";

if (isOlder(process.versions.node, OLDEST)) {
  console.error(
    `cosmic needs Node ${OLDEST} or newer, and this is ${process.versions.node}. Install one from https://nodejs.org, then try again.`,
  );
  process.exitCode = 2;
} else await import("./main.ts");

function isOlder(version: string, oldest: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldest.split(".").map(Number);
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
}
