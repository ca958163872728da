/** A layer is a folder of `src/`; the files directly in `src/` make one of their own. */
export type Layer = Readonly<{ folder: string; title: string; sentence: string }>;

/** From the outside in, and out again: what is drawn above `domain` uses it, and what is drawn below serves it. */
const LAYERS: readonly Layer[] = [
  {
    folder: "src/entrypoints",
    title: "entrypoints",
    sentence:
      "Translate the outside world to the application. They import whatever they translate to, but only what starts a process may choose an adapter.",
  },
  {
    folder: "src",
    title: "around the layers",
    sentence:
      "`config.ts` imports nothing of ours. `views.ts` reads straight from the database, and imports its connections only. `bootstrap.ts` puts everything together: it alone may import everything, and only entrypoints import it.",
  },
  {
    folder: "src/service-layer",
    title: "service layer",
    sentence: "The use cases, and the ports they need. Imports itself, the domain and the kernel.",
  },
  {
    folder: "src/domain",
    title: "domain",
    sentence: "The business, and nothing else. Imports itself and the kernel.",
  },
  {
    folder: "src/adapters",
    title: "adapters",
    sentence:
      "Implement ports for some technology. Import inward: the service layer, the domain, the kernel, and packages.",
  },
];

/** Chapter 00 has folders, but nothing that says who may import whom. */
const FOLDERS_OF_THE_MESS: readonly Layer[] = ["src/entrypoints", "src/controllers", "src"].map((folder) => ({
  folder,
  title: `${folder}/`,
  sentence: "No rule: whoever needs something imports it.",
}));

/** The layers that a chapter's files can be in, in the order they are drawn. */
export function layersOf(chapter: string): readonly Layer[] {
  return chapter === "00" ? FOLDERS_OF_THE_MESS : LAYERS;
}

/** The folder of the layer that a file or folder below `src/` is in. */
export function layerFolderOf(id: string): string {
  const [src = "", first = "", ...rest] = id.split("/");
  const isFileInSrc = rest.length === 0 && first.endsWith(".ts");
  return first === "" || isFileInSrc ? src : `${src}/${first}`;
}
