import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "@cosmic/testkit";
import { describe, expect, onTestFinished, test } from "vitest";
import { browser } from "../../src/doctor/browser.ts";
import { docker } from "../../src/doctor/docker.ts";
import { git } from "../../src/doctor/git.ts";
import { node } from "../../src/doctor/node.ts";
import { pnpm } from "../../src/doctor/pnpm.ts";
import { postgres } from "../../src/doctor/postgres.ts";
import { redis } from "../../src/doctor/redis.ts";
import { repository } from "../../src/doctor/repository.ts";
import { machineWith } from "./machine-with.ts";

describe("what is there is told by its version:", () => {
  test.each([
    ["Node", () => node(machineWith({})), "24.21.0"],
    ["git", () => git(machineWith({ git: "2.39.5" })), "2.39.5"],
    ["Redis", () => redis(machineWith({ "redis-server": "7.0.15" })), "7.0.15"],
    ["a browser", () => browser(machineWith({ firefox: "128.0" })), "firefox 128.0"],
    ["Docker Compose", () => docker(machineWith({ docker: "2.40.0" })), "2.40.0"],
  ])("%s", async (name, check, found) => {
    expect(await check()).toEqual({ name, needed: name === "Node", found });
  });
});

describe("what is missing is told with what to do, and what that disables:", () => {
  const nothing = machineWith({});
  test.each([
    ["git", git, "https://git-scm.com", "cosmic chain carry"],
    ["Redis", redis, "REDIS_URL", "chapters 11 to 13"],
    ["a browser", browser, "apt install chromium", "dashboard"],
    ["Docker Compose", docker, "https://docs.docker.com", "docker compose up"],
    ["the repository", repository, "clone it", "every command but conform, doctor and completion"],
  ])("%s", async (name, check, remedy, disables) => {
    const lack = { remedy: expect.stringContaining(remedy), disables: expect.stringContaining(disables) };

    expect(await check(nothing)).toMatchObject({ name, needed: false, lack });
  });

  test("PostgreSQL, with what the tests say of it", async () => {
    const requirement = { available: false, remedy: "npm has none", service: "PostgreSQL" };

    const { lack } = await postgres(nothing, requirement);

    expect(lack).toMatchObject({ remedy: "npm has none", disables: expect.stringContaining("chapters 06 to 13") });
  });
});

describe("what is too old is told with what is wanted:", () => {
  test("git", async () => {
    const { found, lack } = await git(machineWith({ git: "2.30.2" }));

    expect({ found, problem: lack?.problem }).toEqual({ found: "2.30.2", problem: "is 2.30.2, older than 2.38" });
  });

  test("Node, which is needed inside the repository", async () => {
    const root = await repositoryWith({ ".nvmrc": "24.21.0\n" });

    const { needed, lack } = await node(machineWith({}, { root, node: "22.14.0" }));

    expect({ needed, problem: lack?.problem }).toEqual({ needed: true, problem: "is 22.14.0, the project runs on 24" });
  });

  test("Node, which is not needed where the repository has fetched its own", async () => {
    const root = await repositoryWith({ ".nvmrc": "24.21.0\n", ".toolchain/node_modules/.bin/node": "" });

    const { needed } = await node(machineWith({}, { root, node: "22.14.0" }));

    expect(needed).toBe(false);
  });

  test.each(["11.9.0", "13.0.0"])("pnpm %s, which writes another lockfile", async (version) => {
    const root = await repositoryWith({ "package.json": '{ "packageManager": "pnpm@12.21.0" }' });

    const { lack } = await pnpm(machineWith({ pnpm: version }, { root }));

    expect(lack?.problem).toBe(`is ${version}, the project is pinned to 12.21.0`);
    expect(lack?.remedy).toContain("pnpm@12.21.0");
  });
});

test("pnpm of the pinned line will do", async () => {
  const root = await repositoryWith({ "package.json": '{ "packageManager": "pnpm@12.21.0" }' });

  const check = await pnpm(machineWith({ pnpm: "12.3.0" }, { root }));

  expect(check).toEqual({ name: "pnpm", needed: true, found: "12.3.0" });
});

test("pnpm that the repository has fetched has only to be put on PATH", async () => {
  const root = await repositoryWith({ "package.json": "{}", ".toolchain/node_modules/.bin/pnpm": "" });

  const { lack } = await pnpm(machineWith({}, { root }));

  expect(lack?.remedy).toBe(`export PATH="${path.join(root, ".toolchain/node_modules/.bin")}:$PATH"`);
});

test("a repository is needed to be installed", async () => {
  const root = await repositoryWith({});
  const bare = await repository(machineWith({}, { root }));
  await mkdir(path.join(root, "node_modules/.pnpm"), { recursive: true });

  const installed = await repository(machineWith({}, { root }));

  expect(bare).toMatchObject({ needed: true, lack: { remedy: expect.stringContaining("npm test") } });
  expect(installed).toEqual({ name: "the repository", needed: true, found: `installed in ${root}` });
});

test("a Redis at REDIS_URL is used, though not for everything", async () => {
  const { found, lack } = await redis(machineWith({}, { environment: { REDIS_URL: "redis://localhost" } }));

  expect(found).toBe("the one at REDIS_URL");
  expect(lack?.disables).toContain("stop and start it");
});

test.each([
  ["darwin", "Safari"],
  ["win32", "Edge"],
] as const)("%s comes with a browser", async (platform, found) => {
  expect(await browser(machineWith({}, { platform }))).toMatchObject({ found });
});

async function repositoryWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder.path, file)), { recursive: true });
    await writeFile(path.join(folder.path, file), text);
  }
  return folder.path;
}
