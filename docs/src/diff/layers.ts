type Layer = Readonly<{ id: string; title: string; folder: string }>;

/** From the inside out, as the book builds them; the first that has a file is its layer. */
const LAYERS: readonly Layer[] = [
  { id: "domain", title: "Domain", folder: "src/domain/" },
  { id: "service-layer", title: "Service layer", folder: "src/service-layer/" },
  { id: "adapters", title: "Adapters", folder: "src/adapters/" },
  { id: "entrypoints", title: "Entrypoints", folder: "src/entrypoints/" },
  { id: "src", title: "The rest of src", folder: "src/" },
  { id: "migrations", title: "Migrations", folder: "migrations/" },
  { id: "tests", title: "Tests", folder: "tests/" },
  { id: "package", title: "Package and settings", folder: "" },
];

type Counted = Readonly<{ path: string; added: number; removed: number }>;

/** The files of one layer, and how many lines they add and remove together. */
export type LayerOf<File> = Readonly<{
  id: string;
  title: string;
  files: readonly File[];
  added: number;
  removed: number;
}>;

/** Groups files by layer; a layer without files is left out. */
export function byLayer<File extends Counted>(files: readonly File[]): readonly LayerOf<File>[] {
  const groups = Map.groupBy(files, ({ path }) => LAYERS.find(({ folder }) => path.startsWith(folder))?.id);
  return LAYERS.flatMap(({ id, title }) => {
    const inside = groups.get(id);
    return inside ? [{ id, title, files: inside, ...totalOf(inside) }] : [];
  });
}

/** How many lines the files add and remove together. */
export function totalOf(files: readonly Counted[]): Readonly<{ added: number; removed: number }> {
  return {
    added: files.reduce((sum, { added }) => sum + added, 0),
    removed: files.reduce((sum, { removed }) => sum + removed, 0),
  };
}
