import { HASH_START, HASH_STEP, mixed } from './hash-bytes.ts'

/** Texts that are looked for together, as UTF-8: see `StringPool.findAll`. */
export class TextBatch {
  bytes: Uint8Array = new Uint8Array(1024)
  /** Where text i starts in `bytes`; it ends where the next one starts. */
  starts: Int32Array = new Int32Array(65)
  /** Per text. */
  hashes: Int32Array = new Int32Array(64)
  size = 0

  /** Makes it empty. */
  clear(): void {
    this.size = 0
  }

  /** Adds the text whose UTF-8 stands in `from` from `start` to `end`, and behind it `more`. */
  add(from: Uint8Array, start: number, end: number, more: Uint8Array = NO_BYTES): void {
    const { size } = this
    if (size === this.hashes.length) this.#growTexts()
    let at = this.starts[size]!
    if (at + end - start + more.length > this.bytes.length) this.#growBytes(at + end - start + more.length)
    const { bytes } = this
    let hash = HASH_START
    for (let i = start; i < end; i++) {
      const byte = from[i]!
      bytes[at++] = byte
      hash = Math.imul(hash ^ byte, HASH_STEP)
    }
    for (let i = 0; i < more.length; i++) {
      const byte = more[i]!
      bytes[at++] = byte
      hash = Math.imul(hash ^ byte, HASH_STEP)
    }
    this.hashes[size] = mixed(hash)
    this.starts[size + 1] = at
    this.size = size + 1
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
