/** One page of each kind. */
export const KINDS = [
  { kind: "the front page", path: "/" },
  { kind: "a chapter", path: "/chapters/07-aggregates/" },
  { kind: "patterns", path: "/patterns/" },
  { kind: "the advisor", path: "/advisor/" },
  { kind: "known faults", path: "/faults/" },
  { kind: "a guide", path: "/guides/readers/" },
  { kind: "the summary", path: "/appendix-a/" },
  { kind: "the playground", path: "/play/06/?exercise" },
  { kind: "the diff", path: "/diff/?from=04&to=05" },
  { kind: "the map", path: "/map/?chapter=09" },
  { kind: "no page", path: "/404.html" },
  { kind: "the lab", path: "/lab/?chapter=10" },
] as const;
