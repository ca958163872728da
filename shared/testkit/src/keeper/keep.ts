import type { Server } from "./server.ts";

/**
 * Makes this process the keeper of one server. It is told "start" and "stop" by whoever started it, and answers each with
 * the server's address or with what went wrong. However the other one ends (Ctrl-C, an exception, kill -9), the operating
 * system closes the channel between the two; then the server is stopped and what it has stored removed.
 */
export function keep(server: Server): void {
  let address = "";
  let work = Promise.resolve();

  async function obey(command: unknown): Promise<void> {
    try {
      if (command === "start") address = await server.start();
      if (command === "stop") await server.stop();
      answer(address);
    } catch (error) {
      answer(error instanceof Error ? error.message : String(error));
    }
  }

  async function leave(): Promise<void> {
    await work;
    await server[Symbol.asyncDispose]();
    process.exit();
  }

  process.on("message", (command) => {
    work = work.then(() => obey(command));
  });
  for (const end of ["disconnect", "SIGINT", "SIGTERM", "SIGHUP"]) process.once(end, leave);
}

function answer(text: string): void {
  if (process.connected) process.send?.(text, undefined, {}, () => {});
}
