/** What a clause may need besides HTTP: the service's Redis, or the mailbox that its mails arrive in. */
export type Need = "redis" | "mailbox";
