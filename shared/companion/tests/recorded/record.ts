// Records what both audiences see on their main way, as text, into docs/sessions: pnpm --filter ./shared/companion record
import { cp, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "@cosmic/testkit";
import { execa, execaNode } from "execa";
import { cosmicInTerminal } from "../terminal.ts";

const repository = path.resolve(import.meta.dirname, "../../../..");
const cosmic = path.join(repository, "shared/companion/src/cosmic.ts");
const sessions = path.join(repository, "docs/sessions");
const WIDTH = "88";

await using place = await temporaryFolder();
const clone = path.join(place.path, "cosmic-typescript");
const state = path.join(place.path, "state");
await execa("git", ["clone", "--quiet", repository, clone]);
await execa("git", ["config", "user.name", "A Reader"], { cwd: clone });
await execa("git", ["config", "user.email", "reader@example.com"], { cwd: clone });
for (const name of ["node_modules", "chapters/01-domain-model/node_modules"])
  await cp(path.join(repository, name), path.join(clone, name), { recursive: true, verbatimSymlinks: true });

await mkdir(sessions, { recursive: true });
await writeFile(path.join(sessions, "reader.txt"), await asReader());
await writeFile(path.join(sessions, "contributor.txt"), await asContributor());

async function asReader(): Promise<string> {
  const parts = [
    await said(),
    await said("start", "01"),
    await said("check"),
    await said("hint"),
    await said("hint"),
    await said("solution", "--step", "hold", "--write"),
    await watched(),
    await said("list"),
  ];
  return parts.join("\n");
}

async function asContributor(): Promise<string> {
  const file = "chapters/01-domain-model/src/domain/out-of-stock.ts";
  const edit = ["-i", "s/Out of stock for sku/Out of stock: sku/", file];
  await execa("sed", edit, { cwd: clone });
  return [
    `$ sed ${edit.map(quoted).join(" ")}\n`,
    await said("chain", "check"),
    await said("chain", "carry", "01", "--dry-run"),
  ].join("\n");
}

async function said(...given: string[]): Promise<string> {
  const env = { COSMIC_STATE: state, NO_COLOR: "1", FORCE_COLOR: undefined, CI: undefined, COLUMNS: WIDTH };
  const { all } = await execaNode(cosmic, given, { cwd: clone, env, reject: false, all: true });
  return `$ cosmic ${given.map(quoted).join(" ")}`.trimEnd() + `\n${told(all)}\n`;
}

async function watched(): Promise<string> {
  await using terminal = cosmicInTerminal(["watch"], { folder: clone, state, columns: Number(WIDTH) });
  await terminal.shows("all tried", 60_000);
  const screen = terminal.screen();
  terminal.press("q");
  await terminal.ended;
  return `$ cosmic watch\n${told(screen)}\n`;
}

/** Where it was recorded is nobody's business. */
function told(text: string): string {
  return text.replaceAll(state, "~/.local/share/cosmic-typescript").replaceAll(clone, "~/cosmic-typescript");
}

function quoted(word: string): string {
  return /\s/.test(word) ? `"${word}"` : word;
}
