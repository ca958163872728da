export type { Check } from "./check.ts";
export { check, checks, checksFor } from "./checks.ts";
export { conform, type Report } from "./conform.ts";
export { ContractViolation } from "./contract-violation.ts";
export { overHttp, type Service } from "./service.ts";
