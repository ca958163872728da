import { describe } from "vitest";
import { NodeFileSystem } from "../../src/adapters/node-file-system.ts";
import { fileSystemContract } from "../contracts/file-system.ts";
import { FakeFileSystem } from "../fakes.ts";
import { temporaryFolder } from "../temporary-folder.ts";

describe("the file system of this machine", () => {
  fileSystemContract(async (folders) => {
    const temporary = await temporaryFolder();
    for (const [name, files] of Object.entries(folders)) await temporary.fill(name, files);
    return {
      fileSystem: new NodeFileSystem(),
      at: (name) => temporary.at(name),
      filesIn: (name) => temporary.filesIn(name),
      [Symbol.asyncDispose]: () => temporary[Symbol.asyncDispose](),
    };
  });
});

describe("the fake", () => {
  fileSystemContract(async (folders) => {
    const fileSystem = new FakeFileSystem(folders);
    return {
      fileSystem,
      at: (name) => name,
      filesIn: async (name) => fileSystem.filesIn(name),
      [Symbol.asyncDispose]: async () => {},
    };
  });
});
