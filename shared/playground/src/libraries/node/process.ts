// A process, for libraries that look whether there is one or in which folder it works. To be imported before any of them.
const page = globalThis as unknown as Record<string, unknown>;

page.process ??= {
  // Else what is expected and what came would be coloured as for a terminal.
  env: { NO_COLOR: "1" },
  versions: {},
  platform: "browser",
  argv: [],
  nextTick: (run: () => void) => queueMicrotask(run),
  cwd: () => "/",
  on() {},
  once() {},
  off() {},
  emitWarning() {},
  listeners: () => [],
};

export {};
