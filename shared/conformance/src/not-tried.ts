import type { Need } from "./need.ts";

const REMEDY: Readonly<Record<Need, string>> = {
  redis: "it needs the URL of the Redis that the service is connected to",
  mailbox: "it needs the mailbox that the service's mails arrive in",
};

/** Nothing is known about the promise: what the check needs was not given. */
export class NotTried extends Error {
  override readonly name = "NotTried";
  readonly need: Need;

  constructor(need: Need) {
    super(`not tried: ${REMEDY[need]}`);
    this.need = need;
  }
}

/** What the checks were given cannot be used: nobody answers there. The message says where, and why. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}
