// Does `npm start` keep its promise to somebody who has just cloned? Tries the last commit in a folder with a space in
// its name, with an empty HOME, and with nothing of this machine but its Node, npm and certificates; then once more with
// the tools that the first start has fetched on PATH.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { execa } from "execa";

const repository = path.join(import.meta.dirname, "../../..");
const place = await mkdtemp(path.join(tmpdir(), "fresh clone "));
const clone = path.join(place, "cosmic typescript");
const home = path.join(place, "home");
const known = ["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "HTTPS_PROXY", "https_proxy", "npm_config_registry"];
const env = {
  ...Object.fromEntries(known.map((name) => [name, process.env[name]])),
  PATH: withoutOurTools(process.env.PATH ?? ""),
  HOME: home,
};

/** Where the programs would listen, if others did not already. */
const usualPorts = /localhost:(5005|4321)\b/;
const taken = [5005, 4321].map((port) =>
  createServer()
    .on("error", () => {})
    .listen(port),
);

try {
  await mkdir(home);
  await execa("git", ["clone", "--quiet", repository, clone]);
  const first = await start();
  const answers = await paste(first.lines);
  const stranger = await allocatedTo("stranger", first.lines, 18);
  assert.match(stranger, /batch-1/, "another order gets the rest of the batch");
  assert.match(await pageAt(first.site), /<h1[^>]*>Cosmic TypeScript/, "the site's front page is served");
  assert.equal(await first.stop("SIGTERM"), 0, "SIGTERM ends it cleanly");

  const second = await start(path.join(clone, ".toolchain/node_modules/.bin"));
  assert.deepEqual(await paste(second.lines), answers, "the same lines have the same answers after a restart");
  const late = await allocatedTo("late", second.lines, 2);
  assert.match(late, /Nothing is allocated/, "what was allocated before the restart is allocated still");
  assert.equal(await second.stop("SIGINT"), 0, "SIGINT ends it cleanly");
  for (const [which, { ready }] of Object.entries({ first, second }))
    console.log(`${which} start: the application after ${ready.application} s, the site after ${ready.site} s`);
} finally {
  for (const server of taken) server.close();
  await rm(place, { recursive: true, force: true });
}

/** The bootstrap that started us put the pinned Node and pnpm first; a newcomer has neither. */
function withoutOurTools(paths: string): string {
  const ours = (folder: string) => folder.startsWith(path.resolve(repository));
  return paths
    .split(path.delimiter)
    .filter((folder) => !ours(folder))
    .join(path.delimiter);
}

/**
 * Runs `npm start` until it has said where the site is. Gives up after seven minutes: other checks may be at work.
 * @param tools go in front of the PATH
 */
async function start(tools = "") {
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1);
  const PATH = [tools, env.PATH].filter(Boolean).join(path.delimiter);
  const child = execa("npm", ["start"], {
    cwd: clone,
    env: { ...env, PATH },
    extendEnv: false,
    all: true,
    reject: false,
    timeout: 420_000,
  });
  const lines: string[] = [];
  const ready = { application: "", site: "" };
  const said = new Promise<string>((resolve) => {
    createInterface(child.all).on("line", (line) => {
      console.log(`  ${line}`);
      if (line.startsWith("listening on ")) ready.application = seconds();
      if (line.startsWith("curl ")) lines.push(line);
      const [, site] = line.match(/^the site +(http\S+)/) ?? [];
      if (site) resolve(site);
    });
  });
  const site = await Promise.race([said, child.then(() => "")]);
  ready.site = seconds();
  assert.notEqual(site, "", "it says where the site is");
  assert.equal(lines.length, 4, "it prints four curl lines to try");
  for (const address of [site, ...lines]) assert.doesNotMatch(address, usualPorts, "ports that are taken are avoided");
  const stop = async (signal: "SIGTERM" | "SIGINT") => {
    child.kill(signal);
    return (await child).exitCode;
  };
  return { lines, site, ready, stop };
}

async function pageAt(address: string): Promise<string> {
  return (await fetch(address)).text();
}

/** What the lines answer: a batch is added, two orders are accepted, and where the first has its place. */
async function paste(lines: readonly string[]): Promise<string[]> {
  const answers: string[] = [];
  for (const line of lines) answers.push(await ask(line));
  const [shown = "", ...done] = answers.toReversed();
  assert.deepEqual(done, ["OK", "OK", "OK"]);
  assert.deepEqual(JSON.parse(shown), [{ sku: "SMALL-TABLE", batchref: "batch-1" }]);
  return answers;
}

/** Pastes the lines that allocate and show, for another order and quantity: where it has its place. */
async function allocatedTo(orderId: string, [, allocate = "", , show = ""]: readonly string[], quantity: number) {
  const accepted = await ask(allocate.replace("order-1", orderId).replace('"qty":2', `"qty":${quantity}`));
  assert.equal(accepted, "OK");
  return ask(show.replace("order-1", orderId));
}

async function ask(line: string): Promise<string> {
  return (await execa(line, { shell: true })).stdout.trim();
}
