import type { RequestListener } from "node:http";
import path from "node:path";
import { openServer, startApplication, temporaryFolder } from "@cosmic/testkit";
import { execaNode } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { conform as tryConform } from "../src/commands/conform.ts";
import { UserMistake } from "../src/user-mistake.ts";

const command = path.join(import.meta.dirname, "../src/cosmic.ts");
const resources = new AsyncDisposableStack();
afterAll(() => resources.disposeAsync());

describe("a service that keeps the contract", () => {
  let url: string;
  beforeAll(async () => {
    const folder = path.join(import.meta.dirname, "../../../chapters/07-aggregates");
    url = resources.use(await startApplication({ folder, env: { DATABASE_URL: ":memory:" } })).url;
  });

  test("is told so, subject by subject, and the command ends with 0", async () => {
    const { exitCode, stdout } = await conform(url, "--chapter", "07");

    const lines = stdout.split("\n");
    expect(lines[0]).toMatch(/^✓ which batch a line gets: \d+ kept$/);
    expect(lines).toContainEqual(expect.stringMatching(/^✓ many clients at once: \d+ kept$/));
    expect(lines.at(-1)).toMatch(/^✓ (\d+) kept, of the \1 checks of chapter 07$/);
    expect(exitCode).toBe(0);
  });
});

describe.concurrent("a service that does not", () => {
  let url: string;
  beforeAll(async () => {
    url = await listening(({ url: asked }, response) =>
      response.writeHead(asked === "/add_batch" ? 201 : 418).end("OK"),
    );
  });

  test("is told what was sent, what was expected and what came, and the command ends with 1", async ({ expect }) => {
    const { exitCode, stdout } = await conform(url, "--chapter", "5");

    expect(stdout).toMatch(/^✗ which batch a line gets: \d+ violated$/m);
    expect(stdout).toContain("  ✗ allocates a line to a batch with room for it, and names the batch\n");
    expect(stdout).toContain("    POST /allocate is not answered as the contract says.\n");
    expect(stdout).toMatch(/^ {6}sent {6}POST http:.*\/allocate/m);
    expect(stdout).toMatch(/^ {6}contract {2}201 {"batchref":"batch-/m);
    expect(stdout).toMatch(/^ {6}received {2}418 OK$/m);
    expect(stdout).toMatch(/^✓ new batches: 4 kept, 4 violated$|^✗ new batches: 4 kept, 4 violated$/m);
    expect(stdout.split("\n").at(-1)).toMatch(/^✗ \d+ kept, \d+ violated, of the \d+ checks of chapter 5$/);
    expect(exitCode).toBe(1);
  });

  test("is told it as JSON", async ({ expect }) => {
    const { exitCode, stdout } = await conform(url, "--chapter", "5", "--json");

    const { results, ...counts } = JSON.parse(stdout);
    expect(counts).toEqual({
      url,
      chapter: "5",
      kept: outcomes(results, "kept"),
      violated: outcomes(results, "violated"),
      notTried: 0,
    });
    expect(counts.violated).toBeGreaterThan(0);
    expect(results).toContainEqual({
      id: "unknown-path",
      title: "answers 404 where there is nothing",
      subject: "paths and methods",
      outcome: "violated",
      message: expect.stringContaining("received  418 OK"),
    });
    expect(exitCode).toBe(1);
  });

  test("is told what to give so that more can be tried", async ({ expect }) => {
    const { stdout } = await conform(url, "--chapter", "11");

    expect(stdout).toMatch(/^– messages on allocate: \d+ not tried$/m);
    expect(stdout).toMatch(/^✗ \d+ kept, \d+ violated, \d+ not tried, of the \d+ checks of chapter 11$/m);
    expect(stdout).toContain(
      "\n  to try more of them, give --redis <url> (the Redis that the service is connected to)",
    );
    expect(stdout).toContain("\n  to try more of them, give --mailbox <url> (the MailHog or Mailpit that its mails");
  });
});

test("where nobody answers, that is told, and the command ends with 2", async () => {
  const url = await closed();

  const { exitCode, stdout, stderr } = await conform(url, "--chapter", "07");

  expect(stderr).toMatch(/^Nobody answers at http:\/\/localhost:\d+: .*ECONNREFUSED.*\.$/);
  expect(stdout).toBe("");
  expect(exitCode).toBe(2);
});

describe("a person's mistake is", () => {
  const somewhere = "http://localhost:5005";
  test.each([
    ["what is no URL", "shop", {}, `"shop" is not the URL of a service, such as http://localhost:5005.`],
    ["a URL without a scheme", "localhost:5005", {}, `"localhost:5005" is not the URL of a service`],
    ["what is no chapter", somewhere, { chapter: "seven" }, `"seven" is not the number of a chapter, such as 07.`],
    ["a chapter before the fifth", somewhere, { chapter: "04" }, "In chapter 04 there is no POST /add_batch yet"],
    ["a Redis that is none", somewhere, { redis: somewhere }, "is not the URL of a Redis, such as redis://"],
    [
      "a mailbox that is none",
      somewhere,
      { mailbox: "smtp://x" },
      "is not the URL of a MailHog or Mailpit, such as http://",
    ],
  ])("%s", async (_what, url, options, sentence) => {
    const run = tryConform(url, { chapter: "11", ...options });

    await expect(run).rejects.toThrow(UserMistake);
    await expect(run).rejects.toThrow(sentence);
  });

  test("a Redis that does not answer", async () => {
    const url = await listening((_, response) => response.end());
    const redis = (await closed()).replace("http:", "redis:");

    const run = tryConform(url, { chapter: "11", redis });

    await expect(run).rejects.toThrow(UserMistake);
    await expect(run).rejects.toThrow(/^Nobody answers as a Redis at localhost:\d+: .*\.$/);
  });

  test("a mailbox that is another server", async () => {
    const url = await listening((_, response) => response.writeHead(404).end());

    const run = tryConform(url, { chapter: "08", mailbox: url });

    await expect(run).rejects.toThrow(new UserMistake(`Neither MailHog nor Mailpit answers at ${url}.`));
  });
});

test("it helps", async () => {
  const { exitCode, stdout } = await conform("--help");

  expect(stdout).toContain("cosmic conform http://localhost:5005 --chapter 07");
  expect(exitCode).toBe(0);
});

/** From outside the repository: whoever tries his own service need not have it. */
async function conform(...args: string[]) {
  await using elsewhere = await temporaryFolder();
  return await execaNode(command, ["conform", ...args], { cwd: elsewhere.path, env: { NO_COLOR: "1" }, reject: false });
}

/** A URL at which nobody listens any longer. */
async function closed(): Promise<string> {
  await using server = await openServer(() => {});
  return server.url;
}

async function listening(listener: RequestListener): Promise<string> {
  return resources.use(await openServer(listener)).url;
}

function outcomes(results: readonly { readonly outcome: string }[], wanted: string): number {
  return results.filter(({ outcome }) => outcome === wanted).length;
}
