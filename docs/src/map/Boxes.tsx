import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { BoxShape } from "./Drawing.tsx";
import type { Closed } from "./folders.ts";
import type { Box } from "./stage.ts";
import { nextBox } from "./walk.ts";

type Props = Readonly<{
  boxes: readonly Box[];
  closed: Closed;
  /** What is pointed at or chosen, and what it has to do with. */
  lit: string;
  related: ReadonlySet<string>;
  chosen: string;
  addressOf: (id: string) => string;
  onPoint: (id: string) => void;
  onChoose: (id: string) => void;
  onToggle: (folder: string) => void;
}>;

/** The boxes as one stop of the Tab key; from there the arrow keys go from box to box. */
export function Boxes({ boxes, closed, lit, related, chosen, addressOf, onPoint, onChoose, onToggle }: Props) {
  const group = useRef<SVGGElement>(null);
  const current = useSignal("");
  const here = boxes.filter(({ change }) => change !== "gone");
  const stop = here.some(({ id }) => id === current.value) ? current.value : (here[0]?.id ?? "");

  const press = (event: KeyboardEvent, box: Box) => {
    const next = nextBox(event.key, box, here);
    const toggles = box.kind === "folder" && (event.key === "Enter" || event.key === " ");
    if (toggles) onToggle(box.id);
    if (next) group.current?.querySelector<SVGElement>(`[data-id="${CSS.escape(next.id)}"]`)?.focus();
    if (toggles || next) event.preventDefault();
  };
  const choose = (event: MouseEvent, { id }: Box) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onChoose(id === chosen ? "" : id);
  };

  return (
    <g ref={group} class="boxes" onPointerLeave={() => onPoint("")}>
      {boxes.map((box) => {
        const { id, kind, change, x, y } = box;
        const place = { transform: `translate(${x}px, ${y}px)` };
        const look = ["box", kind, change, id === lit ? "on" : related.has(id) ? "related" : ""].join(" ");
        if (change === "gone")
          return (
            <g key={`gone ${id}`} class={look} style={place}>
              <title>{id}, gone</title>
              <BoxShape box={box} />
            </g>
          );
        const common = {
          class: look,
          style: place,
          tabindex: id === stop ? 0 : -1,
          "data-id": id,
          onPointerEnter: () => onPoint(id),
          onFocus: () => {
            current.value = id;
            onPoint(id);
          },
          onBlur: () => onPoint(""),
          onKeyDown: (event: KeyboardEvent) => press(event, box),
        };
        const name = [kind === "folder" ? `${box.label} ${id}` : id, ...(change === "added" ? ["new"] : [])].join(", ");
        if (kind === "folder")
          return (
            // biome-ignore lint/a11y/useSemanticElements: there is no button inside of a drawing
            <g
              key={id}
              {...common}
              role="button"
              aria-label={name}
              aria-expanded={!closed.has(id)}
              onClick={() => onToggle(id)}
            >
              <BoxShape box={{ ...box, label: `${closed.has(id) ? "▸" : "▾"} ${box.label}` }} />
            </g>
          );
        return (
          <a
            key={id}
            {...common}
            href={addressOf(id)}
            aria-label={name}
            aria-current={id === chosen ? "true" : undefined}
            onClick={(event: MouseEvent) => choose(event, box)}
          >
            <BoxShape box={box} />
          </a>
        );
      })}
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of texts takes no focus */}
      <g class="marks" aria-hidden="true">
        {boxes
          .filter(({ change }) => change === "added")
          .map(({ id, x, y, width }) => (
            <text key={id} x={x + width - 5} y={y + 9}>
              new
            </text>
          ))}
      </g>
    </g>
  );
}
