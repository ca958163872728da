import { type Card, type CardTry, type Outcome, SERVICE_LAYER } from "./cards.ts";
import { LANES } from "./layout.ts";
import { milliseconds, outcomeText } from "./steps.ts";

type MessageProps = Readonly<{
  card: Card;
  y: number;
  height: number;
  isNow: boolean;
  isOpen: boolean;
  onOpen: () => void;
}>;

/** A message, or several of the same story as a stack. Chosen, it shows what it carries. */
export function MessageBox({ card, y, height, isNow, isOpen, onOpen }: MessageProps) {
  const { x, width } = LANES.message;
  const { kind, title, members } = card;
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button in a drawing
    <g
      class={`message ${kind}${isNow ? " now" : ""}`}
      role="button"
      tabindex={0}
      aria-expanded={isOpen}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onOpen();
      }}
    >
      {members.length > 1 && <rect x={x + 6} y={y + 6} width={width} height={height} rx={kind === "event" ? 28 : 8} />}
      <rect x={x} y={y} width={width} height={height} rx={kind === "event" ? 28 : 8} />
      <text class="kind" x={x + 22} y={y + 18}>
        {kind}
      </text>
      <text class="name" x={x + 22} y={y + 36}>
        {cut(title, 26)}
        {members.length > 1 ? ` × ${members.length}` : ""}
      </text>
      <text class="small" x={x + 22} y={y + 51}>
        {cut(summaryOf(card), 36)}
      </text>
    </g>
  );
}

type RunProps = Readonly<{
  handler: string;
  tries: readonly CardTry[];
  isGivenUp: boolean;
  isAfterTheAnswer: boolean;
  y: number;
  height: number;
  isNow: boolean;
}>;

/** A handler at work, with a mark for each try. */
export function RunBox({ handler, tries, isGivenUp, isAfterTheAnswer, y, height, isNow }: RunProps) {
  const { x, width } = LANES.handler;
  const last = tries.at(-1);
  const state = last?.isRunning ? "running" : last?.failure === null ? "done" : "failed";
  return (
    <g class={`run ${state}${isNow ? " now" : ""}`}>
      <rect x={x} y={y} width={width} height={height} rx={8} />
      <text class="name" x={x + 14} y={y + 21}>
        {cut(handler, 28)}
      </text>
      <text class="small" x={x + 14} y={y + 40}>
        {tries.map(markOf).join(" ")} {handler === SERVICE_LAYER ? "" : toldOf(tries, isGivenUp)}
        {isAfterTheAnswer ? ", after the answer" : ""}
      </text>
    </g>
  );
}

type OutcomeProps = Readonly<{ outcome: Outcome; y: number; height: number }>;

/** What a handler did outside: a write, a mail, a message to others. */
export function OutcomeBox({ outcome, y, height }: OutcomeProps) {
  const { x, width } = LANES.outside;
  return (
    <g class={`outcome ${outcome.kind}${outcome.failed ? " failed" : ""}`}>
      <rect x={x} y={y} width={width} height={height} rx={5} />
      <text class="small" x={x + 12} y={y + 16}>
        {cut(outcomeText(outcome), 40)}
      </text>
    </g>
  );
}

function summaryOf({ members, kind }: Card): string {
  const [first] = members;
  if (!first) return kind === "request" ? "served by a function call" : "";
  if (members.length > 1) return "repeated: choose to see all";
  const { type: _type, ...rest } = first.message;
  return Object.values(rest)
    .map((value) => String(value ?? "in stock"))
    .join(" · ");
}

function markOf({ failure, isRunning }: CardTry): string {
  if (isRunning) return "…";
  return failure === null ? "✓" : "✕";
}

function toldOf(tries: readonly CardTry[], isGivenUp: boolean): string {
  const last = tries.at(-1);
  if (!last) return "";
  if (isGivenUp) return "given up";
  if (last.isRunning) return "at work";
  if (last.failure !== null) return "failed";
  return milliseconds(last.milliseconds);
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
