// Runs a task on a machine that has nothing but some Node ≥ 18 and npm. Hence plain JavaScript and no dependency.
//
//   node shared/toolchain/bootstrap.mjs install | start | test | <script of the root package.json>  [arguments]
//
// The pinned pnpm, and the pinned Node where the running one is older, come from the npm registry into .toolchain/;
// pnpm installs the workspace; then the task runs under that Node. The second time all of it is in place already.
//
// `npm start` calls this with a leading `exec`, so that no shell stands between npm and us, which would keep signals to
// itself; where the shell has no `exec` (Windows), the second half of that line is what runs.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const toolchain = path.join(root, ".toolchain");
const pinnedNode = readFileSync(path.join(root, ".nvmrc"), "utf8").trim();
const runningNode = Number.parseInt(process.versions.node, 10);
const onWindows = process.platform === "win32";

if (runningNode < 18)
  leave(`Node ${process.versions.node} is too old to start from: install Node 18 or newer and try again.`);

const environment = {
  ...withoutNpmLifecycle(process.env),
  PATH: [bin(toolchain), bin(root), process.env.PATH].join(path.delimiter),
  TURBO_TELEMETRY_DISABLED: "1",
  // Tests start hundreds of processes, which load the same libraries: what one has compiled, the next one reads.
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.join(toolchain, "compile-cache"),
  // npm's name for a mirror means nothing to pnpm.
  ...(process.env.npm_config_registry && { pnpm_config_registry: process.env.npm_config_registry }),
};
let interrupted = false;
/** Without a network, say so soon. */
const patience = ["--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"];

await provideToolchain();
await installWorkspace();
const [task = "start", ...rest] = process.argv.slice(2);
if (task === "start")
  process.exitCode = await run("node", ["shared/toolchain/src/start/start.ts", applicationOfNewestChapter(), ...rest]);
else if (task === "test") process.exitCode = await run("turbo", ["run", "test", "--continue", ...rest]);
else if (task !== "install") process.exitCode = await run("pnpm", ["run", task, ...rest]);

async function provideToolchain() {
  const platform = `${onWindows ? "win" : process.platform}-${process.arch}`;
  const dependencies = {
    pnpm: manifest().packageManager.replace("pnpm@", ""),
    ...((runningNode < Number.parseInt(pinnedNode, 10) || runsOnOurOwn(process.execPath)) && {
      [`node-${platform}`]: pinnedNode,
    }),
  };
  await unlessDone("toolchain", bin(toolchain), `${platform} ${JSON.stringify(dependencies)}`, async () => {
    say(
      `fetching ${Object.entries(dependencies)
        .map((each) => each.join(" "))
        .join(" and ")} into .toolchain/`,
    );
    writeFileSync(path.join(toolchain, "package.json"), JSON.stringify({ private: true, dependencies }));
    const install = [
      "install",
      "--no-package-lock",
      "--no-audit",
      "--no-fund",
      "--loglevel=error",
      ...patience,
      ...ownCache(),
    ];
    if ((await run("npm", install, toolchain)) !== 0)
      leave(
        `npm could not fetch them. Is the registry reachable, and does it carry Node for ${platform}? (Node ${pinnedNode} installed by hand will do.)`,
      );
  });
}

/** npm keeps its cache in HOME; where nobody may write there, it goes beside the tools. */
function ownCache() {
  try {
    accessSync(homedir(), constants.W_OK);
    return [];
  } catch {
    return [`--cache=${path.join(toolchain, "npm-cache")}`];
  }
}

/** With .toolchain/ on PATH the running Node is the one we brought: it must not be mistaken for one that was there before. */
function runsOnOurOwn(node) {
  return existsSync(toolchain) && node.startsWith(realpathSync(toolchain));
}

async function installWorkspace() {
  const lockfile = createHash("sha256")
    .update(readFileSync(path.join(root, "pnpm-lock.yaml")))
    .digest("hex");
  let reporter = "silent";
  await unlessDone("workspace", bin(root), `${lockfile} ${process.platform} ${process.arch}`, async () => {
    say("installing the workspace");
    reporter = "append-only";
    await install(reporter);
  });
  if (reporter === "silent") await install(reporter);
}

async function install(reporter) {
  if ((await run("pnpm", ["install", "--frozen-lockfile", `--reporter=${reporter}`])) === 0) return;
  leave(
    "pnpm could not install the workspace; `pnpm install` shows why. After a change to a package.json the lockfile must follow.",
  );
}

/** A stamp beside the toolchain remembers what was done: an interrupted step, or one whose result is gone, is done again. */
async function unlessDone(step, result, wanted, work) {
  const stamp = path.join(toolchain, `${step}.stamp`);
  if (existsSync(result) && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  mkdirSync(toolchain, { recursive: true });
  const started = performance.now();
  await work();
  writeFileSync(stamp, wanted);
  say(`${step} ready after ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

/** The highest numbered chapter that has a server of its own. */
function applicationOfNewestChapter() {
  const chapters = path.join(root, "chapters");
  const servers = readdirSync(chapters)
    .filter((name) => /^\d\d-/.test(name))
    .map((name) => path.join(chapters, name, "src/entrypoints/server.ts"))
    .filter((file) => existsSync(file))
    .sort();
  // Relative, so that a folder with a space in its name needs no quotes where a shell stands between (Windows).
  return path.relative(root, servers.at(-1) ?? leave("No chapter has an application to start."));
}

/** Runs a command to its end, hands it the signals that reach us, and resolves to its exit code. */
function run(command, args, cwd = root) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: environment, stdio: "inherit", shell: onWindows });
    const forward = (signal) => {
      interrupted = true;
      child.kill(signal);
    };
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, forward);
    const watch = whenOrphaned(() => child.kill("SIGTERM"));
    child.on("error", (error) => leave(`${command} did not start: ${error.message}`));
    child.on("close", (code, signal) => {
      for (const each of ["SIGINT", "SIGTERM"]) process.off(each, forward);
      clearInterval(watch);
      resolve(code ?? (signal === "SIGINT" ? 130 : 143));
    });
  });
}

/** npm hands a signal to its shell only, and the shell dies without handing it on: all we see is that our parent is gone. */
function whenOrphaned(act) {
  const parent = process.ppid;
  return setInterval(() => process.ppid !== parent && act(), 200);
}

/** npm hands its own settings down as variables; those about this very script would mislead pnpm, the others are the user's. */
function withoutNpmLifecycle(variables) {
  const misleading =
    /^npm_(package|lifecycle|command|execpath|node_execpath|config_(user_agent|local_prefix|prefix|global_prefix|globalconfig|init_module|node_gyp|npm_version|noproxy))/i;
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !misleading.test(name)));
}

function manifest() {
  return JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
}

function bin(folder) {
  return path.join(folder, "node_modules", ".bin");
}

function say(sentence) {
  console.log(`cosmic: ${sentence}`);
}

function leave(sentence) {
  if (interrupted) process.exit(130);
  console.error(`cosmic: ${sentence}`);
  process.exit(1);
}
