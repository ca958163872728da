export { type Application, startApplication } from "./application.ts";
export { describeWith } from "./describe-with.ts";
export { eventually } from "./eventually.ts";
export { openServer } from "./open-server.ts";
export { type RunningProcess, startProcess } from "./process.ts";
export { randomBatchReference, randomOrderId, randomSku } from "./random.ts";
export { temporaryFolder } from "./temporary-folder.ts";
