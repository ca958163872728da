import pc from "picocolors";

/** Colours for people at a terminal: none in a pipe or a file, none with NO_COLOR. */
export const colors = pc.createColors(process.stdout.isTTY === true && !process.env.NO_COLOR);
