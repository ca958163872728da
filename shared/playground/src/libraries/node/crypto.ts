// What the chapters use of node:crypto.
import { sha1 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

const ALGORITHMS = { sha1, sha256 };

export const randomUUID = () => crypto.randomUUID();

export const randomInt = (below: number) => Math.floor(Math.random() * below);

/** Hashes at once, where the browser's own interface only promises to. */
export function createHash(name: string) {
  const algorithm = ALGORITHMS[name as keyof typeof ALGORITHMS];
  if (!algorithm) throw new Error(`${name} is not among the hashes of this page`);
  const hash = algorithm.create();
  const self = {
    update(data: string | Uint8Array) {
      hash.update(typeof data === "string" ? new TextEncoder().encode(data) : data);
      return self;
    },
    digest: (_encoding: "hex") => bytesToHex(hash.digest()),
  };
  return self;
}

export default { createHash, randomInt, randomUUID };
