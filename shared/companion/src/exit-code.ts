/** What a script that calls `cosmic` can tell from its end; `fault` is a mistake of ours. */
export const EXIT = { fine: 0, findings: 1, mistake: 2, fault: 3, interrupted: 130 } as const;
