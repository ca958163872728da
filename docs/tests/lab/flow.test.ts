import type { Effect, Occurrence } from "@cosmic/playground/application";
import { describe, expect, test } from "vitest";
import { cardsOf } from "../../src/lab/flow/cards.ts";
import { layoutOf } from "../../src/lab/flow/layout.ts";
import { stepsOf } from "../../src/lab/flow/steps.ts";
import { traceOf } from "../../src/lab/flow/trace.ts";

const enqueued = (id: string, type: string, by?: string, handler = "changeBatchQuantity"): Occurrence => ({
  kind: "enqueued",
  id,
  causeId: by ?? null,
  by: by === undefined ? null : { id: by, handler, attempt: 1 },
  command: by === undefined,
  message: { type, orderId: id },
});

const tried = (
  id: string,
  handler: string,
  effects: readonly Effect[] = [],
  attempt = 1,
  failure = "",
): Occurrence[] => [
  { kind: "started", id, handler, attempt },
  ...effects.map((effect): Occurrence => ({ kind: "effect", by: { id, handler, attempt }, effect })),
  failure
    ? { kind: "failed", id, handler, attempt, milliseconds: 1, failure }
    : { kind: "succeeded", id, handler, attempt, milliseconds: 1 },
];

const write: Effect = { kind: "write", verb: "delete", table: "order_lines", rows: 1 };
const mail: Effect = { kind: "mail", to: "stock@made.com", subject: "s", text: "t" };
const unsent: Effect = { ...mail, failed: "down" };

const told = (occurrences: readonly Occurrence[], unfolded: readonly string[] = [], served: string | null = null) => {
  const trace = traceOf(occurrences);
  const cards = cardsOf(trace, { served, unfolded: new Set(unfolded) });
  const steps = stepsOf(cards, { request: "POST /x", answeredAt: trace.answeredAt, answer: "201 Created" });
  return { cards, steps, sentences: steps.map(({ text }) => text) };
};

/** A batch loses so many lines; all but the last two find no other place. */
function shrinking(lines: number): Occurrence[] {
  const ids = Array.from({ length: lines }, (_, at) => `${at + 1}`);
  return [
    enqueued("c", "ChangeBatchQuantity"),
    ...tried("c", "changeBatchQuantity", [write]),
    ...ids.map((id) => enqueued(id, "Deallocated", "c")),
    ...ids.flatMap((id, at) => [
      ...tried(id, "allocate"),
      ...(at < lines - 2 ? [enqueued(`${id} out`, "OutOfStock", id, "allocate")] : []),
    ]),
    { kind: "answered" },
  ];
}

describe("the flow of a request", () => {
  test("is told in the order in which it happened, with who raised what", () => {
    const { sentences } = told([
      enqueued("c", "ChangeBatchQuantity"),
      ...tried("c", "changeBatchQuantity", [write, write]),
      enqueued("d", "Deallocated", "c"),
      ...tried("d", "allocate"),
      { kind: "answered" },
    ]);

    expect(sentences).toEqual([
      "Command ChangeBatchQuantity, comes in by POST /x, joins the queue.",
      "changeBatchQuantity on ChangeBatchQuantity: delete order_lines, 2 rows (1.0 ms).",
      "Event Deallocated, raised by changeBatchQuantity, joins the queue.",
      "allocate on Deallocated: nothing is written or sent (1.0 ms).",
      "The request is answered: 201 Created.",
    ]);
  });

  test("shows each try, and that a handler is given up after the answer", () => {
    const { sentences, cards } = told([
      enqueued("o", "OutOfStock"),
      ...tried("o", "notify", [unsent], 1, "down"),
      { kind: "answered" },
      ...tried("o", "notify", [unsent], 2, "down"),
      { kind: "given up", id: "o", handler: "notify", attempts: 2, failure: "down" },
    ]);

    expect(sentences.slice(1)).toEqual([
      "notify on OutOfStock fails: down; mail to stock@made.com, failed.",
      "The request is answered: 201 Created.",
      "notify on OutOfStock, attempt 2 fails: down; mail to stock@made.com, failed.",
      "notify is given up after 2 attempts: what it should have done is not done.",
    ]);
    expect(layoutOf(cards).placed[0]?.runs[0]?.outcomes).toMatchObject([{ outcome: { count: 2 }, attempts: [1, 2] }]);
  });

  test("folds messages with the same story, and only those", () => {
    const { cards } = told(shrinking(50));

    expect(cards.map(({ title, members }) => `${title} ${members.length}`)).toEqual([
      "ChangeBatchQuantity 1",
      "Deallocated 48",
      "Deallocated 1",
      "Deallocated 1",
      "OutOfStock 48",
    ]);
    expect(layoutOf(cards).height).toBeLessThan(700);
  });

  test("counts over all messages of a fold", () => {
    const ids = ["1", "2", "3", "4"];
    const { sentences } = told([
      ...ids.map((id) => enqueued(id, "OutOfStock", "c")),
      ...ids.flatMap((id) => tried(id, "notify", [mail])),
    ]);

    expect(sentences).toEqual([
      "4 events OutOfStock, raised by changeBatchQuantity, join the queue.",
      "notify on OutOfStock, 4 times: mail to stock@made.com, 4 times (4.0 ms).",
    ]);
  });

  test("shows them one by one when that is wanted", () => {
    const { cards } = told(shrinking(50), ["OutOfStock"]);

    expect(cards.filter(({ title }) => title === "OutOfStock")).toHaveLength(48);
    expect(cards.find(({ title, members }) => title === "Deallocated" && members.length === 48)).toBeDefined();
    expect(cards.at(-1)?.raisedBy).toEqual({ card: expect.stringContaining("Deallocated"), handler: "allocate" });
  });

  test("begins in the service layer, where no message comes in", () => {
    const fromServices: Occurrence = { kind: "effect", by: null, effect: write };
    const { cards, sentences } = told([fromServices, enqueued("o", "OutOfStock")], [], "POST /allocate");

    expect(sentences).toEqual([
      "POST /allocate comes in.",
      "service layer: delete order_lines, 1 row.",
      expect.stringMatching(/OutOfStock, raised by service layer, joins the queue\.$/),
    ]);
    expect(cards[0]).toMatchObject({ kind: "request", runs: [{ tries: [{ outcomes: [{ count: 1 }] }] }] });
  });

  test("says of a handler that has not ended that it is at work", () => {
    const { sentences } = told([
      enqueued("c", "Allocate"),
      { kind: "started", id: "c", handler: "allocate", attempt: 1 },
    ]);

    expect(sentences.at(-1)).toBe("allocate on Allocate is at work.");
  });
});
