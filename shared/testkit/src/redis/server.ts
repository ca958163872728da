import { type Daemon, isRunning, startDaemon, stopDaemon } from "../keeper/daemon.ts";
import type { Server } from "../keeper/server.ts";
import { onSomePort } from "../some-port.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { program } from "./program.ts";

/** Nothing happens before the first `start`. A method is to be called when the one before has ended. */
export function createServer(): Server {
  let folder: Awaited<ReturnType<typeof temporaryFolder>> | undefined;
  let port: number | undefined;
  let daemon: Daemon | undefined;

  async function startFirst(): Promise<void> {
    const own = await temporaryFolder();
    folder = own;
    [port, daemon] = await onSomePort((free) => startAt(free, own.path));
  }

  return {
    async start() {
      try {
        if (!folder || !port || !daemon) await startFirst();
        else if (!isRunning(daemon)) daemon = await startAt(port, folder.path);
      } catch (error) {
        throw new Error(`Redis did not start: ${error instanceof Error ? error.message : error}`, { cause: error });
      }
      return `redis://127.0.0.1:${port}`;
    },
    async stop() {
      // It has nothing to write down, and would think for a tenth of a second before it heeds a kinder signal.
      if (daemon) await stopDaemon(daemon, "SIGKILL");
    },
    async [Symbol.asyncDispose]() {
      await this.stop();
      await folder?.[Symbol.asyncDispose]();
    },
  };
}

/** A server that keeps everything in memory, on `port` of 127.0.0.1. */
function startAt(port: number, folder: string): Promise<Daemon> {
  const settings = { bind: "127.0.0.1", port: String(port), dir: folder, save: "", appendonly: "no" };
  return startDaemon({
    command: program,
    args: Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
    ready: "Ready to accept connections",
    portIsTaken: "Could not create server TCP listening socket",
  });
}
