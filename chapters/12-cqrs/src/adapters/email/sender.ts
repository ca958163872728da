/** In whose name mails go out. */
export const SENDER = "allocations@example.com";
