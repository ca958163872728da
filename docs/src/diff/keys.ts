import type { View } from "./view.ts";

/** Single keys anywhere on the page, unless something is being typed. Returns how to stop listening. */
export function listenToKeys(view: View): () => void {
  const actions: Readonly<Record<string, () => void>> = {
    j: () => step(view, 1),
    k: () => step(view, -1),
    l: () => focusList(),
    s: () => !view.narrow.value && view.setSplit(!view.split.value),
  };
  const listen = (event: KeyboardEvent) => {
    const action = actions[event.key];
    if (!action || !view.keys.value || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    event.preventDefault();
    action();
  };
  addEventListener("keydown", listen);
  return () => removeEventListener("keydown", listen);
}

/** Arrow keys from one line number to another inside a file, of which the Tab key knows only one. */
export function moveBetweenLines(event: KeyboardEvent & Readonly<{ currentTarget: HTMLElement }>): void {
  const link = event.target;
  if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.altKey) return;
  const next = nextLine(link, event.key);
  if (!next) return;
  event.preventDefault();
  for (const each of event.currentTarget.querySelectorAll<HTMLElement>('a[tabindex="0"]')) each.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

function nextLine(link: HTMLAnchorElement, key: string): HTMLElement | undefined {
  const row = link.closest("tr");
  const side = link.dataset.side;
  if (key === "ArrowLeft") return row?.querySelector<HTMLElement>('a[data-side="L"]') ?? undefined;
  if (key === "ArrowRight") return row?.querySelector<HTMLElement>('a[data-side="R"]') ?? undefined;
  if (key !== "ArrowUp" && key !== "ArrowDown") return undefined;
  const links = [...(link.closest("table")?.querySelectorAll<HTMLElement>("a[data-side]") ?? [])];
  const rows = Map.groupBy(links, (each) => each.closest("tr"));
  const places = [...rows.keys()];
  const there = rows.get(places[places.indexOf(row) + (key === "ArrowUp" ? -1 : 1)] ?? null);
  return there?.find((each) => each.dataset.side === side) ?? there?.[0];
}

function step(view: View, by: 1 | -1): void {
  const sections = [...document.querySelectorAll<HTMLElement>(".diff .file")];
  const next = sections[placeIn(sections, by) + by];
  if (next) view.goTo({ path: next.id });
}

/** The file that has the focus, while it can be seen; else the one at the top of the window. */
function placeIn(sections: readonly HTMLElement[], by: 1 | -1): number {
  const focused = sections.findIndex((section) => section.contains(document.activeElement));
  const box = sections[focused]?.getBoundingClientRect();
  if (box && box.bottom > 0 && box.top < innerHeight) return focused;
  const first = sections.findIndex((section) => section.getBoundingClientRect().bottom > innerHeight / 4);
  if (first < 0) return sections.length - 1;
  return by === 1 && (sections[first]?.getBoundingClientRect().top ?? 0) > innerHeight / 4 ? first - 1 : first;
}

function focusList(): void {
  const list = document.querySelector<HTMLElement>(".diff .files");
  const place =
    list?.querySelector<HTMLElement>("[aria-current]") ?? list?.querySelector<HTMLElement>("details[open] a, summary");
  place?.focus();
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input:not([type=radio], [type=checkbox]), select, textarea"))
  );
}
