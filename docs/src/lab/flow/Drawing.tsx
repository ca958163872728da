import { Scroll } from "../Scroll.tsx";
import { MessageBox, OutcomeBox, RunBox } from "./boxes.tsx";
import type { Card } from "./cards.ts";
import {
  CARD_HEIGHT,
  LANES,
  layoutOf,
  OUTCOME_HEIGHT,
  type Placed,
  type PlacedRun,
  RUN_HEIGHT,
  TOP,
  WIDTH,
} from "./layout.ts";
import type { Step } from "./steps.ts";
import { outcomeWire, raisedWire, takenWire } from "./wires.ts";

type Props = Readonly<{
  cards: readonly Card[];
  /** Those up to the current one: what belongs to later ones is not drawn. */
  steps: readonly Step[];
  answeredAt: number | null;
  door: string;
  answer: string;
  isRefused: boolean;
  /** The key of the card whose payload is shown. */
  opened: string;
  onOpen: (key: string) => void;
}>;

/** The flow as a drawing: messages on the left, handlers in the middle, the outside world on the right; time runs down. */
export function Drawing({ cards, steps, answeredAt, door, answer, isRefused, opened, onOpen }: Props) {
  const { placed, height } = layoutOf(cards);
  const isHere = (card: string, handler: string | null, attempt: number | null) =>
    steps.some(
      (step) => step.card === card && step.handler === handler && (attempt === null || step.attempt === attempt),
    );
  const isAnswered = answeredAt !== null && steps.some(({ at }) => at === answeredAt);
  const now = steps.at(-1);
  const shown = placed.filter(({ card }) => isHere(card.key, null, null));
  const runsOf = ({ card, runs }: Placed) => runs.filter(({ run }) => isHere(card.key, run.handler, null));
  const attempted = (card: Card, { run }: PlacedRun) =>
    run.tries.filter(({ attempt }) => isHere(card.key, run.handler, attempt));
  return (
    <Scroll kind="drawing" label="Drawing of the message flow">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing with buttons in it has no element of its own */}
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="group"
        aria-label="Messages of the request; the same follows in words"
      >
        <defs>
          <marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0L8 4L0 8z" />
          </marker>
        </defs>
        <Lane title="Message bus" lane={LANES.message} height={height} />
        <Lane title="Handlers" lane={LANES.handler} height={height} />
        <Lane title="World outside" lane={LANES.outside} height={height} />
        <g class="door">
          <rect x={12} y={4} width={WIDTH - 24} height={30} rx={8} />
          <text x={28} y={24}>
            {door}
          </text>
          {isAnswered && (
            <text x={WIDTH - 28} y={24} text-anchor="end" class={isRefused ? "bad" : "good"}>
              answered {answer}
            </text>
          )}
        </g>
        {shown.flatMap((each) => [
          <path
            key={`${each.card.key} raised`}
            class="wire raised"
            d={raisedWire(each, placed)}
            marker-end="url(#head)"
          />,
          ...runsOf(each).flatMap((run) => [
            <path
              key={`${each.card.key} ${run.run.handler}`}
              class="wire"
              d={takenWire(each, run)}
              marker-end="url(#head)"
            />,
            ...run.outcomes
              .filter(({ attempts }) => attempted(each.card, run).some(({ attempt }) => attempts.includes(attempt)))
              .map(({ y }) => (
                <path
                  key={`${each.card.key} ${run.run.handler} ${y}`}
                  class="wire"
                  d={outcomeWire(run, y)}
                  marker-end="url(#head)"
                />
              )),
          ]),
        ])}
        {shown.map(({ card, y, runs }) => (
          <g key={card.key}>
            <MessageBox
              card={card}
              y={y}
              height={CARD_HEIGHT}
              isNow={now?.card === card.key && now.handler === null}
              isOpen={opened === card.key}
              onOpen={() => onOpen(card.key)}
            />
            {runsOf({ card, y, runs }).map((run) => {
              const tries = attempted(card, run);
              const attempts = tries.map(({ attempt }) => attempt);
              const isGivenUp = run.run.givenUp !== null && steps.some(({ at }) => at === run.run.givenUp?.at);
              return (
                <g key={run.run.handler}>
                  <RunBox
                    handler={run.run.handler}
                    tries={tries}
                    isGivenUp={isGivenUp}
                    isAfterTheAnswer={answeredAt !== null && (tries[0]?.at ?? 0) > answeredAt}
                    y={run.y}
                    height={RUN_HEIGHT}
                    isNow={now?.card === card.key && now.handler === run.run.handler}
                  />
                  {run.outcomes
                    .filter((outcome) => outcome.attempts.some((attempt) => attempts.includes(attempt)))
                    .map(({ outcome, y: outcomeY }) => (
                      <OutcomeBox key={outcomeY} outcome={outcome} y={outcomeY} height={OUTCOME_HEIGHT} />
                    ))}
                </g>
              );
            })}
          </g>
        ))}
      </svg>
    </Scroll>
  );
}

type LaneProps = Readonly<{ title: string; lane: Readonly<{ x: number; width: number }>; height: number }>;

function Lane({ title, lane: { x, width }, height }: LaneProps) {
  return (
    <>
      <rect class="lane" x={x - 12} y={TOP - 6} width={width + 24} height={height - TOP} rx={10} />
      <text class="title" x={x} y={TOP + 16}>
        {title}
      </text>
    </>
  );
}
