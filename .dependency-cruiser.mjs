// Who may import whom in a chapter: the arrows of the architecture, held by `pnpm layers`.
//
// Types count as imports. Layers are kept in every tree of source: a chapter's own and the start/ of its exercise, but
// not in chapter 00 and the start of 03, which are tangled on purpose. The fragments in steps/ resolve only when they
// are laid over a chapter, and are left out.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

/** The source of one tree; `$1` in the rule's `to` is that tree's folder. */
const source = "^chapters/((?!00-|03-abstractions/start/)[^/]+/(start/)?)src";
const kernel = "^shared/kernel/src/";
const ours = ["^chapters/", "^shared/"];
const entrypointsThatWire = "entrypoints/(server|cli|redis-consumer|start)[.]ts$";

const chapters = path.join(import.meta.dirname, "chapters");
const chaptersWithBootstrap = readdirSync(chapters).filter((name) =>
  existsSync(path.join(chapters, name, "src/bootstrap.ts")),
);
const sourceWithBootstrap = `^chapters/((?:${chaptersWithBootstrap.join("|")})/)src`;

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const layers = [
  {
    name: "domain-imports-the-kernel-only",
    comment:
      "The domain knows the business and nothing else. Declare a port in the service layer for what it needs from outside, or pass the value in as an argument.",
    from: { path: `${source}/domain/` },
    to: { pathNot: [kernel, "^chapters/$1src/domain/"] },
  },
  {
    name: "service-layer-imports-the-domain-only",
    comment:
      "A use case sees the outside through ports. Declare an interface here, implement it in adapters/ and let the caller pass it in.",
    from: { path: `${source}/service-layer/` },
    to: { pathNot: [kernel, "^chapters/$1src/(domain|service-layer)/"] },
  },
  {
    name: "adapters-import-inward-only",
    comment:
      "An adapter implements a port for some technology: it may import domain, service-layer, views.ts, kernel and packages. Have the entrypoint or bootstrap.ts hand it everything else.",
    from: { path: `${source}/adapters/` },
    to: {
      path: ours,
      pathNot: [kernel, "^chapters/$1src/(domain|service-layer|adapters)/", "^chapters/$1src/views[.]ts$"],
    },
  },
  {
    name: "adapters-are-chosen-by-the-process",
    comment:
      "Take the port as a dependency, as createApp does in http.ts, and construct its adapter in server.ts, cli.ts, redis-consumer.ts or start.ts.",
    from: {
      path: `${source}/`,
      pathNot: ["/src/(domain|service-layer|adapters)/", "/src/(views|bootstrap)[.]ts$", `/src/${entrypointsThatWire}`],
    },
    to: { path: "^chapters/$1src/adapters/" },
  },
  {
    name: "adapters-are-chosen-by-bootstrap",
    comment:
      "This chapter has a composition root: construct the adapter in bootstrap.ts and take what bootstrap returns.",
    from: { path: `${sourceWithBootstrap}/${entrypointsThatWire}` },
    to: { path: "^chapters/$1src/adapters/" },
  },
  {
    name: "views-import-connections-only",
    comment:
      "A view reads past the domain, straight from the database: it may import src/adapters/…/connection.ts, kernel and packages. Move what changes something to a handler.",
    from: { path: `${source}/views[.]ts$` },
    to: { path: ours, pathNot: [kernel, "^chapters/$1src/adapters/.+/connection[.]ts$"] },
  },
  {
    name: "config-imports-nothing-of-ours",
    comment: "config.ts reads the environment into plain values. Parse them into types of ours where they are used.",
    from: { path: `${source}/config[.]ts$` },
    to: { path: ours },
  },
  {
    name: "bootstrap-is-for-entrypoints-and-tests",
    comment: "Only a process or a test puts the application together. Take what you need as a parameter instead.",
    from: { pathNot: "^chapters/[^/]+/(src/entrypoints|tests)/" },
    to: { path: "^chapters/[^/]+/src/bootstrap[.]ts$" },
  },
];

/** From chapter 05 on, services (from 09 on, handlers) are tested in high gear: by text and numbers, with no word of the domain. */
const highGearTests = "^chapters/((?:0[5-9]|[1-9]\\d)-[^/]+)/tests/unit/.+-(service|handler)[.]test[.]ts$";

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const gears = [
  {
    name: "service-tests-import-no-domain",
    comment:
      "A service's test outlives the domain behind it. Arrange with services, assert what they answer, tell errors by their code; a rule too hard to reach that way has a test in low gear, in a file of its own.",
    from: { path: highGearTests },
    to: { path: "^chapters/$1/src/domain/" },
  },
  {
    name: "service-tests-build-no-domain-objects",
    comment:
      "tests/builders.ts makes domain objects, for tests in low gear. Put stock in with addBatch, and take text and numbers from tests/primitives.ts.",
    from: { path: highGearTests },
    to: { path: "^chapters/$1/tests/builders[.]ts$" },
  },
];

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const house = [
  {
    name: "no-chapter-imports-a-chapter",
    comment: "Each chapter is whole by itself. Copy the file into this chapter and declare it in chapter.json.",
    from: { path: "^chapters/([^/]+)/" },
    to: { path: "^chapters/", pathNot: "^chapters/$1/" },
  },
  {
    name: "shared-imports-no-chapter",
    comment: "What is shared outlives every chapter. Read the chapter as files or start it as a process.",
    from: { path: "^shared/" },
    to: { path: "^chapters/" },
  },
  {
    name: "source-imports-the-kernel-only-from-shared",
    comment: "testkit and conformance are for tests; a chapter's source shows everything else it uses itself.",
    from: { path: "^chapters/[^/]+/(start/)?src/" },
    to: { path: "^shared/", pathNot: kernel },
  },
  {
    name: "source-imports-no-tests",
    comment: "Move what the source needs out of tests/ and into src/.",
    from: { path: "^(chapters|shared)/[^/]+/(start/)?src/" },
    to: { path: "^(chapters|shared)/[^/]+/tests/" },
  },
  {
    name: "no-circular-imports",
    comment: "Move what both files need into a third, or turn one of the two around.",
    from: {},
    to: { circular: true },
  },
  {
    name: "no-unresolvable-imports",
    comment: "Mend the path (with its .ts ending), or add the package to this package.json.",
    from: {},
    // Behind a question mark stands what the bundler shall make of a file.
    to: { couldNotResolve: true, pathNot: "[?]url$" },
  },
];

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [...layers, ...gears, ...house].map((rule) => ({ ...rule, severity: "error" })),
  options: {
    exclude: { path: ["^chapters/[^/]+/steps/", "(^|/)[.](reports|stryker-tmp|turbo)/", "^shared/[^/]+/dist/"] },
    doNotFollow: { path: "(^|/)node_modules/" },
    tsPreCompilationDeps: true,
    // Workspace packages are links in node_modules whose `exports` name their source; links are followed to it.
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "node", "default"] },
    skipAnalysisNotInRules: true,
  },
};
