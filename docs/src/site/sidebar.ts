import type { StarlightUserConfig } from "@astrojs/starlight/types";

/** The way through the book, part by part, and what stands beside it. */
export const sidebar: NonNullable<StarlightUserConfig["sidebar"]> = [
  { label: "Introduction", slug: "introduction" },
  { label: "Where we start", items: ["chapters/00-anemic-model"] },
  {
    label: "An architecture for a domain model",
    items: [
      "chapters/01-domain-model",
      "chapters/02-repository",
      "chapters/03-abstractions",
      "chapters/04-service-layer",
      "chapters/05-high-and-low-gear",
      "chapters/06-unit-of-work",
      "chapters/07-aggregates",
    ],
  },
  {
    label: "Events and messages",
    items: [
      "chapters/08-events",
      "chapters/09-message-bus",
      "chapters/10-commands",
      "chapters/11-external-events",
      "chapters/12-cqrs",
      "chapters/13-dependency-injection",
    ],
  },
  { label: "Epilogue", slug: "epilogue" },
  { label: "Appendix A: summary", slug: "appendix-a" },
  {
    label: "Beside the way",
    items: [
      { label: "Lab: watch a request", link: "/lab/" },
      { label: "Map of the imports", link: "/map/" },
      { label: "Diff of two chapters", link: "/diff/" },
      { label: "Patterns and glossary", slug: "patterns" },
      { label: "Should I use it here?", slug: "advisor" },
      { label: "Known faults of the reference", slug: "faults" },
    ],
  },
  {
    label: "Guides",
    items: ["guides/readers", "guides/what-runs-where", "guides/instructors", "guides/contributors", "changes"],
  },
];
