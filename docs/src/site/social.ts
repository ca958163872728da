import type { StarlightUserConfig } from "@astrojs/starlight/types";

/** What stands in the head of every page for those who show a link to it. */
export function previewOf(site: string): NonNullable<StarlightUserConfig["head"]> {
  const meta = (property: string, content: string) => ({ tag: "meta" as const, attrs: { property, content } });
  return [
    meta("og:image", new URL("/social.png", site).href),
    meta("og:image:width", "1200"),
    meta("og:image:height", "630"),
    meta("og:image:alt", "Cosmic TypeScript: architecture patterns, chapter by chapter, in code that runs"),
  ];
}
