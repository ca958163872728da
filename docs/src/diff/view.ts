import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { keep, kept } from "../client/kept.ts";
import { onceDrawn } from "../client/once-drawn.ts";
import { hashOf, type Target, targetOf } from "./address.ts";
import type { FileComparison } from "./comparison.ts";

/** So many lines are open at first; the files beyond are opened on demand. */
const OPEN_AT_FIRST = 1_000;

const NARROW = "(max-width: 56rem)";

/** What the reader sees of a comparison: which files are open, which line is marked, in one column or two. */
export type View = ReturnType<typeof openView>;

export function openView(files: readonly FileComparison[]) {
  const open = signal<ReadonlySet<string>>(shortEnough(files));
  const target = signal<Target | undefined>(undefined);
  const split = signal(kept("diff view") === "split");
  const keys = signal(kept("diff keys") !== "off");
  const narrow = signal(matchMedia(NARROW).matches);
  matchMedia(NARROW).addEventListener("change", ({ matches }) => (narrow.value = matches));

  const setOpen = (path: string, isOpen: boolean) => {
    const next = new Set(open.value);
    if (isOpen) next.add(path);
    else next.delete(path);
    open.value = next;
  };
  const point = (next: Target) => {
    target.value = next;
    history.replaceState(null, "", hashOf(next));
  };
  return {
    open: open as ReadonlySignal<ReadonlySet<string>>,
    target: target as ReadonlySignal<Target | undefined>,
    split: split as ReadonlySignal<boolean>,
    keys: keys as ReadonlySignal<boolean>,
    narrow: narrow as ReadonlySignal<boolean>,
    /** A narrow screen has no room for two columns. */
    twoColumns: computed(() => split.value && !narrow.value),
    setOpen,
    openAll: (all: boolean) => (open.value = new Set(all ? files.map(({ path }) => path) : [])),
    setSplit: (wanted: boolean) => {
      const place = placeOfFocus();
      split.value = wanted;
      if (place) onceDrawn(() => focusOn(place));
      keep("diff view", wanted ? "split" : "unified");
    },
    setKeys: (wanted: boolean) => {
      keys.value = wanted;
      keep("diff keys", wanted ? "on" : "off");
    },
    /** Marks a line that is already in sight. */
    point,
    /** Opens a file, and brings it, or the line in it, into sight. */
    goTo: (next: Target) => {
      setOpen(next.path, true);
      point(next);
      onceDrawn(() => reveal(next));
    },
    /** What the address leads to; a file that was renamed also by the path it had. */
    fromAddress: (): Target | undefined => {
      const wanted = targetOf(location.hash);
      const file =
        files.find(({ path }) => path === wanted?.path) ?? files.find(({ pathBefore }) => pathBefore === wanted?.path);
      return wanted && { ...wanted, path: file?.path ?? wanted.path };
    },
  };
}

/** The line and the file that have the focus; undefined outside of the files. */
function placeOfFocus(): Target | undefined {
  const path = document.activeElement?.closest(".file")?.id;
  return path === undefined ? undefined : (targetOf(`#${document.activeElement?.id}`) ?? { path });
}

/** Gives the focus to a line that was drawn anew; where it is not there any more, to its file. */
function focusOn(target: Target): HTMLElement | undefined {
  const line = (target.line && document.getElementById(hashOf(target).slice(1))) ?? undefined;
  const heading = document.getElementById(target.path)?.querySelector<HTMLElement>("h3 button");
  (line ?? heading)?.focus({ preventScroll: true });
  return line;
}

function reveal(target: Target): void {
  const line = focusOn(target);
  if (line) line.scrollIntoView({ block: "center" });
  else document.getElementById(target.path)?.scrollIntoView();
  showInList();
}

/** The list scrolls by itself, the page stays where it is. */
function showInList(): void {
  const list = document.querySelector<HTMLElement>(".diff .files");
  const link = list?.querySelector<HTMLElement>("[aria-current]");
  if (list && link) list.scrollTop = link.offsetTop - list.clientHeight / 2;
}

function shortEnough(files: readonly FileComparison[]): ReadonlySet<string> {
  let lines = 0;
  return new Set(
    files.flatMap(({ path, added, removed }) => {
      lines += added + removed;
      return lines <= OPEN_AT_FIRST ? [path] : [];
    }),
  );
}
