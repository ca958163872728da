import getPort, { portNumbers } from "get-port";

/** Where a program shall listen, and a sentence about it where that is not the usual place. */
export type Place = Readonly<{ port: number; remark?: string }>;

/**
 * The usual port of a program, or the next free one above it. A port that the user names by `variable` is taken as it is,
 * and the program itself says if it cannot be had; 0 stands for any that is free.
 *
 * @throws Error when the variable holds no port.
 */
export async function placeFor(usual: number, variable: string, env = process.env): Promise<Place> {
  const wanted = env[variable];
  if (wanted !== undefined) return { port: portIn(wanted, variable) };
  const port = await getPort({ port: portNumbers(usual, usual + 99) });
  if (port === usual) return { port };
  return { port, remark: `port ${usual} is taken, so it is ${port} this time (or choose one by ${variable})` };
}

function portIn(text: string, variable: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) < 65_536) return Number(text);
  throw new Error(`${variable} must be a number from 0 to 65535, and is "${text}".`);
}
