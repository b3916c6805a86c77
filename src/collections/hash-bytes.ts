/** What a hash of bytes begins with. */
export const HASH_START: number = 0x811c9dc5 | 0
/** What it is multiplied by with every byte, which was taken into it by XOR. */
export const HASH_STEP = 0x01000193

/** FNV-1a over bytes with a final mix (the low bits pick the slot, the upper ones the table). */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = HASH_START
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, HASH_STEP)
  return mixed(hash)
}

/** The end of a hash that was begun with `HASH_START` and taken a step for each byte. */
export function mixed(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39)
  return hash ^ (hash >>> 15)
}
