import type { Service } from "./service.ts";

/** One thing that the wire contract promises, tried on a running service. */
export type Check = {
  /** Names the check on a command line: `exact-fit-shipment`. */
  readonly id: string;
  /** What a service that keeps the contract does, as the name of a test: "prefers warehouse stock to shipments". */
  readonly title: string;
  /** The chapter from which on the promise is given, as in `chapter.json`: "04". */
  readonly from: string;
  /** The last chapter in which it is given; when absent, it is given in all that follow. */
  readonly until?: string;
  /** @throws ContractViolation when the service breaks the promise. */
  readonly run: (service: Service) => Promise<void>;
};
