// Records what both audiences see on their main way, as text, into docs/sessions: pnpm --filter ./shared/companion record
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { temporaryFolder } from "@cosmic/testkit";
import { execa, execaNode } from "execa";
import { repositoryOfHisOwn } from "../journey/reader.ts";
import { cosmicInTerminal } from "../terminal.ts";

const repository = path.resolve(import.meta.dirname, "../../../..");
const cosmic = path.join(repository, "shared/companion/src/cosmic.ts");
const sessions = path.join(repository, "docs/sessions");
const WIDTH = "88";

await using place = await temporaryFolder();
await using own = await repositoryOfHisOwn();
const clone = path.join(place.path, "cosmic-typescript");
const state = path.join(place.path, "state");
await execa("git", ["clone", "--quiet", repository, clone]);
await execa("git", ["config", "user.name", "A Reader"], { cwd: clone });
await execa("git", ["config", "user.email", "reader@example.com"], { cwd: clone });

await mkdir(sessions, { recursive: true });
await writeFile(path.join(sessions, "reader.txt"), await asReader());
await writeFile(path.join(sessions, "contributor.txt"), await asContributor());

async function asReader(): Promise<string> {
  const parts = [
    await said(own.path),
    await said(own.path, "start", "01"),
    await said(own.path, "check"),
    await said(own.path, "hint"),
    await said(own.path, "hint"),
    await said(own.path, "solution", "--step", "hold", "--write"),
    await watched(),
    await said(own.path, "list"),
  ];
  return parts.join("\n");
}

async function asContributor(): Promise<string> {
  const file = "chapters/01-domain-model/src/domain/out-of-stock.ts";
  const edit = ["-i", "s/Out of stock for sku/Out of stock: sku/", file];
  await execa("sed", edit, { cwd: clone });
  return [
    `$ sed ${edit.map(quoted).join(" ")}\n`,
    await said(clone, "chain", "check"),
    await said(clone, "chain", "carry", "01", "--dry-run"),
  ].join("\n");
}

/** @param folder where the person stands */
async function said(folder: string, ...given: string[]): Promise<string> {
  const env = { COSMIC_STATE: state, NO_COLOR: "1", FORCE_COLOR: undefined, CI: undefined, COLUMNS: WIDTH };
  const { all } = await execaNode(cosmic, given, { cwd: folder, env, reject: false, all: true });
  return `${["$ cosmic", ...given.map(quoted)].join(" ")}\n${told(all)}\n`;
}

async function watched(): Promise<string> {
  await using terminal = cosmicInTerminal(["watch"], { folder: own.path, state, columns: Number(WIDTH) });
  await terminal.shows("all tried", 60_000);
  const screen = terminal.screen();
  terminal.press("q");
  await terminal.ended;
  return `$ cosmic watch\n${told(screen)}\n`;
}

/** Where it was recorded is nobody's business. */
function told(text: string): string {
  return text
    .replaceAll(state, "~/.local/share/cosmic-typescript")
    .replaceAll(clone, "~/cosmic-typescript")
    .replaceAll(own.path, "~/cosmic-typescript");
}

function quoted(word: string): string {
  return /\s/.test(word) ? `"${word}"` : word;
}
