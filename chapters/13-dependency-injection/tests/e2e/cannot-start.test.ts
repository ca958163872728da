import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { describeWith, temporaryFolder } from "@cosmic/testkit";
import { postgres, temporaryDatabase } from "@cosmic/testkit/postgres";
import { execaNode } from "execa";
import { expect, test } from "vitest";
import { copyOfThisChapter, folder } from "./copy-of-chapter.ts";

const programs = ["server.ts", "redis-consumer.ts", "cli.ts"];

// All that is refused, and in which words, stands in config.test.ts.
test.each([
  ["a PORT that is no number", { PORT: "web" }, 'PORT must be a number from 0 to 65535, not "web"'],
  [
    "an SMTP_URL that leads to no mail server, whose password is not repeated",
    { SMTP_URL: "http://me:swordfish@localhost" },
    "SMTP_URL must lead to a mail server, as smtp://<host>:25 does",
  ],
])("%s is named by each program, in the same words", async (_, wrong, sentence) => {
  const env = { DATABASE_URL: ":memory:", REDIS_URL: "redis://127.0.0.1:1", ...wrong };

  const ends = await Promise.all(programs.map((entrypoint) => start({ entrypoint, env })));

  expect(ends.map(({ stderr }) => stderr)).toEqual(programs.map(() => sentence));
  expect(ends.map(({ exitCode }) => exitCode)).toEqual([1, 1, 3]);
});

test("a PORT that is taken is named", async () => {
  await using other = createServer();
  await new Promise<void>((resolve) => other.listen(0, resolve));
  const taken = String((other.address() as { port: number }).port);

  const { exitCode, stderr } = await start({ env: { PORT: taken, DATABASE_URL: ":memory:" } });

  expect(exitCode).toBe(1);
  expect(stderr).toMatch(new RegExp(`^PORT ${taken} cannot be used: .*EADDRINUSE.* Set PORT to another one.$`));
});

test("a DATABASE_URL that is a folder is named", async () => {
  await using data = await temporaryFolder();

  const { exitCode, stderr } = await start({ env: { DATABASE_URL: data.path } });

  expect(exitCode).toBe(1);
  expect(stderr).toBe(`DATABASE_URL: ${data.path} cannot be opened as a database: unable to open database file.`);
});

test("a consumer without a REDIS_URL says that it needs one, and leaves the database alone", async () => {
  await using data = await temporaryFolder();
  const file = `${data.path}/allocation.sqlite`;

  const { exitCode, stderr } = await start({ entrypoint: "redis-consumer.ts", env: { DATABASE_URL: file } });

  expect(exitCode).toBe(1);
  expect(stderr).toBe("REDIS_URL must lead to a Redis server, as redis://<host>:6379 does");
  expect(existsSync(file)).toBe(false);
});

test("a PostgreSQL that is not there is named, without its password", async () => {
  const { exitCode, stderr } = await start({ env: { DATABASE_URL: "postgres://me:swordfish@127.0.0.1:1/allocation" } });

  expect(exitCode).toBe(1);
  expect(stderr).toBe(
    "DATABASE_URL: PostgreSQL at 127.0.0.1:1/allocation cannot be opened as a database: connect ECONNREFUSED 127.0.0.1:1.",
  );
});

describeWith(postgres, "where there is PostgreSQL", () => {
  test("a database that it does not have is named, without a password", async () => {
    await using database = await temporaryDatabase();
    const url = new URL("/nowhere", database.url);
    url.password = "swordfish";

    const { exitCode, stderr } = await start({ env: { DATABASE_URL: url.href } });

    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      `DATABASE_URL: PostgreSQL at ${url.host}/nowhere cannot be opened as a database: database "nowhere" does not exist.`,
    );
  });

  test("a migration that fails on it speaks for itself", async () => {
    await using database = await temporaryDatabase();
    await using copy = await copyOfThisChapter();
    await writeFile(path.join(copy.path, "migrations/postgres/0007-broken.sql"), "creat table sofas (name text)");

    const { exitCode, stderr } = await start({ folder: copy.path, env: { DATABASE_URL: database.url } });

    expect(exitCode).toBe(1);
    expect(stderr).toBe('0007-broken.sql cannot be applied: syntax error at or near "creat"');
  });
});

test("no variable is named when the database that cannot be opened is the chapter's own", async () => {
  await using copy = await copyOfThisChapter();
  await writeFile(path.join(copy.path, "data"), "a file where the folder should be");

  const { exitCode, stderr } = await start({ folder: copy.path });

  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^the database .*allocation\.sqlite cannot be opened as a database: /);
});

test("a migration that fails speaks for itself", async () => {
  await using copy = await copyOfThisChapter();
  await writeFile(path.join(copy.path, "migrations/sqlite/0003-broken.sql"), "creat table sofas (name text)");

  const { exitCode, stderr } = await start({ folder: copy.path });

  expect(exitCode).toBe(1);
  expect(stderr).toBe('0003-broken.sql cannot be applied: near "creat": syntax error');
});

/** Should it start all the same, it is ended as soon as it says so. */
function start(settings: { folder?: string; entrypoint?: string; env?: Record<string, string> }) {
  const { entrypoint = "server.ts" } = settings;
  const file = path.join(settings.folder ?? folder, "src/entrypoints", entrypoint);
  const given = entrypoint === "cli.ts" ? ["cancel-shipment", "boat"] : [];
  const child = execaNode(file, given, { env: { PORT: "0", ...settings.env }, reject: false, timeout: 10_000 });
  child.stdout.once("data", () => child.kill());
  return child;
}
