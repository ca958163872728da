import { randomInt } from "node:crypto";

export class PortIsTaken extends Error {
  override readonly name = "PortIsTaken";
}

/**
 * Starts a server on a port that nobody has, and resolves to both. The port is below those that outgoing connections get:
 * while the server is stopped, none of them takes its place, and no client that tries again and again meets itself there.
 * @throws what `startAt` throws; PortIsTaken only when 50 ports were taken.
 */
export async function onSomePort<T>(startAt: (port: number) => Promise<T>, tries = 50): Promise<[number, T]> {
  const port = randomInt(20_000, 32_768);
  try {
    return [port, await startAt(port)];
  } catch (error) {
    if (!(error instanceof PortIsTaken) || tries === 1) throw error;
    return onSomePort(startAt, tries - 1);
  }
}
