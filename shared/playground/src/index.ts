export type { Files } from "./linker/files.ts";
export type { Failure, Order, Outcome, Place, Report, TestName } from "./suite/protocol.ts";
export { type HostReport, SuiteHost } from "./suite-host.ts";
