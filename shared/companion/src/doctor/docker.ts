import type { Check } from "./check.ts";
import type { Machine } from "./machine.ts";

export async function docker({ versionOf }: Machine): Promise<Check> {
  const check = { name: "Docker Compose", needed: false };
  const found = await versionOf("docker", "compose", "version", "--short");
  if (found !== undefined) return { ...check, found };
  return {
    ...check,
    lack: {
      problem: "is missing",
      remedy: "install it from https://docs.docker.com/compose",
      disables: "docker compose up in chapters 11 to 13 (no test needs it)",
    },
  };
}
