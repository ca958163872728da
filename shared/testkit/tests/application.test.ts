import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { eventually, startApplication, temporaryFolder } from "../src/index.ts";

const folder = path.join(import.meta.dirname, "fixtures");

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

describe("an application", () => {
  test("answers at its address", async () => {
    await using application = await startApplication({ folder, entrypoint: "server.ts" });

    const response = await fetch(application.url);

    expect(response.status).toBe(200);
  });

  test("is a process of its own", async () => {
    await using application = await startApplication({ folder, entrypoint: "server.ts" });

    expect(application.processId).not.toBe(process.pid);
    expect(isRunning(application.processId)).toBe(true);
  });

  test("is stopped at the end of the scope", async () => {
    let processId: number;
    {
      await using application = await startApplication({ folder, entrypoint: "server.ts" });
      processId = application.processId;
    }

    expect(isRunning(processId)).toBe(false);
  });

  test("listens on a free port, wherever the tests were told to listen", async () => {
    vi.stubEnv("PORT", "1");

    await using one = await startApplication({ folder, entrypoint: "server.ts" });
    await using other = await startApplication({ folder, entrypoint: "server.ts" });

    expect(one.url).not.toBe(other.url);
  });

  test("listens on the port it is given", async () => {
    const { url, stop } = await startApplication({ folder, entrypoint: "server.ts" });
    await stop();

    await using again = await startApplication({ folder, entrypoint: "server.ts", env: { PORT: new URL(url).port } });

    expect(again.url).toBe(url);
  });

  test("is waited for until all of its address is printed", async () => {
    await using application = await startApplication({ folder, entrypoint: "hesitant-server.ts" });

    expect(application.url).toBe("http://localhost:43127");
  });

  test("has the environment of the tests, but none of its servers", async () => {
    vi.stubEnv("COLOUR", "green");
    vi.stubEnv("DATABASE_URL", "postgres://production");
    vi.stubEnv("REDIS_URL", "redis://production");
    vi.stubEnv("SMTP_URL", "smtp://production");
    vi.stubEnv("DB_HOST", "production");

    await using application = await startApplication({
      folder,
      entrypoint: "server.ts",
      env: { REDIS_URL: "redis://own" },
    });

    const environment = await (await fetch(application.url)).json();
    expect(environment).toMatchObject({ COLOUR: "green", REDIS_URL: "redis://own" });
    expect(JSON.stringify(environment)).not.toContain("production");
  });

  test("is looked for where chapters have their server", async () => {
    const attempt = startApplication({ folder });

    await expect(attempt).rejects.toThrow(path.join(folder, "src/entrypoints/server.ts"));
  });
});

describe("stopping an application", () => {
  test("gives it the time to stop by itself", async () => {
    await using application = await startApplication({ folder, entrypoint: "server.ts" });

    const exitCode = await application.stop();

    expect(exitCode).toBe(0);
    expect(application.output()).toBe(`listening on ${application.url}\nstopped by SIGTERM\n`);
  });

  test("can be done by another signal", async () => {
    await using application = await startApplication({ folder, entrypoint: "server.ts" });

    await application.stop("SIGINT");

    expect(application.output()).toContain("stopped by SIGINT");
  });

  test("tells the exit code of a shell where the signal ended it", async () => {
    await using application = await startApplication({ folder, entrypoint: "server.ts" });

    expect(await application.stop("SIGKILL")).toBe(128 + 9);
  });

  test("can be done again", async () => {
    await using application = await startApplication({ folder, entrypoint: "server.ts" });
    await application.stop("SIGKILL");

    expect(await application.stop()).toBe(128 + 9);
  });

  test("ends in killing it after 5 s, and says so", async () => {
    const application = await startApplication({ folder, entrypoint: "stubborn-server.ts" });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });

    const stopped = application.stop();
    stopped.catch(() => {});
    await eventually(() => expect(application.output()).toContain("never mind SIGTERM"));
    vi.advanceTimersByTime(4_999);
    const isPatient = vi.getTimerCount() === 1;
    vi.advanceTimersByTime(1);

    expect(isPatient).toBe(true);
    await expect(stopped).rejects.toThrow(/^The process was killed: 5 s after SIGTERM .* It printed:\nlistening on /);
    expect(isRunning(application.processId)).toBe(false);
  });
});

describe("an application that does not start", () => {
  test("is an error with all that it printed", async () => {
    const attempt = startApplication({ folder, entrypoint: "broken-server.ts" });

    await expect(attempt).rejects.toThrow(
      `broken-server.ts in ${folder} ended with exit code 3 before it was ready. It printed:\n`,
    );
    await expect(attempt).rejects.toThrow("reading the configuration\n");
    await expect(attempt).rejects.toThrow("DATABASE_URL must be a URL\n");
  });

  test("is an error when it does not listen within 20 s", async () => {
    await using notes = await temporaryFolder();
    const note = path.join(notes.path, "process-id");
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });

    const attempt = startApplication({ folder, entrypoint: "silent-server.ts", env: { NOTE: note } });
    attempt.catch(() => {});
    const processId = await eventually(() => Number(readFileSync(note, "utf8")));
    vi.advanceTimersByTime(20_000);

    await expect(attempt).rejects.toThrow(`silent-server.ts in ${folder} was not ready within 20 s.`);
    expect(isRunning(processId)).toBe(false);
  });

  test("is an error when its folder does not exist", async () => {
    const attempt = startApplication({ folder: path.join(folder, "nowhere"), entrypoint: "server.ts" });

    await expect(attempt).rejects.toThrow(`server.ts in ${path.join(folder, "nowhere")} ended`);
  });
});

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}
