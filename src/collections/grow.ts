import { SelfsameError } from '../errors.ts'

/** A typed array that a collection grows. */
export type Growing = Uint8Array | Int32Array | Uint32Array | Float64Array

/** `SharedArrayBuffer` as of ECMAScript 2024. */
interface GrowableBuffer extends SharedArrayBuffer {
  readonly growable?: boolean
  grow(byteLength: number): void
}

/** Above this, copying takes long enough to be felt: about 1 ms a MB, and several columns grow in one step. */
const LARGEST_COPY = 2 ** 18
/** What one array may hold in the engines of today (V8: 2³² elements of one byte). */
const MOST_BYTES = 2 ** 32
/** After how much new shared memory the garbage collector is told. */
const TELL_AFTER = 2 ** 28

let untold = 0

/**
 * `array` with room for `needed` elements or more, the new ones 0. Writes through the old array may be lost:
 * take the new one.
 *
 * A large array lives in memory that grows where it stands: address space is reserved for all it may become, and
 * the operating system hands out a page when it is first written to. So growth copies nothing (0.1 ms at any size,
 * where a copy of 64 MB takes 70 ms), and room that is not used costs nothing. Where the engine has no such memory
 * (a browser page without cross-origin isolation, a process with limited address space), growth copies.
 *
 * @throws SelfsameError `capacity-exceeded` beyond 4 GiB, or where the engine has no memory left
 */
export function grow<A extends Growing>(array: A, needed: number): A {
  const size = array.BYTES_PER_ELEMENT
  const make = array.constructor as new (from: number | ArrayBufferLike, offset?: number, length?: number) => A
  if (needed * size > MOST_BYTES) throw exceeded(needed * size)
  const inPlace = (array.buffer as GrowableBuffer).growable === true
  const length = Math.min(Math.max(needed, Math.ceil(array.length * (inPlace ? 1.5 : 2)), 16), MOST_BYTES / size)
  try {
    const room = inPlace ? (array.buffer as GrowableBuffer) : length * size > LARGEST_COPY ? reserve() : undefined
    if (room === undefined) {
      const copy = new make(length)
      copy.set(array)
      return copy
    }
    tell(length * size - room.byteLength)
    room.grow(length * size)
    const grown = new make(room, 0, length)
    if (!inPlace) grown.set(array)
    return grown
  } catch (error) {
    if (error instanceof RangeError) throw exceeded(length * size)
    throw error
  }
}

function reserve(): GrowableBuffer | undefined {
  if (typeof SharedArrayBuffer === 'undefined' || !('grow' in SharedArrayBuffer.prototype)) return undefined
  const Reserving = SharedArrayBuffer as unknown as new (n: number, o: { maxByteLength: number }) => GrowableBuffer
  try {
    return new Reserving(0, { maxByteLength: MOST_BYTES })
  } catch {
    return undefined
  }
}

/**
 * The collector does not count shared memory, so collections that nobody holds any more might stay for long.
 * Asking for as much plain memory, which is never touched and so never given, lets it see the need.
 */
function tell(bytes: number): void {
  untold += bytes
  if (untold < TELL_AFTER) return
  untold = 0
  try {
    new ArrayBuffer(TELL_AFTER)
  } catch {
    // a process so short of address space collects often enough
  }
}

function exceeded(bytes: number): SelfsameError {
  return new SelfsameError('capacity-exceeded', [
    {
      path: 'collections',
      expected: `columns of up to ${MOST_BYTES} bytes, and memory for them; one was to take ${bytes}`,
      cure: 'resolve fewer records in one resolver, or give the process more memory',
    },
  ])
}
