import { sha256 } from "@noble/hashes/sha2.js";

/** A SHA-256 in the making: bytes go in piece by piece. */
export interface Sha256 {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
}

/** One that works wherever JavaScript does. */
export function newSha256(): Sha256 {
  return sha256.create();
}
