import { describe, expect, test } from "vitest";
import { type Advice, advise, answersFrom, MissingAnswer, UnknownAnswer, type Verdict } from "../src/advisor/advise.ts";
import { type Answers, type Force, type PatternId, patterns, questions } from "../src/advisor/rules.ts";

/** What a seasoned architect would say, pattern by pattern in the table's order: + yes, ~ not yet, - no. */
const situations = [
  {
    name: "an admin tool that stores what it is given and shows it again",
    query: "rules=none&changes=alone&listeners=nobody&reads=same&life=small&team=curious",
    verdicts: "- - - - - - - - - -",
  },
  {
    name: "a shop with flash sales",
    query:
      "rules=heart&changes=contended&listeners=several&reads=joins&life=growing&team=seasoned&pain=scattered&pain=half-done&pain=lost-updates",
    verdicts: "+ + + + + + ~ - ~ ~",
  },
  {
    name: "a team of two with a prototype",
    query: "rules=several&changes=alone&listeners=inside&reads=same&life=prototype&team=curious",
    verdicts: "~ - - - - - - - - -",
  },
  {
    name: "a ten-year-old monolith whose tables others read",
    query:
      "rules=heart&changes=together&listeners=systems&reads=joins&life=old&team=curious&pain=scattered&pain=slow-tests&pain=integration&pain=side-effects",
    verdicts: "+ + + + ~ + ~ + ~ ~",
  },
  {
    name: "a relay that passes messages from one system to another",
    query: "rules=few&changes=alone&listeners=systems&reads=same&life=growing&team=seasoned&pain=integration",
    verdicts: "- - - - - ~ - + - ~",
  },
  {
    name: "reports over what others have written",
    query: "rules=none&changes=alone&listeners=nobody&reads=apart&life=growing&team=curious&pain=slow-reads",
    verdicts: "- - - - - - - - ~ -",
  },
  {
    name: "a clinic where two people book the same room",
    query: "rules=several&changes=contended&listeners=inside&reads=joins&life=growing&team=curious&pain=lost-updates",
    verdicts: "+ + + + + - - - - -",
  },
  {
    name: "a marketplace where everything hurts",
    query:
      "rules=heart&changes=contended&listeners=systems&reads=apart&life=growing&team=seasoned&pain=duplicated&pain=side-effects&pain=blame&pain=integration&pain=slow-reads&pain=wiring",
    verdicts: "+ + + + + + + + + +",
  },
  {
    name: "an inherited tool that leaves things half done, and a team to whom all of this is new",
    query: "rules=several&changes=together&listeners=inside&reads=joins&life=small&team=new&pain=half-done",
    verdicts: "~ - ~ ~ - - - - - -",
  },
  {
    name: "a web application with a nightly job that copies its code",
    query:
      "rules=few&changes=together&listeners=inside&reads=same&life=growing&team=curious&pain=duplicated&pain=slow-tests",
    verdicts: "- ~ + ~ - - - - - ~",
  },
];

const VERDICTS: Readonly<Record<string, Verdict>> = { "+": "yes", "~": "not yet", "-": "no" };
const ids = patterns.map(({ id }) => id);
const everybody = [...allWhoCouldAsk()];

describe.each(situations)("$name", ({ query, verdicts }) => {
  test.each(ids.map((id, at) => ({ id, verdict: VERDICTS[verdicts.split(" ")[at] ?? ""] })))(
    "$id: $verdict",
    (told) => {
      expect(advise(told.id, answersIn(query)).verdict).toBe(told.verdict);
    },
  );
});

describe("the table of rules", () => {
  test.each(patterns)("of $id is reached, force by force, by some situation", ({ forces }) => {
    const unreached = forces.filter(
      ({ question, answer }) =>
        !situations.some(({ query }) => [answersIn(query)[question]].flat().some((given) => given === answer)),
    );

    expect(unreached).toEqual([]);
  });

  test.each(patterns)("of $id has no force twice, none without weight, and each says why in a sentence", (pattern) => {
    const forces: readonly Force[] = pattern.forces;
    const named = forces.map(({ question, answer }) => `${question}=${answer}`);

    expect(named).toEqual([...new Set(named)]);
    expect(forces.filter(({ weight, because }) => weight === 0 || !/^[A-Z].+\.$/.test(because))).toEqual([]);
  });

  test.each(patterns)("of $id asks for less when more hurts nowhere", ({ forces }) => {
    expect(forces.filter(({ question, weight }) => question === "pain" && weight < 0)).toEqual([]);
  });

  test.each(patterns)("of $id can come to each verdict", ({ id }) => {
    const found = new Set<Verdict>();
    for (const answers of everybody) {
      found.add(advise(id, answers).verdict);
      if (found.size === 3) break;
    }

    expect([...found].sort()).toEqual(["no", "not yet", "yes"]);
  });

  test("has every pattern once, and what it rests on before it", () => {
    expect(ids).toEqual([...new Set(ids)]);
    patterns.forEach(({ restsOn }, at) => {
      expect(ids.slice(0, at)).toEqual(expect.arrayContaining([...restsOn]));
    });
  });

  test("names the chapter that introduces each pattern", () => {
    expect(patterns.map(({ chapter }) => chapter).join(" ")).toBe("01 02 04 06 07 08 10 11 12 13");
  });

  test("has three or four answers to each question, but for what hurts", () => {
    for (const [id, { answers }] of Object.entries(questions))
      if (id !== "pain") expect([3, 4], id).toContain(Object.keys(answers).length);
  });
});

test("a small tool without rules is told yes to nothing, whoever builds it and whichever one thing hurts", () => {
  const tools = everybody.filter(
    ({ rules, changes, listeners, reads, life }) =>
      rules === "none" && changes === "alone" && listeners === "nobody" && reads === "same" && life === "small",
  );

  const yes = tools.flatMap((answers) => ids.filter((id) => advise(id, answers).verdict === "yes"));

  expect(tools.length).toBeGreaterThan(20);
  expect(yes).toEqual([]);
});

describe("advice", () => {
  const [tool, shop, , monolith, relay] = situations.map(({ query }) => answersIn(query)) as [
    Answers,
    Answers,
    Answers,
    Answers,
    Answers,
  ];

  test("names the chapter, and something simpler with when it is enough", () => {
    const { chapter, simpler } = advise("unit-of-work", shop);

    expect(chapter).toBe("06");
    expect(simpler.what).toMatch(/transaction/);
    expect(simpler.enoughWhen).toMatch(/\.$/);
  });

  test("gives first the reason that weighs most for the verdict, and last what speaks against it", () => {
    const reasons = (id: PatternId, answers: Answers) => advise(id, answers).reasons;

    expect(reasons("aggregate", shop)[0]).toBe(because("aggregate", "changes", "contended"));
    expect(reasons("external-events", shop)[0]).toBe(because("external-events", "listeners", "several"));
    expect(reasons("external-events", shop).at(-1)).toBe(because("external-events", "team", "seasoned"));
  });

  test.each(ids)("about %s has a reason for everybody", (id) => {
    const unhurt = everybody.filter(({ pain }) => pain.length === 0);

    expect(unhurt.find((answers) => advise(id, answers).reasons.length === 0)).toBeUndefined();
  });

  test("begins each way with the simple thing, and goes as far as the verdict", () => {
    const [no, notYet, yes]: Advice[] = [
      advise("domain-model", tool),
      advise("domain-model", { ...tool, rules: "several", life: "prototype" }),
      advise("domain-model", shop),
    ] as [Advice, Advice, Advice];

    expect([no?.verdict, notYet?.verdict, yes?.verdict]).toEqual(["no", "not yet", "yes"]);
    expect(new Set([no?.path[0], notYet?.path[0], yes?.path[0]])).toHaveProperty("size", 1);
    expect(no?.path.length).toBeLessThan(notYet?.path.length ?? 0);
    expect(no?.path.at(-1)).toBe(notYet?.path.at(-1));
    expect(yes?.path).not.toContain(no?.path.at(-1));
  });

  test("sends whoever may begin to the ground first, where that is not laid", () => {
    expect(advise("external-events", relay).path[0]).toMatch(/Domain Events with Message Bus.+chapter 08/);
    expect(advise("external-events", monolith).path[0]).not.toMatch(/chapter 08/);
  });
});

describe("an answer that is missing", () => {
  const answers = answersIn(situations[0]?.query ?? "");

  test.each(Object.keys(questions))("to %s is an error that says which", (question) => {
    const incomplete = { ...answers, [question]: undefined };

    const attempt = () => advise("repository", incomplete as Partial<Answers>);

    expect(attempt).toThrow(MissingAnswer);
    expect(attempt).toThrow(expect.objectContaining({ question, message: expect.stringContaining(question) }));
  });

  test("is not the same as one that nobody can give", () => {
    const attempts = [{ team: "geniuses" }, { pain: ["slow-tests", "toothache"] }].map(
      (wrong) => () => advise("repository", { ...answers, ...wrong } as unknown as Answers),
    );

    for (const attempt of attempts) expect(attempt).toThrow(UnknownAnswer);
    expect(attempts[1]).toThrow(/toothache/);
  });

  test("is also a pattern that is none", () => {
    expect(() => advise("singleton" as PatternId, answers)).toThrow(/singleton/);
  });
});

describe("answers in an address", () => {
  test("are read as they were given, of what hurts as many as there are", () => {
    const read = answersFrom(new URLSearchParams("pain=blame&rules=few&team=new&pattern=events&pain=wiring"));

    expect(read).toEqual({ rules: "few", team: "new", pain: ["blame", "wiring"] });
  });

  test("that nobody can give are left out, and with no pain nothing hurts", () => {
    const read = answersFrom(new URLSearchParams("rules=few&team=geniuses&life=&toString=x&changes=toString"));

    expect(read).toEqual({ rules: "few", pain: [] });
  });
});

/** As somebody has answered who answered everything. */
function answersIn(query: string): Answers {
  return answersFrom(new URLSearchParams(query)) as Answers;
}

function because(id: PatternId, question: string, answer: string): string | undefined {
  return patterns
    .find((pattern) => pattern.id === id)
    ?.forces.find((force) => force.question === question && force.answer === answer)?.because;
}

/** All who could ask, each with at most one thing that hurts. */
function* allWhoCouldAsk(): Generator<Answers> {
  const { pain, ...single } = questions;
  const pains = [[], ...Object.keys(pain.answers).map((each) => [each])];
  let people: Record<string, unknown>[] = pains.map((hurts) => ({ pain: hurts }));
  for (const [question, { answers }] of Object.entries(single))
    people = people.flatMap((person) => Object.keys(answers).map((answer) => ({ ...person, [question]: answer })));
  yield* people as Answers[];
}
