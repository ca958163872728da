import { rename } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type MiniRepository, miniRepository } from "../mini-repository.ts";
import { cosmicInTerminal, type Terminal } from "../terminal.ts";

let repository: MiniRepository;
let resources: AsyncDisposableStack;
beforeEach(async () => {
  resources = new AsyncDisposableStack();
  repository = resources.use(await miniRepository());
  await repository.cosmic("start", "1");
});
afterEach(() => resources.disposeAsync());

describe("cosmic watch", () => {
  test("turns green step by step as the reader saves, and goes on with the next chapter at a key", async () => {
    const terminal = watching();
    await terminal.shows("0 of 3 steps green");

    await mine("one", 'export const one = () => "two";\n');
    await terminal.shows(/✗ 1 Step one[\s\S]*expected one[\s\S]*but got {2}two[\s\S]*tests\/one[.]test[.]ts:3/);
    await mine("one", 'export const one = () => "one";\n');
    await terminal.shows(/✓ 1 Step one[\s\S]*✗ 2 Step two/);
    for (const name of ["two", "three"]) await mine(name, `export const ${name} = () => "${name}";\n`);
    await terminal.shows("All of chapter 01 is green.");
    await terminal.shows("all tried");
    terminal.press("n");
    await terminal.shows(/02 02-more-sums {2}0 of 3 steps green/);

    expect(await repository.read("workspace/02-more-sums/src/two.ts")).toBe('export const two = () => "two";\n');
  });

  test("goes on after code that is none, a file that was deleted, and one that was renamed", async () => {
    await mine("one", 'export const one = () => "one";\n');
    const terminal = watching();
    await terminal.shows("✓ 1 Step one");

    await mine("one", "export const one = () => {\n  return 'one;\n};\n");
    await terminal.shows(/src\/one[.]ts:2/);
    await mine("one", 'export const one = () => "one";\n');
    await terminal.shows("✓ 1 Step one");
    await rename(fileOf("one"), fileOf("first"));
    await terminal.shows("✗ 1 Step one");
    await rename(fileOf("first"), fileOf("one"));

    await terminal.shows("✓ 1 Step one");
  });

  test("names function and line of an endless loop, and the next save works", async () => {
    const terminal = watching();
    await terminal.shows("0 of 3 steps green");

    await mine("one", "export function one() {\n  while (true) help();\n}\n\nfunction help() {}\n");
    await terminal.shows(/did not end[\s\S]*src\/one[.]ts:\d+:\d+ in (one|help)/);
    await mine("one", 'export const one = () => "one";\n');

    await terminal.shows("✓ 1 Step one");
  });

  test("answers to keys: hints one by one, what leads to the reference, what the compiler says, and the end", async () => {
    await mine("one", "export const one = (): number => 1 as never as string;\n");
    const terminal = watching();
    await terminal.shows("all tried");

    terminal.press("h");
    await terminal.shows(/hint 1 of 2[\s\S]*Look[.]/);
    terminal.press("h");
    await terminal.shows(/hint 2 of 2[\s\S]*Closer[.]/);
    terminal.press("d");
    await terminal.shows('+export const one = () => "one";');
    terminal.press("t");
    await terminal.shows("Type 'string' is not assignable to type 'number'");
    terminal.press("r");
    await terminal.shows("all tried");
    terminal.press("q");

    expect(await terminal.ended).toBe(0);
  });

  test("fits a narrow terminal, also one that becomes so", async () => {
    const terminal = watching({ columns: 60, rows: 20 });
    await mine(
      "one",
      'export const one = () => { throw new Error("a rather long message that does not fit into one line of a narrow terminal, or two"); };\n',
    );
    await terminal.shows("a rather long message");
    terminal.resize(40, 20);
    await terminal.shows("0 of 3");

    expect(terminal.screen()).toContain("q quit");
  });

  test("leaves by Ctrl-C as well", async () => {
    const terminal = watching();
    await terminal.shows("0 of 3 steps green");

    terminal.press("\x03");

    expect(await terminal.ended).toBe(0);
  });

  test("goes on while the disk is full, and says so; what was written meanwhile is saved once there is room", async () => {
    const full = path.join(repository.folder, "full");
    const preload = pathToFileURL(path.join(import.meta.dirname, "disk-full.ts")).href;
    const terminal = watching({ env: { NODE_OPTIONS: `--import ${preload}`, DISK_IS_FULL: full } });
    await terminal.shows("0 of 3 steps green");
    await terminal.shows("all tried");

    await repository.write("full", "");
    await mine("one", 'export const one = () => "one";\n');
    await terminal.shows(/is full[.]\s+Make\s+room/);
    const during = terminal.screen();
    await repository.remove("full");
    await mine("two", 'export const two = () => "two";\n');
    await terminal.shows("✓ 2 Step two");
    await terminal.shows("all tried");
    terminal.press("q");
    await terminal.ended;

    expect(during).toContain("✓ 1 Step one");
    const { backups } = JSON.parse((await repository.cosmic("backups", "--json")).stdout);
    expect(backups.at(-1).files).toHaveProperty("src/two.ts");
  });

  test("says where the backup is when the workspace is deleted under it", async () => {
    await mine("one", 'export const one = () => "one";\n');
    const terminal = watching();
    await terminal.shows("all tried");

    await repository.removeFolder("workspace/01-sums");

    await terminal.shows(/workspace\/01-sums is gone[.][\s\S]+cosmic backups\s+restore\s+20/);
  });

  test("without a terminal prints one page after the other", async () => {
    const running = repository.start({}, "watch");
    running.catch(() => {});
    const printed = new Promise<string>((resolve) => {
      let text = "";
      running.stdout.on("data", (part: Buffer) => {
        text += part;
        if (text.includes("all tried")) resolve(text);
      });
    });

    const text = await printed;
    running.kill("SIGTERM");

    expect(text).not.toContain("\x1b");
    expect(text).toContain("0 of 3 steps green");
    expect((await running).exitCode).toBe(0);
  });
});

type Size = Readonly<{ columns?: number; rows?: number; env?: Record<string, string> }>;

function watching(settings: Size = {}): Terminal {
  const state = path.join(repository.folder, "state");
  return resources.use(cosmicInTerminal(["watch"], { folder: repository.folder, state, ...settings }));
}

function fileOf(name: string): string {
  return path.join(repository.folder, `workspace/01-sums/src/${name}.ts`);
}

function mine(name: string, text: string): Promise<void> {
  return repository.write(`workspace/01-sums/src/${name}.ts`, text);
}
