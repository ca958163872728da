import { describe, expect, test } from "vitest";
import { type Destination, meantBy, partsOf } from "../src/client/did-you-mean.ts";

const chapters: readonly Destination[] = [
  chapter("06", "Unit of work", "unit-of-work", "Identity map"),
  chapter("07", "Aggregates", "aggregates", "Consistency boundary"),
  chapter("08", "Events", "events", "Domain event"),
  chapter("11", "External events", "external-events", "Anticorruption layer"),
];

describe("an address without a page means", () => {
  test.each([
    ["/06", ["06"]],
    ["/chapter/6/", ["06"]],
    ["/chapters/06-unitofwork.html", ["06"]],
    ["/unit-of-work", ["06"]],
    ["/Unit%20of%20Work/", ["06"]],
    ["/identity_map", ["06"]],
    ["/aggregate", ["07"]],
    ["/event", ["08", "11"]],
    ["/external-events", ["11", "08"]],
    ["/8/external", ["08", "11"]],
    ["/%E0%A4%A/7", ["07"]],
  ])("%s: %j", (address, numbers) => {
    expect(meantBy(address, chapters).map(({ number }) => number)).toEqual(numbers);
  });

  test.each(["/", "/chapters/", "/chapter/99", "/2026/", "/favicon"])("%s: nothing in particular", (address) => {
    expect(meantBy(address, chapters)).toEqual([]);
  });
});

function chapter(number: string, title: string, slug: string, pattern: string): Destination {
  return { number, title, link: `/chapters/${number}-${slug}/`, words: partsOf(`${slug} ${title} ${pattern}`) };
}
