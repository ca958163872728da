import { describe, expect, test } from "vitest";
import { type Check, checksFor } from "../src/index.ts";
import type { Behaviour } from "./behaviour.ts";
import { refusal } from "./correct.ts";
import { allocationFaults, namingFaults } from "./faults/allocation-faults.ts";
import { allocationsFaults } from "./faults/allocations-faults.ts";
import { announcingFaults } from "./faults/announcing-faults.ts";
import { batchFaults } from "./faults/batch-faults.ts";
import { contestedFaults, ifNobodyAddedIt, ifNobodyWasQuicker } from "./faults/contested-faults.ts";
import { edgeFaults } from "./faults/edge-faults.ts";
import type { Fault } from "./faults/fault.ts";
import { mailFaults } from "./faults/mail-faults.ts";
import { messageFaults } from "./faults/message-faults.ts";
import { orderIdFaults } from "./faults/order-id-faults.ts";
import { preferenceFaults } from "./faults/preference-faults.ts";
import { refusalFaults } from "./faults/refusal-faults.ts";
import { ruleFaults } from "./faults/rule-faults.ts";
import { sameBatchFaults } from "./faults/same-batch-faults.ts";
import { sameLineFaults } from "./faults/same-line-faults.ts";
import { openShop } from "./shop.ts";
import { violatedBy } from "./violated-by.ts";

/** What a shop is wrong about when it is asked by HTTP. */
const httpFaults: readonly Fault[] = [
  ...allocationFaults,
  ...namingFaults,
  ...allocationsFaults,
  ...orderIdFaults,
  ...preferenceFaults,
  ...sameLineFaults,
  ...batchFaults,
  ...sameBatchFaults,
  ...contestedFaults,
  ...refusalFaults,
  ...edgeFaults,
];

/** What it is wrong about when it is sent messages, or when it says something by itself. */
const otherFaults: readonly Fault[] = [...mailFaults, ...announcingFaults, ...messageFaults];

/** What the contract leaves to the service. */
const liberties: Readonly<Record<string, Partial<Behaviour>>> = {
  "refuses with 422": { refuse: ({ path = "" }) => refusal(422, [{ path, message: "is wrong" }]) },
  "lets a client repeat what lost a race": { take: ifNobodyWasQuicker, add: ifNobodyAddedIt },
  "tells more than it has to": { allocated: ({ ref, eta }) => ({ status: 201, body: { batchref: ref, eta } }) },
};

const CHAPTERS = ["07", "11", "12"];

describe.each(CHAPTERS)("a correct shop of chapter %s", (chapter) => {
  for (const { id, title, run } of checksFor(chapter)) {
    test(`${title} (${id})`, async () => {
      const shop = openShop({}, chapter);

      await expect(run(shop)).resolves.toBeUndefined();
    });
  }
});

describe("no check is violated by a shop that", () => {
  for (const [name, taken] of Object.entries(liberties)) {
    test(name, async () => {
      const shop = openShop(taken);

      expect(await violatedBy(shop, checksFor("07"))).toEqual([]);
    });
  }
});

describe.each(CHAPTERS)("in chapter %s the checks about it, and no others, are violated by a shop that", (chapter) => {
  const byHttp = checksFor(chapter).filter(({ needs }) => needs.length === 0);
  for (const fault of httpFaults) isSeen(fault, byHttp, chapter);
});

// Here the checks wait for what never comes.
describe.concurrent.each(["11", "12"])("besides HTTP, in chapter %s the same goes for a shop that", (chapter) => {
  for (const fault of otherFaults) isSeen(fault, checksFor(chapter), chapter);
});

/** A shop that is wrong about HTTP may be wrong by message, too: there only the checks that need nothing are tried. */
function isSeen(fault: Fault, checks: readonly Check[], chapter: string): void {
  const { name, wrong, violates, violatesBefore12 = [], violatesFrom12 = [], chapters = CHAPTERS } = fault;
  const expected = [...violates, ...(Number(chapter) < 12 ? violatesBefore12 : violatesFrom12)];
  const violated = checks.map(({ id }) => id).filter((id) => expected.includes(id));
  if (violated.length === 0 || !chapters.includes(chapter)) return;
  test(name, async ({ expect }) => {
    const shop = openShop(wrong, chapter);

    expect(await violatedBy(shop, checks)).toEqual(violated.toSorted());
  });
}

test.each(CHAPTERS)("in chapter %s every check is violated by some shop", (chapter) => {
  const inForce = ({ chapters = CHAPTERS }: Fault) => chapters.includes(chapter);
  const faults = [...httpFaults, ...otherFaults, ...ruleFaults].filter(inForce);
  const violated = new Set(faults.flatMap(({ violates }) => violates));

  const neverViolated = checksFor(chapter)
    .map(({ id }) => id)
    .filter((id) => !violated.has(id));

  expect(neverViolated).toEqual([]);
});
