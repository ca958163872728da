// What vitest's entry and some libraries expect of the place they run in. To be imported before any of them.
import "../libraries/node/process.ts";
import { Buffer } from "buffer/";
import { NodeRequest } from "./request.ts";

const page = globalThis as unknown as Record<string, unknown>;

page.__vitest_worker__ = {
  ctx: { pool: "browser" },
  environment: { name: "browser" },
  filepath: "",
  providedContext: {},
  config: {
    root: "/",
    snapshotOptions: { expand: false, updateSnapshot: "none", snapshotEnvironment: {} },
    expect: {},
    fakeTimers: {},
    experimental: {},
    sequence: {},
    chaiConfig: {},
  },
  evaluatedModules: { idToModuleMap: new Map(), getModuleById() {} },
  resolvingModules: new Set(),
  onCleanup() {},
  metaEnv: {},
};

page.global ??= globalThis;
page.Buffer ??= Buffer;
page.Request = NodeRequest;
page.setImmediate ??= (run: () => void) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    run();
  };
  port2.postMessage(undefined);
};
