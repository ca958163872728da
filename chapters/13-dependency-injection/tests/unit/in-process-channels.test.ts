import { beforeEach, describe, expect } from "vitest";
import type { Channels } from "../../src/adapters/channels.ts";
import { inProcessChannels } from "../../src/adapters/in-process-channels.ts";
import { keepsTheContractOfChannels } from "../contracts/channels.ts";

describe("channels within a process", () => {
  let channels: Channels;
  beforeEach(() => {
    channels = inProcessChannels();
    expect(channels, "what inProcessChannels answers").toBeTypeOf("object");
  });

  keepsTheContractOfChannels(async () => channels);
});
