/** What a script that calls `cosmic` can tell from its end. */
export const EXIT = { fine: 0, findings: 1, mistake: 2 } as const;
