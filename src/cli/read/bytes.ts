import { Buffer } from 'node:buffer'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'

/** A stream of bytes, in chunks of any size. A chunk is valid until the next one is asked for. */
export type Bytes = AsyncIterable<Uint8Array>

/** Set while reading when a gzip archive turned out to be cut off or damaged; the bytes before that were delivered. */
export interface ByteReport {
  damage?: string
}

/** Bytes a chunk. */
const CHUNK = 1 << 18

/**
 * Bytes of a file. Two chunks take turns, one is read while the other is worked on: new memory for each would cost more than
 * reading it.
 */
export async function* fileBytes(path: string): Bytes {
  const file = await open(path)
  let [chunk, other] = [Buffer.allocUnsafeSlow(CHUNK), Buffer.allocUnsafeSlow(CHUNK)]
  const read = (into: Buffer): Promise<number> => {
    const reading = file.read(into, 0, CHUNK, null).then(({ bytesRead }) => bytesRead)
    // it is asked for later, or never
    reading.catch(() => {})
    return reading
  }
  let reading = read(chunk)
  try {
    for (let length = await reading; length > 0; length = await reading) {
      reading = read(other)
      yield chunk.subarray(0, length)
      ;[chunk, other] = [other, chunk]
    }
  } finally {
    await reading.catch(() => {})
    await file.close()
  }
}

/**
 * Bytes with gzip taken off where they start with its magic number, whatever the file is called.
 * A damaged archive is no error: what could be unpacked is delivered, and `report.damage` says what happened.
 */
export async function* unpacked(bytes: Bytes, report: ByteReport): Bytes {
  const source = bytes[Symbol.asyncIterator]()
  try {
    let first = await source.next()
    let head = first.done ? new Uint8Array(0) : first.value
    while (head.length < 2 && !first.done) {
      head = Uint8Array.from(head)
      first = await source.next()
      if (!first.done) head = Buffer.concat([head, first.value])
    }
    const rest = prepended(head, source)
    if (head[0] === 0x1f && head[1] === 0x8b) yield* gunzipped(rest, report)
    else yield* rest
  } finally {
    await source.return?.()
  }
}

async function* prepended(head: Uint8Array, source: AsyncIterator<Uint8Array>): Bytes {
  if (head.length > 0) yield head
  for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
}

/**
 * Chunk in, chunks out. Not `pipeline`: when an archive breaks off, a pipeline throws away what it had unpacked
 * but not delivered.
 */
async function* gunzipped(bytes: Bytes, report: ByteReport): Bytes {
  const gunzip = createGunzip({ chunkSize: CHUNK })
  let ready: Uint8Array[] = []
  gunzip.on('data', (chunk: Uint8Array) => ready.push(chunk))
  const failed = new Promise<Error>((resolve) => gunzip.once('error', resolve))
  const ended = new Promise<undefined>((resolve) => gunzip.once('end', () => resolve(undefined)))
  const take = (): Uint8Array[] => {
    const chunks = ready
    ready = []
    return chunks
  }
  try {
    for await (const chunk of bytes) {
      const error = await Promise.race([
        failed,
        new Promise<undefined>((resolve) => gunzip.write(chunk, () => resolve(undefined))),
      ])
      yield* take()
      if (error !== undefined || gunzip.destroyed) break
    }
    if (!gunzip.destroyed) gunzip.end()
    const error = await Promise.race([failed, ended])
    yield* take()
    if (error !== undefined) report.damage = error.message
  } finally {
    gunzip.destroy()
  }
}

/**
 * Bytes that can be read twice though they arrive once (a pipe): what the first reading took is kept and given again,
 * then the second reading goes on. Nothing is kept beyond what the first reading took.
 */
export function replayable(bytes: Bytes): { first(): Bytes; second(): Bytes } {
  const source = bytes[Symbol.asyncIterator]()
  const kept: Uint8Array[] = []
  return {
    async *first() {
      for (let next = await source.next(); !next.done; next = await source.next()) {
        kept.push(Uint8Array.from(next.value))
        yield next.value
      }
    },
    async *second() {
      for (let chunk = kept.shift(); chunk !== undefined; chunk = kept.shift()) yield chunk
      for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
    },
  }
}
