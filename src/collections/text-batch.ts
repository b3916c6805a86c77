import { decodeUtf8 } from './decode-utf8.ts'
import { HASH_START, HASH_STEP, mixed } from './hash-bytes.ts'

/** Texts that are looked for together, as UTF-8: see `StringPool.findAll`. */
export class TextBatch {
  bytes: Uint8Array = new Uint8Array(1024)
  /** Where text i starts in `bytes`; it ends where the next one starts. */
  starts: Int32Array = new Int32Array(65)
  /** Per text. */
  hashes: Int32Array = new Int32Array(64)
  size = 0
  /** Of the text that is put together: where it ends, and its hash so far. */
  #end = 0
  #hash = HASH_START
  /** All bytes as one text, a character each; undefined until many texts were asked for. */
  #characters: string | undefined
  /** How many were. */
  #asked = 0

  /** Makes it empty. */
  clear(): void {
    this.size = 0
    this.#end = 0
    this.#characters = undefined
    this.#asked = 0
  }

  /** Adds the text whose UTF-8 stands in `from` from `start` to `end`, and behind it `more`. */
  add(from: Uint8Array, start: number, end: number, more: Uint8Array = NO_BYTES): void {
    this.append(from, start, end)
    if (more.length > 0) this.append(more, 0, more.length)
    this.close()
  }

  /** Adds bytes to the text that is put together. */
  append(from: Uint8Array, start: number, end: number): void {
    let at = this.#end
    if (at + end - start > this.bytes.length) this.#growBytes(at + end - start)
    const { bytes } = this
    let hash = this.#hash
    for (let i = start; i < end; i++) {
      const byte = from[i]!
      bytes[at++] = byte
      hash = Math.imul(hash ^ byte, HASH_STEP)
    }
    this.#hash = hash
    this.#end = at
  }

  /** Makes what was put together a text. */
  close(): void {
    const { size } = this
    if (size === this.hashes.length) this.#growTexts()
    this.hashes[size] = mixed(this.#hash)
    this.starts[size + 1] = this.#end
    this.size = size + 1
    this.#hash = HASH_START
  }

  /**
   * Text `i` as a string, without its last `less` bytes; nothing may be added after it. Where many are asked for, all are
   * decoded together: a part of a long string costs a fraction of a string of its own.
   */
  text(i: number, less = 0): string {
    const { bytes } = this
    const start = this.starts[i]!
    const end = this.starts[i + 1]! - less
    if (this.#asked++ < FEW) return decodeUtf8(bytes, start, end)
    for (let at = start; at < end; at++) if (bytes[at]! >= 0x80) return decodeUtf8(bytes, start, end)
    this.#characters ??= characters(bytes.subarray(0, this.starts[this.size]))
    return this.#characters.slice(start, end)
  }

  #growTexts(): void {
    const [starts, hashes] = [new Int32Array(2 * this.starts.length - 1), new Int32Array(2 * this.hashes.length)]
    starts.set(this.starts)
    hashes.set(this.hashes)
    this.starts = starts
    this.hashes = hashes
  }

  #growBytes(needed: number): void {
    const bytes = new Uint8Array(2 * needed)
    bytes.set(this.bytes)
    this.bytes = bytes
  }
}

const NO_BYTES = new Uint8Array(0)
/** So many are decoded one by one. */
const FEW = 32
/** Every engine has it, and no edition of ECMAScript: the declarations of the package are built without its type. */
const { TextDecoder: Decoder } = globalThis as unknown as {
  TextDecoder: new () => { decode(bytes: Uint8Array): string }
}
const decoder = new Decoder()

/** Bytes as characters, one each; those beyond ASCII may become any. */
function characters(bytes: Uint8Array): string {
  const text = decoder.decode(bytes)
  return text.length === bytes.length ? text : decoder.decode(bytes.map((byte) => byte & 0x7f))
}
