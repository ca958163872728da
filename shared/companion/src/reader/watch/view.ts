import type { Laboratory } from "../../chain/laboratory.ts";
import { colors } from "../../colors.ts";
import { patchesOf } from "../../diff/patches.ts";
import { fromMine } from "../../diff/way.ts";
import {
  type Backup,
  isThere,
  layHelpers,
  readProgress,
  recordHint,
  saveBackup,
  type Workspace,
} from "../../workspace/index.ts";
import type { Lying } from "../lying-in.ts";
import { firstOpenStep } from "../open-workspace.ts";
import { byTypes } from "../proofs.ts";
import { recordPasses } from "../record-passes.ts";
import { hintLines } from "../show-hints.ts";
import { nextAfter, standingIn } from "../show-standing.ts";
import { laidIn } from "../show-sync.ts";
import { linesOf } from "../show-trouble.ts";
import { currentStep, isComplete, type Standing } from "../standing.ts";
import { testsIn } from "../tests-of.ts";
import type { Screen } from "./screen.ts";

export type View = Readonly<{
  /** A save was noticed. */
  busy: () => void;
  tell: (standing: Standing, isDone: boolean, lying: Lying) => void;
  fail: (error: unknown) => void;
  press: (key: string) => void;
  draw: () => void;
  onLeave: (leave: (how: "quit" | "next") => void) => void;
}>;

/** What a reader sees while he works, and what his keys do. */
export function viewOn(
  screen: Screen,
  workspace: Workspace,
  laboratory: () => Promise<Laboratory>,
  news: readonly string[],
): View {
  let standing: Standing | undefined;
  let lying: Lying | undefined;
  let status = "running";
  let begun = performance.now();
  let extra: readonly string[] = news;
  let notice: string | undefined;
  let saved: Backup | undefined;
  let leave: (how: "quit" | "next") => void = () => {};

  return {
    busy: () => {
      begun = performance.now();
      status = "running";
      extra = [];
    },
    tell: (found, isDone, lies) => {
      [standing, lying] = [found, lies];
      const seconds = ((performance.now() - begun) / 1_000).toFixed(2);
      status = `${seconds} s`;
      if (screen.isTerminal) draw();
      if (isDone) void keep(found, lies).then(() => finish(seconds), fail);
    },
    fail,
    press: (key) => void answer(key).catch(fail),
    draw,
    onLeave: (listener) => {
      leave = listener;
    },
  };

  async function keep(found: Standing, { tree }: Lying): Promise<void> {
    if (tree.size === 0 || !isThere(workspace)) return;
    await recordPasses(workspace, found, tree);
    const step = await firstOpenStep(workspace);
    if (step !== undefined) {
      const { laid, kept } = await layHelpers(workspace, step);
      if (laid.length + kept.length > 0) extra = laidIn(laid, kept);
    }
    const { backup } = await saveBackup(workspace, "watch", { replacing: saved });
    if (backup?.reason === "watch") saved = backup;
    notice = undefined;
  }

  /** Said once it is kept: whoever reads it can rely on that. */
  function finish(seconds: string): void {
    status = `all tried after ${seconds} s`;
    draw();
  }

  function fail(error: unknown): void {
    notice = error instanceof Error ? error.message : String(error);
    draw();
  }

  async function answer(key: string): Promise<void> {
    const current = standing && currentStep(standing)?.step;
    if (key === "q") return leave("quit");
    if (key === "n" && standing && isComplete(standing)) return leave("next");
    if (key === "n") extra = ["Not every step is green yet. cosmic next goes on all the same."];
    if (key === "h" && current) {
      await recordHint(workspace, current.id);
      extra = hintLines(current, (await readProgress(workspace)).steps.get(current.id)?.hints ?? 1);
    }
    if (key === "d") extra = patchesOf(await fromMine(workspace)).split("\n");
    if (key === "t" && lying) {
      extra = ["Asking the compiler …"];
      draw();
      const troubles = await byTypes({ tests: testsIn(lying.tree) }, lying.tree, laboratory);
      extra = troubles.length > 0 ? troubles.flatMap((each) => linesOf(each, screen.page())) : ["It compiles."];
    }
    if (key === "escape" || key === "return") extra = [];
    if (key === "r") status = "running";
    draw();
  }

  function draw(): void {
    const page = screen.page();
    const isGone = lying?.tree.size === 0;
    const board = isGone
      ? [
          `${workspace.name} is gone. What was last run of it comes back with: cosmic backups restore ${saved?.id ?? "<one of cosmic backups>"}`,
        ].flatMap((line) => page.lines(line))
      : standing
        ? standingIn(workspace.chapter, standing, page, nextAfter(workspace.chapter, standing))
        : [`${workspace.name}: running the tests …`];
    screen.show([
      ...(extra.length > 0 ? [...extra.flatMap((line) => page.lines(line)), ""] : []),
      ...board,
      ...(notice ? page.lines(colors.yellow(notice), 2) : []),
      ...page.lines(
        colors.dim(screen.isTerminal ? `${status}   h hint  d diff  t types  r rerun  n next  q quit` : status),
        2,
      ),
    ]);
  }
}
