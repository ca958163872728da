// What of the test kit runs in a page: all that starts no process and writes no file.
export { eventually } from "@cosmic/testkit/eventually";
export { randomBatchReference, randomOrderId, randomSku } from "@cosmic/testkit/random";
