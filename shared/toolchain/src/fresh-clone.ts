// Does `npm start` keep its promise to somebody who has just cloned? Tries the last commit in a folder with a space in
// its name, with an empty HOME, and with nothing of this machine but its Node, npm and certificates.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { execa } from "execa";

const repository = path.join(import.meta.dirname, "../../..");
const place = await mkdtemp(path.join(tmpdir(), "fresh clone "));
const clone = path.join(place, "cosmic typescript");
const home = path.join(place, "home");
const known = ["PATH", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "HTTPS_PROXY", "https_proxy", "npm_config_registry"];
const env = { ...Object.fromEntries(known.map((name) => [name, process.env[name]])), HOME: home, PORT: "0" };

try {
  await mkdir(home);
  await execa("git", ["clone", "--quiet", repository, clone]);
  const first = await start();
  const answers = await paste(first.lines);
  assert.equal(await first.stop("SIGTERM"), 0, "SIGTERM ends it cleanly");

  const second = await start();
  assert.deepEqual(await paste(second.lines), answers, "its data is still there after a restart");
  assert.equal(await second.stop("SIGINT"), 0, "SIGINT ends it cleanly");
  console.log(`first start after ${first.seconds} s, second after ${second.seconds} s; ${answers.length} lines pasted`);
} finally {
  await rm(place, { recursive: true, force: true });
}

/** Runs `npm start` until it has said what to try. */
async function start() {
  const began = performance.now();
  const child = execa("npm", ["start"], { cwd: clone, env, extendEnv: false, all: true, reject: false });
  const lines: string[] = [];
  for await (const line of child.iterable({ from: "all" })) {
    console.log(`  ${line}`);
    if (line.startsWith("curl ")) lines.push(line);
    if (lines.length === 3) break;
  }
  assert.equal(lines.length, 3, "it prints three curl lines to try");
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const stop = async (signal: "SIGTERM" | "SIGINT") => {
    child.kill(signal);
    return (await child).exitCode;
  };
  return { lines, seconds, stop };
}

/** What the lines answer: an allocation, the same again, and a refusal. */
async function paste(lines: readonly string[]): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const line of lines) answers.push(JSON.parse((await execa(line, { shell: true })).stdout));
  const [allocated, again, refused] = answers;
  assert.match(JSON.stringify(allocated), /batchref/);
  assert.deepEqual(again, allocated, "the same line again has the same answer");
  assert.match(JSON.stringify(refused), /Invalid sku/);
  return answers;
}
