import { SelfsameError } from '../errors.ts'
import { ask, asked, askedHash, askedLength } from './asked-text.ts'
import { decodeUtf8 } from './decode-utf8.ts'
import { grow } from './grow.ts'
import { hashBytes } from './hash-bytes.ts'
import { HashTable, type TableParts } from './hash-table.ts'
import type { TextBatch } from './text-batch.ts'

/** An erased text is this byte over and over: no UTF-8 has it. */
const ERASED = 0xff

/** Texts as bytes: text `i` is the UTF-8 from `starts[i]` to `starts[i + 1]`. */
export interface Texts {
  readonly bytes: Uint8Array
  readonly starts: Uint32Array
}

/** A pool as plain data. */
export interface PoolParts {
  readonly bytes: Uint8Array
  readonly starts: Uint32Array
  readonly size: number
  readonly table: TableParts
}

/**
 * Distinct texts, each with a dense id from 0: UTF-8 bytes in one buffer, found by open addressing.
 * Nothing is a JavaScript string inside, so a pool of millions costs its bytes plus 14 to 19 a text, and no `intern` waits
 * for all texts to move.
 */
export class StringPool {
  /** UTF-8 of every text, one after the other; replaced when it grows. */
  bytes: Uint8Array = new Uint8Array(256)
  /** Where text `id` starts in `bytes`; it ends where the next one starts. */
  starts: Uint32Array = new Uint32Array(17)
  /** How many ids there are, those of erased texts with them. */
  size = 0
  readonly #table = new HashTable(16)

  /** Bytes of memory it takes. */
  get byteLength(): number {
    return this.starts[this.size]! + 4 * (this.size + 1) + this.#table.byteLength
  }

  /** The id of `text`, added if it is new. A lone surrogate is kept (as three bytes). */
  intern(text: string): number {
    ask(text)
    return this.#internBytes(asked, 0, askedLength, askedHash)
  }

  /** The id of the text whose UTF-8 stands in `from` from `start` to `end`, added if it is new. */
  internBytes(from: Uint8Array, start: number, end: number): number {
    return this.#internBytes(from, start, end - start, hashBytes(from, start, end))
  }

  /**
   * The id of each of these texts, added if it is new. An erased one gets an id of its own, and stays erased.
   * @param from the first
   * @param to the one after the last
   * @throws SelfsameError `snapshot-invalid` when they cannot be the texts of a pool
   */
  internAll({ bytes, starts }: Texts, from = 0, to: number = starts.length - 1): Int32Array {
    let valid = starts[0] === 0 && starts.at(-1) === bytes.length
    for (let i = from; valid && i < to; i++) valid = starts[i]! <= starts[i + 1]!
    if (!valid) {
      throw new SelfsameError('snapshot-invalid', [
        { path: 'texts', expected: 'ascending starts that end with the bytes', cure: 'take a snapshot that is whole' },
      ])
    }
    const ids = new Int32Array(to - from)
    for (let i = from; i < to; i++) {
      const start = starts[i]!
      const length = starts[i + 1]! - start
      ids[i - from] =
        length > 0 && bytes[start] === ERASED
          ? this.#append(bytes, start, length)
          : this.#internBytes(bytes, start, length, hashBytes(bytes, start, start + length))
    }
    return ids
  }

  /** The id of `text`, or −1. Adds nothing. */
  find(text: string): number {
    ask(text)
    return this.findAsked()
  }

  /** The id of the text last {@link ask}ed for, or −1. Adds nothing. */
  findAsked(): number {
    return this.size === 0 ? -1 : this.#find(asked, 0, askedLength, askedHash)
  }

  /**
   * Looks for many texts at once: `ids[i]` becomes the id of text i, or stays below 0; only those are looked for that are.
   * Each step is taken for all texts before the next, and what it reads is first only touched: where nothing depends on what
   * is read, many texts wait for memory together, and not one by one.
   */
  findAll({ bytes, starts, hashes, size }: TextBatch, ids: Int32Array): void {
    if (this.size === 0) return
    const found = candidates(size + 1)
    let near = 0
    for (let i = 0; i < size; i++) if (ids[i]! < 0) near ^= this.#table.touch(hashes[i]!)
    for (let i = 0; i < size; i++) if (ids[i]! < 0) found[i] = this.#table.firstId(hashes[i]!)
    const own = this.starts
    const ownBytes = this.bytes
    // whether the lengths are alike tells nearly always, and brings the texts near
    for (let i = 0; i < size; i++) {
      if (ids[i]! >= 0 || found[i]! < 0) continue
      const id = found[i]!
      near ^= ownBytes[own[id]!]!
      if (own[id + 1]! - own[id]! !== starts[i + 1]! - starts[i]!) found[i] = OTHER
    }
    // so that engines do read what is only touched
    found[size] = near
    for (let i = 0; i < size; i++) {
      if (ids[i]! >= 0 || found[i] === -1) continue
      const start = starts[i]!
      const length = starts[i + 1]! - start
      if (found[i] !== OTHER && this.#isText(found[i]!, bytes, start, length)) ids[i] = found[i]!
      else ids[i] = this.#find(bytes, start, length, hashes[i]!)
    }
  }

  /** The id of text `i`, or −1. Adds nothing. */
  findOf({ bytes, starts, hashes }: TextBatch, i: number): number {
    return this.#find(bytes, starts[i]!, starts[i + 1]! - starts[i]!, hashes[i]!)
  }

  /** Adds text `i`, which is not there yet. */
  addOf({ bytes, starts, hashes }: TextBatch, i: number): number {
    const id = this.#append(bytes, starts[i]!, starts[i + 1]! - starts[i]!)
    this.#table.add(hashes[i]!, id)
    return id
  }

  /** The id of text `i`, added if it is new. */
  internOf({ bytes, starts, hashes }: TextBatch, i: number): number {
    return this.#internBytes(bytes, starts[i]!, starts[i + 1]! - starts[i]!, hashes[i]!)
  }

  /** Adds the text last {@link ask}ed for, which is not there yet. */
  addAsked(): number {
    const id = this.#append(asked, 0, askedLength)
    this.#table.add(askedHash, id)
    return id
  }

  /** All texts as they stand, for another thread to read. */
  share(): Texts {
    return { bytes: this.bytes, starts: this.starts.subarray(0, this.size + 1) }
  }

  /** Shows texts of another thread: they can be read by their ids, and neither found nor added to. */
  adopt({ bytes, starts }: Texts): void {
    this.bytes = bytes
    this.starts = starts as Uint32Array
    this.size = starts.length - 1
  }

  /** All of it, for another thread to go on with; it must not be written to here any more. */
  parts(): PoolParts {
    const { bytes, starts, size } = this
    return { bytes, starts, size, table: this.#table.parts() }
  }

  /** Goes on with what was a pool of another thread. */
  take({ bytes, starts, size, table }: PoolParts): void {
    this.bytes = bytes
    this.starts = starts
    this.size = size
    this.#table.take(table)
  }

  /** The texts of `ids`, in their order. */
  pick(ids: ArrayLike<number>): Texts {
    const starts = new Uint32Array(ids.length + 1)
    for (let i = 0; i < ids.length; i++) starts[i + 1] = starts[i]! + this.starts[ids[i]! + 1]! - this.starts[ids[i]!]!
    const bytes = new Uint8Array(starts[ids.length]!)
    for (let i = 0, end = 0; i < ids.length; i = end) {
      // texts that stand side by side are copied in one go
      for (end = i + 1; end < ids.length && ids[end]! === ids[end - 1]! + 1; ) end++
      bytes.set(this.bytes.subarray(this.starts[ids[i]!]!, this.starts[ids[end - 1]! + 1]!), starts[i])
    }
    return { bytes, starts }
  }

  /** The text of `id`; `''` when it was removed. */
  get(id: number): string {
    const start = this.starts[id]!
    return this.bytes[start] === ERASED ? '' : decodeUtf8(this.bytes, start, this.starts[id + 1]!)
  }

  /**
   * Erases the text of `id`: its bytes are overwritten, nothing finds it, and the same text interned again is new.
   * The id is never reused. The empty text has nothing to erase and stays.
   */
  remove(id: number): void {
    const start = this.starts[id]!
    const end = this.starts[id + 1]!
    if (start === end || this.bytes[start] === ERASED) return
    const hash = hashBytes(this.bytes, start, end)
    this.#table.remove(hash, id)
    this.bytes.fill(ERASED, start, end)
    this.wipe()
  }

  /** Takes the last id back: its text is erased as by {@link remove}, and the next new text has its id. */
  removeLast(): void {
    const id = this.size - 1
    const start = this.starts[id]!
    const end = this.starts[id + 1]!
    if (!this.isErased(id)) {
      const hash = hashBytes(this.bytes, start, end)
      this.#table.remove(hash, id)
    }
    this.bytes.fill(0, start, end)
    this.size = id
    this.wipe()
  }

  /**
   * Erases every text but those marked, and what was last searched for.
   * @param held per id: 1 where it stays
   * @returns how many were erased
   */
  keepOnly(held: Uint8Array): number {
    let erased = 0
    for (let id = 0; id < this.size; id++) {
      if (held[id] === 1 || this.isErased(id)) continue
      this.remove(id)
      erased++
    }
    this.wipe()
    return erased
  }

  /** Erases what is left of the last search. */
  wipe(): void {
    asked.fill(0)
  }

  /** Whether the text of `id` was erased. */
  isErased(id: number): boolean {
    const start = this.starts[id]!
    return this.bytes[start] === ERASED && this.starts[id + 1]! > start
  }

  #internBytes(from: Uint8Array, start: number, length: number, hash: number): number {
    const known = this.#find(from, start, length, hash)
    if (known >= 0) return known
    const id = this.#append(from, start, length)
    this.#table.add(hash, id)
    return id
  }

  /** Adds a text that nothing finds yet. */
  #append(from: Uint8Array, start: number, length: number): number {
    const id = this.size++
    const to = this.starts[id]!
    if (to + length > this.bytes.length) this.bytes = grow(this.bytes, to + length)
    if (id + 2 > this.starts.length) this.starts = grow(this.starts, id + 2)
    const { bytes } = this
    for (let i = 0; i < length; i++) bytes[to + i] = from[start + i]!
    this.starts[id + 1] = to + length
    return id
  }

  /** The id of the text at `start` of `from`, or −1. */
  #find(from: Uint8Array, start: number, length: number, hash: number): number {
    const table = this.#table
    for (let slot = table.first(hash); slot >= 0; slot = table.next(hash, slot)) {
      const id = table.idAt(slot)
      if (this.#isText(id, from, start, length)) return id
    }
    return -1
  }

  #isText(id: number, from: Uint8Array, start: number, length: number): boolean {
    const { bytes } = this
    const own = this.starts[id]!
    if (this.starts[id + 1]! - own !== length) return false
    for (let i = 0; i < length; i++) if (bytes[own + i] !== from[start + i]) return false
    return true
  }
}

/** In place of a candidate: another text has this hash. */
const OTHER = -2
/** Per text that is looked for: the id that may be its own. */
let scratch = new Int32Array(1024)

function candidates(size: number): Int32Array {
  if (size > scratch.length) scratch = new Int32Array(2 * size)
  return scratch
}
