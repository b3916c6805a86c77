import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'

/** What one call of the system takes at most; a file may be larger. */
const SLICE = 1 << 30

/** Writes bytes in parts, more than 2 GiB of them too. */
export function writeBinary(path: string, parts: Iterable<Uint8Array>): void {
  const file = openSync(path, 'w')
  try {
    for (const bytes of parts) {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes.subarray(at, at + SLICE))
    }
  } finally {
    closeSync(file)
  }
}

/** A whole file, of more than 2 GiB too. */
export function readBinary(path: string): Uint8Array {
  const file = openSync(path, 'r')
  try {
    const bytes = new Uint8Array(fstatSync(file).size)
    let at = 0
    for (let read = -1; read !== 0 && at < bytes.length; at += read)
      read = readSync(file, bytes.subarray(at, at + SLICE))
    return bytes.subarray(0, at)
  } finally {
    closeSync(file)
  }
}
