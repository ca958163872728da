export type { Check } from "./check.ts";
export { check, checksFor } from "./checks.ts";
export { conform, type Report, type Result } from "./conform.ts";
export { ContractViolation } from "./contract-violation.ts";
export { mailboxAt } from "./mailbox-at.ts";
export { NotTried, Unreachable } from "./not-tried.ts";
export { reach } from "./reach.ts";
export { type Mail, overHttp, type Service } from "./service.ts";
