import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { pressable } from "../client/pressable.ts";
import { type Card, cardsOf } from "./flow/cards.ts";
import { Drawing } from "./flow/Drawing.tsx";
import { Payload } from "./flow/Payload.tsx";
import { stepsOf } from "./flow/steps.ts";
import { traceOf } from "./flow/trace.ts";
import { Scroll } from "./Scroll.tsx";
import type { State } from "./session.ts";
import { doorOf, statusOf } from "./words.ts";

/** The messages of the last request: drawn, told step by step, and with a slider to walk through both. */
export function Flow({ state, hasServices }: Readonly<{ state: State; hasServices: boolean }>) {
  const unfolded = useSignal<ReadonlySet<string>>(new Set());
  const opened = useSignal("");
  /** Null: the last step, also while more come. */
  const at = useSignal<number | null>(null);
  const drawn = useRef<HTMLElement>(null);
  const { request, answer, occurrences } = state;
  useLayoutEffect(() => {
    at.value = null;
    opened.value = "";
  }, [request]);
  if (!request) return null;

  const { messages, outside, answeredAt } = traceOf(occurrences);
  const answerStep = request.via === "channel" ? null : answeredAt;
  const door = doorOf(request);
  const cards = cardsOf({ messages, outside }, { served: hasServices ? door : null, unfolded: unfolded.value });
  const answered = answer ? statusOf(answer, request) : "";
  const steps = stepsOf(cards, { request: door, answeredAt: answerStep, answer: answered });
  const current = Math.min(at.value ?? steps.length - 1, steps.length - 1);
  const card = cards.find(({ key }) => key === opened.value);
  const close = () => {
    // The button that had the focus goes: back to the message that it belongs to.
    drawn.current?.querySelector<SVGElement>(".message[aria-expanded=true]")?.focus();
    opened.value = "";
  };
  const toggle = (title: string) => {
    const next = new Set(unfolded.value);
    if (!next.delete(title)) next.add(title);
    unfolded.value = next;
  };
  return (
    <section aria-labelledby="flow" class="flow" ref={drawn}>
      <h2 id="flow">Message flow: {door}</h2>
      {messages.length === 0 && <p>{state.status === "serving" ? "Nothing yet." : "No message went over the bus."}</p>}
      {steps.length > 1 && cards.length > 0 && (
        <>
          <div class="slider">
            <button type="button" {...pressable(current > 0, () => (at.value = current - 1))}>
              Back
            </button>
            <label>
              Step {current + 1} of {steps.length}
              <input
                type="range"
                min={1}
                max={steps.length}
                value={current + 1}
                aria-valuetext={steps[current]?.text}
                onInput={({ currentTarget }) => (at.value = Number(currentTarget.value) - 1)}
              />
            </label>
            <button type="button" {...pressable(current < steps.length - 1, () => (at.value = current + 1))}>
              Next
            </button>
          </div>
          <p class="now">{steps[current]?.text}</p>
          <Drawing
            cards={cards}
            steps={steps.slice(0, current + 1)}
            answeredAt={answerStep}
            door={door}
            answer={answered}
            isRefused={answer?.refused ?? false}
            opened={opened.value}
            onOpen={(key) => (opened.value = opened.value === key ? "" : key)}
          />
          {card && <Payload card={card} onClose={close} />}
          <Folds cards={cards} unfolded={unfolded.value} onToggle={toggle} />
          <details open>
            <summary>The same in words</summary>
            <Scroll label="Steps">
              <ol class="steps">
                {steps.map(({ text }, step) => (
                  <li
                    key={step}
                    aria-current={step === current ? "step" : undefined}
                    class={step > current ? "later" : undefined}
                  >
                    {text}
                  </li>
                ))}
              </ol>
            </Scroll>
          </details>
        </>
      )}
    </section>
  );
}

type FoldsProps = Readonly<{
  cards: readonly Card[];
  unfolded: ReadonlySet<string>;
  onToggle: (title: string) => void;
}>;

/** Buttons that show repeated messages one by one, or as one again. */
function Folds({ cards, unfolded, onToggle }: FoldsProps) {
  const folded = cards.filter(({ members, title }) => members.length > 1 && !unfolded.has(title));
  const titles = [...new Set([...folded.map(({ title }) => title), ...unfolded])];
  if (titles.length === 0) return null;
  return (
    <p class="folds">
      {titles.map((title) => (
        <button type="button" key={title} aria-pressed={unfolded.has(title)} onClick={() => onToggle(title)}>
          Show {title} one by one
        </button>
      ))}
    </p>
  );
}
