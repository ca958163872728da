export interface MutationTarget {
  /** The package, as a path from the top of the repository. */
  readonly folder: string;
  /** The files to mutate, as a pattern inside the package. Its unit tests must notice. */
  readonly mutate: string;
}

/** What `pnpm mutate` works through, in this order. */
export const mutationTargets: readonly MutationTarget[] = [
  { folder: "chapters/01-domain-model", mutate: "src/domain/**/*.ts" },
  { folder: "chapters/04-service-layer", mutate: "src/service-layer/**/*.ts" },
  { folder: "chapters/07-aggregates", mutate: "src/domain/**/*.ts" },
  { folder: "chapters/07-aggregates", mutate: "src/service-layer/**/*.ts" },
  { folder: "chapters/07-aggregates", mutate: "src/adapters/{unit-of-work,product-rows}.ts" },
  { folder: "chapters/13-dependency-injection", mutate: "src/domain/**/*.ts" },
  { folder: "chapters/13-dependency-injection", mutate: "src/service-layer/**/*.ts" },
];
