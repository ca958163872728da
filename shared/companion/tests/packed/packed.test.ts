import { readFile } from "node:fs/promises";
import path from "node:path";
import { describeWith, startApplication } from "@cosmic/testkit";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { importedPackages } from "./imported-packages.ts";
import { type Installed, installed, registry } from "./installed.ts";
import { compilerOptions, program } from "./somebodys-program.ts";

const own = path.join(import.meta.dirname, "../..");

describeWith(registry, "packed and installed elsewhere by npm,", () => {
  let project: Installed;
  beforeAll(async () => {
    project = await installed();
  });
  afterAll(() => project[Symbol.asyncDispose]());

  test.each(["companion", "conformance"] as const)(
    "%s brings what was built, README and licence only",
    async (name) => {
      const { stdout } = await execa("tar", ["tzf", project.tarballs[name]]);

      const others = stdout.split("\n").filter((file) => !/^package\/dist\/[\w.-]+[.](js|d[.]ts)$/.test(file));

      expect(others.toSorted()).toEqual(["package/LICENSE", "package/README.md", "package/package.json"]);
    },
  );

  test.each(["companion", "conformance"])(
    "%s asks for what it imports, in versions that npm can find",
    async (name) => {
      const folder = path.join(project.path, "node_modules/@cosmic", name);
      const { dependencies, private: isPrivate } = JSON.parse(
        await readFile(path.join(folder, "package.json"), "utf8"),
      );

      const imported = await importedPackages(path.join(folder, "dist"));

      expect(isPrivate).toBeUndefined();
      expect(Object.keys(dependencies).toSorted()).toEqual(imported);
      expect(Object.values(dependencies)).toEqual(imported.map(() => expect.stringMatching(/^\d+\.\d+\.\d+$/)));
    },
  );

  test("cosmic --help helps", async () => {
    const { exitCode, stdout } = await project.run("npx", ["cosmic", "--help"]);

    expect(stdout).toMatch(/^Usage: cosmic/);
    expect(stdout).toContain("conform [options] <url>");
    expect(exitCode).toBe(0);
  });

  test("cosmic --version tells the version that was installed", async () => {
    const { stdout } = await project.run("cosmic", ["--version"]);

    expect(stdout).toBe(manifest.version);
  });

  describe("with an application that runs,", () => {
    let url: string;
    const resources = new AsyncDisposableStack();
    beforeAll(async () => {
      const folder = path.join(own, "../../chapters/07-aggregates");
      url = resources.use(await startApplication({ folder, env: { DATABASE_URL: ":memory:" } })).url;
    });
    afterAll(() => resources.disposeAsync());

    test("cosmic conform tries it", async () => {
      const { exitCode, stdout } = await project.run("npx", ["cosmic", "conform", url, "--chapter", "07"]);

      expect(stdout).toMatch(/^✓ (\d+) kept, of the \1 checks of chapter 07$/m);
      expect(exitCode).toBe(0);
    });

    test("a program of somebody's own compiles against the types of conformance, and tries it", async () => {
      await project.write("try.ts", program);
      await project.write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["try.ts"] }));

      const compiled = await execa("tsc", ["--noEmit", "--project", project.path], {
        localDir: own,
        preferLocal: true,
        reject: false,
      });
      const ran = await project.run("node", ["try.ts", url]);

      expect(compiled).toMatchObject({ stdout: "", exitCode: 0 });
      expect(ran).toMatchObject({
        stdout: expect.stringMatching(/^[1-9]\d* kept of which [1-9]\d* about new batches$/),
        stderr: "",
        exitCode: 0,
      });
    });
  });

  test("cosmic doctor tells what this machine has, without a repository", async () => {
    const { exitCode, stdout } = await project.run("cosmic", ["doctor"]);

    expect(stdout).toContain(`✓ Node ${process.versions.node}\n– the repository is not around this folder`);
    expect(exitCode).toBe(0);
  });

  test("cosmic completion prints a script that asks the program installed", async () => {
    const { exitCode, stdout } = await project.run("cosmic", ["completion", "bash"]);

    expect(stdout).toContain(" cosmic completion-server -- ");
    expect(exitCode).toBe(0);
  });

  test("what needs the repository says so outside of it", async () => {
    const { exitCode, stderr, stdout } = await project.run("cosmic", ["chain", "check"]);

    expect(stderr).toMatch(/is not inside the Cosmic TypeScript repository[.] Change to it, then try again[.]$/);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  });

  test("an older Node is told which one is needed", async () => {
    const asOld = `data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.20.2"}})`;
    const command = "node_modules/@cosmic/companion/dist/cosmic.js";

    const { exitCode, stderr } = await project.run("node", ["--import", asOld, command, "--help"]);

    expect(stderr).toBe(
      "cosmic needs Node 22.12 or newer, and this is 20.20.2. Install one from https://nodejs.org, then try again.",
    );
    expect(exitCode).toBe(2);
  });

  describe("inside a repository", () => {
    beforeAll(async () => {
      await project.write("clone/pnpm-workspace.yaml", "");
      await project.write("clone/chapters/01-sums/chapter.json", "{}");
    });

    test("says how to install it first, while it is not installed", async () => {
      const { exitCode, stderr } = await project.run("cosmic", ["chain", "check"], "clone/chapters");

      expect(stderr).toMatch(/ This brings them first:\n {2}node \S+bootstrap[.]mjs cosmic chain check$/);
      expect(exitCode).toBe(2);
    });

    test("hands over to the command that is in it", async () => {
      await project.write("clone/shared/companion/node_modules/commander/package.json", "{}");
      await project.write(
        "clone/shared/companion/src/cosmic.ts",
        'const own: string = process.argv.slice(1).join(" ");\nconsole.log(own);\n',
      );

      const { exitCode, stdout } = await project.run("cosmic", ["chain", "check", "--json"], "clone/chapters");

      expect(stdout).toMatch(/clone.shared.companion.src.cosmic[.]ts chain check --json$/);
      expect(exitCode).toBe(0);
    });
  });
});
