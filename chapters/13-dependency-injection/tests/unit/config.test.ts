import path from "node:path";
import { describe, expect, test } from "vitest";
import { InvalidConfiguration, readConfig } from "../../src/config.ts";

describe("PORT", () => {
  test.each([
    [undefined, 5005],
    ["", 5005],
    ["8080", 8080],
    ["0", 0],
    ["65535", 65_535],
  ])("%j means %d", (PORT, port) => {
    expect(readConfig({ PORT })).toMatchObject({ port });
  });

  test.each(["http", "-1", "65536", "80.5", " 80", "0x50", "1e3"])("%j is refused", (PORT) => {
    expect(() => readConfig({ PORT })).toThrow(
      new InvalidConfiguration(`PORT must be a number from 0 to 65535, not "${PORT}"`),
    );
  });
});

describe("DATABASE_URL", () => {
  test.each([
    ["stock.sqlite", "stock.sqlite"],
    ["/var/lib/stock.sqlite", "/var/lib/stock.sqlite"],
    ["file:stock.sqlite", "stock.sqlite"],
    ["file:///var/my%20stock.sqlite", "/var/my stock.sqlite"],
    [":memory:", ":memory:"],
  ])("%j names the file %j", (DATABASE_URL, file) => {
    expect(readConfig({ DATABASE_URL })).toMatchObject({ database: { kind: "sqlite", file }, demonstration: false });
  });

  test.each([
    "postgres://localhost/allocation",
    "postgresql://localhost/allocation",
    "POSTGRES://LOCALHOST/allocation",
    "postgres://me:swordfish@db.example.com:5433/allocation?sslmode=require",
    "postgres://me:p%40ss%2Fw@localhost/allocation",
    "postgres:///allocation?host=/run/postgresql",
  ])("%s leads to PostgreSQL", (url) => {
    expect(readConfig({ DATABASE_URL: url })).toMatchObject({
      database: { kind: "postgres", url },
      demonstration: false,
    });
  });

  test("left away, it is the chapter's own file, for a demonstration", () => {
    const { database, demonstration } = readConfig({});

    expect(demonstration).toBe(true);
    expect(database).toEqual({
      kind: "sqlite",
      file: path.join(import.meta.dirname, "../../data/allocation.sqlite"),
    });
  });

  test.each([
    ["mysql://localhost", "mysql:"],
    ["https://example.com/a.sqlite", "https:"],
    ["mysql://me:swordfish@localhost/a", "mysql:"],
    ["postgresqls://me:swordfish@localhost/a", "postgresqls:"],
  ])("%s is refused, and nothing but its scheme is repeated: there may be a password in it", (url, scheme) => {
    expect(() => readConfig({ DATABASE_URL: url })).toThrow(
      new InvalidConfiguration(
        `DATABASE_URL must be the path of a SQLite file, file:<path> or postgres://<host>/<database>, not a "${scheme}" URL`,
      ),
    );
  });

  test.each([
    "postgres:",
    "postgres:allocation",
    "postgres:///allocation",
    "postgres://me:swordfish@/a",
    "postgres://me:sword/fish@localhost/a",
    "postgres://me:12/fish@localhost/a",
    "postgres://me:12?fish@localhost/a",
    "postgres://me:12#fish@localhost/a",
    "postgres://me:p@ss/w@localhost/a",
  ])("%s, which leads to no server, is refused without repeating anything of it", (url) => {
    expect(() => readConfig({ DATABASE_URL: url })).toThrow(
      new InvalidConfiguration("DATABASE_URL must lead to a server, as postgres://<user>@<host>:5432/<database> does"),
    );
  });

  test.each(["file://elsewhere/stock.sqlite", "file://me:swordfish@elsewhere/stock.sqlite", "file:///a%2Fb"])(
    "%s, which leads to no file here, is refused",
    (url) => {
      expect(() => readConfig({ DATABASE_URL: url })).toThrow(
        new InvalidConfiguration("DATABASE_URL must lead to a file on this machine, as file:///<path> does"),
      );
    },
  );

  test.each(["file:", " ", "file: "])("%j, which names nothing, is refused", (url) => {
    expect(() => readConfig({ DATABASE_URL: url })).toThrow(
      new InvalidConfiguration(
        "DATABASE_URL must be the path of a SQLite file, file:<path> or postgres://<host>/<database>, not blank",
      ),
    );
  });

  test("a path with a drive letter is a path", () => {
    expect(readConfig({ DATABASE_URL: "C:\\stock.sqlite" })).toMatchObject({ database: { file: "C:\\stock.sqlite" } });
  });
});

describe("SMTP_URL", () => {
  test.each([
    "smtp://localhost:1025",
    "smtp://mail.example.com",
    "smtps://me:p%40ss%2Fw@mail.example.com:465",
    "SMTP://LOCALHOST",
    "smtp://[::1]:1025",
  ])("%s leads to a mail server", (url) => {
    expect(readConfig({ SMTP_URL: url })).toMatchObject({ smtpUrl: url });
  });

  test.each([undefined, ""])("%j means that there is none", (SMTP_URL) => {
    expect(readConfig({ SMTP_URL })).toMatchObject({ smtpUrl: null });
  });

  test.each([
    "localhost:1025",
    "mail.example.com",
    "smtp:",
    "smtp://",
    "smtp:localhost",
    "smtp://localhost:port",
    "http://me:swordfish@localhost:1025",
    "smtp://me:2/swordfish@localhost",
    "smtp://me:2?swordfish@localhost",
    "smtp://me:2#swordfish@localhost",
    " ",
  ])("%j, which leads to none, is refused, and not repeated: there may be a password in it", (SMTP_URL) => {
    expect(() => readConfig({ SMTP_URL })).toThrow(
      new InvalidConfiguration("SMTP_URL must lead to a mail server, as smtp://<host>:25 does"),
    );
  });
});

describe("REDIS_URL", () => {
  test.each([
    "redis://localhost:6379",
    "redis://localhost/",
    "redis://redis.example.com/3",
    "rediss://me:p%40ss%2Fw@redis.example.com:6380",
    "REDIS://LOCALHOST",
    "redis://:sesame@[::1]:6379",
  ])("%s leads to Redis", (url) => {
    expect(readConfig({ REDIS_URL: url })).toMatchObject({ redisUrl: url });
  });

  test.each([undefined, ""])("%j means that there is none", (REDIS_URL) => {
    expect(readConfig({ REDIS_URL })).toMatchObject({ redisUrl: null });
  });

  test.each([
    "localhost:6379",
    "redis.example.com",
    "redis:",
    "redis://",
    "redis:localhost",
    "redis://localhost:port",
    "redis://localhost/lamps",
    "http://me:swordfish@localhost:6379",
    "redis://me:2/swordfish@localhost",
    "redis://me:2?swordfish@localhost",
    "redis://me:2#swordfish@localhost",
    "redis://me:swordfish%@localhost",
    "redis://100%:swordfish@localhost",
    " ",
  ])("%j, which leads to none, is refused, and not repeated: there may be a password in it", (REDIS_URL) => {
    expect(() => readConfig({ REDIS_URL })).toThrow(
      new InvalidConfiguration("REDIS_URL must lead to a Redis server, as redis://<host>:6379 does"),
    );
  });
});

describe("the variables of the reference application", () => {
  test("in its compose file lead to where its services are there", () => {
    const environment = {
      API_HOST: "api",
      DB_HOST: "postgres",
      DB_PASSWORD: "abc123",
      REDIS_HOST: "redis",
      EMAIL_HOST: "mailhog",
    };

    expect(readConfig(environment)).toEqual({
      port: 80,
      database: { kind: "postgres", url: "postgres://allocation:abc123@postgres:5432/allocation" },
      redisUrl: "redis://redis:6379",
      smtpUrl: "smtp://mailhog:1025",
      demonstration: false,
    });
  });

  test("lead to the ports that its services have outside of it, where they are said to be here", () => {
    const [API_HOST, DB_HOST, REDIS_HOST, EMAIL_HOST] = Array<string>(4).fill("localhost");

    expect(readConfig({ API_HOST, DB_HOST, REDIS_HOST, EMAIL_HOST })).toMatchObject({
      port: 5005,
      database: { url: "postgres://allocation:abc123@localhost:54321/allocation" },
      redisUrl: "redis://localhost:63791",
      smtpUrl: "smtp://localhost:11025",
    });
  });

  test("may be empty, which means nothing", () => {
    const empty = { API_HOST: "", DB_HOST: "", DB_PASSWORD: "", REDIS_HOST: "", EMAIL_HOST: "" };

    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  test("give way to our own", () => {
    const ours = { PORT: "8080", DATABASE_URL: ":memory:", REDIS_URL: "redis://here", SMTP_URL: "smtp://here" };
    const theirs = { API_HOST: "api", DB_HOST: "postgres", REDIS_HOST: "redis", EMAIL_HOST: "mailhog" };

    expect(readConfig({ ...theirs, ...ours })).toEqual(readConfig(ours));
  });

  test("may hold a password with signs that mean something in URLs", () => {
    expect(readConfig({ DB_HOST: "postgres", DB_PASSWORD: "p@ss/w%?#:" })).toMatchObject({
      database: { url: "postgres://allocation:p%40ss%2Fw%25%3F%23%3A@postgres:5432/allocation" },
    });
  });

  test.each(["API_HOST", "DB_HOST", "REDIS_HOST", "EMAIL_HOST"])(
    "%s is refused when it is more than a host, and not repeated: there may be a password in it",
    (name) => {
      for (const host of ["db:5432", "me:swordfish@db", "http://db", "db/allocation", "two words", " "])
        expect(() => readConfig({ [name]: host })).toThrow(
          new InvalidConfiguration(`${name} must be the name of a host, without a port or a password`),
        );
    },
  );
});

test("a refusal has a name", () => {
  expect(new InvalidConfiguration("PORT")).toMatchObject({ name: "InvalidConfiguration" });
});
