/** Something that tells how many bytes of memory it takes: what it holds, without room to grow that was never written to. */
export interface Held {
  readonly byteLength: number
}

/** Bytes that all of them take. */
export function totalBytes(held: Iterable<Held>): number {
  let bytes = 0
  for (const { byteLength } of held) bytes += byteLength
  return bytes
}
