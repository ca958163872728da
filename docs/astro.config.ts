import preact from "@astrojs/preact";
import starlight from "@astrojs/starlight";
import { aliases, pathsForBabel } from "@cosmic/playground/bundling";
import { defineConfig } from "astro/config";
import { siteAddress } from "./src/site/address.ts";
import { offline } from "./src/site/offline.ts";
import { sidebar } from "./src/site/sidebar.ts";
import { previewOf } from "./src/site/social.ts";

const site = siteAddress(process.env.SITE_URL);

const feed = {
  tag: "link",
  attrs: { rel: "alternate", type: "application/rss+xml", title: "What has changed", href: "/changes.xml" },
} as const;

export default defineConfig({
  site,
  integrations: [
    starlight({
      title: "Cosmic TypeScript",
      description:
        "The patterns of application architecture, chapter by chapter, in TypeScript that runs in this page.",
      credits: false,
      customCss: ["site", "excerpt", "diagram", "quiz", "print", "print-code", "print-quiz"].map(
        (name) => `./src/styles/${name}.css`,
      ),
      head: [feed, ...previewOf(site)],
      sidebar,
      components: { Search: "./src/components/Search.astro" },
    }),
    preact(),
    offline(),
  ],
  vite: {
    resolve: { alias: aliases },
    worker: { format: "es", plugins: () => [pathsForBabel()] },
    build: { target: "es2022" },
  },
});
