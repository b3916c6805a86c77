/**
 * Distinct texts, each with a dense id from 0: UTF-8 bytes in one buffer, found by open addressing.
 * Nothing is a JavaScript string inside, so a pool of millions costs its bytes plus about 13 a text.
 */
export class StringPool {
  /** UTF-8 of every text, one after the other; replaced when it grows. */
  bytes: Uint8Array = new Uint8Array(256)
  /** Where text `id` starts in `bytes`; it ends where the next one starts. */
  starts: Uint32Array = new Uint32Array(17)
  size = 0
  #hashes: Uint32Array = new Uint32Array(16)
  #slots: Int32Array = new Int32Array(32).fill(-1)

  /** The id of `text`, added if it is new. A lone surrogate is kept (as three bytes). */
  intern(text: string): number {
    const end = this.#write(text)
    const start = this.starts[this.size]!
    const hash = hashBytes(this.bytes, start, end)
    const slot = this.#slot(hash, start, end)
    const known = this.#slots[slot]!
    return known >= 0 ? known : this.#add(slot, hash, end)
  }

  /** The id of `text`, or −1. Adds nothing. */
  find(text: string): number {
    const end = this.#write(text)
    const start = this.starts[this.size]!
    return this.#slots[this.#slot(hashBytes(this.bytes, start, end), start, end)]!
  }

  get(id: number): string {
    return decodeUtf8(this.bytes, this.starts[id]!, this.starts[id + 1]!)
  }

  #add(slot: number, hash: number, end: number): number {
    const id = this.size++
    if (id === this.#hashes.length) {
      const hashes = new Uint32Array(id * 2)
      hashes.set(this.#hashes)
      this.#hashes = hashes
      const starts = new Uint32Array(id * 2 + 1)
      starts.set(this.starts)
      this.starts = starts
    }
    this.#hashes[id] = hash
    this.starts[id + 1] = end
    this.#slots[slot] = id
    if (this.size * 2 > this.#slots.length) this.#rehash()
    return id
  }

  /** The slot that holds these bytes, or the free one where they belong. */
  #slot(hash: number, start: number, end: number): number {
    const mask = this.#slots.length - 1
    let slot = hash & mask
    for (;;) {
      const id = this.#slots[slot]!
      if (id < 0 || (this.#hashes[id] === hash && this.#same(id, start, end))) return slot
      slot = (slot + 1) & mask
    }
  }

  #same(id: number, start: number, end: number): boolean {
    const { bytes } = this
    let at = this.starts[id]!
    if (this.starts[id + 1]! - at !== end - start) return false
    for (let i = start; i < end; i++) if (bytes[i] !== bytes[at++]) return false
    return true
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1)
    const mask = slots.length - 1
    for (let id = 0; id < this.size; id++) {
      let slot = this.#hashes[id]! & mask
      while (slots[slot]! >= 0) slot = (slot + 1) & mask
      slots[slot] = id
    }
    this.#slots = slots
  }

  /** Writes UTF-8 behind the last text, where it stays if the text turns out to be new; returns its end. */
  #write(text: string): number {
    let at = this.starts[this.size]!
    const needed = at + text.length * 3
    if (needed > this.bytes.length) {
      const bytes = new Uint8Array(Math.max(needed, this.bytes.length * 2))
      bytes.set(this.bytes)
      this.bytes = bytes
    }
    const { bytes } = this
    for (let i = 0; i < text.length; i++) {
      let code = text.charCodeAt(i)
      if (code < 0x80) {
        bytes[at++] = code
        continue
      }
      if (code >= 0xd800 && code < 0xe000) {
        const next = code < 0xdc00 ? text.charCodeAt(i + 1) : Number.NaN
        if (next >= 0xdc00 && next < 0xe000) {
          code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00)
          i++
        }
      }
      if (code < 0x800) {
        bytes[at++] = 0xc0 | (code >> 6)
      } else {
        if (code < 0x10000) bytes[at++] = 0xe0 | (code >> 12)
        else {
          bytes[at++] = 0xf0 | (code >> 18)
          bytes[at++] = 0x80 | ((code >> 12) & 63)
        }
        bytes[at++] = 0x80 | ((code >> 6) & 63)
      }
      bytes[at++] = 0x80 | (code & 63)
    }
    return at
  }
}

/** FNV-1a over bytes with a final mix (the low bits pick the slot). */
function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let h = 0x811c9dc5
  for (let i = start; i < end; i++) h = Math.imul(h ^ bytes[i]!, 0x01000193)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39)
  return (h ^ (h >>> 15)) >>> 0
}

/** Text of the UTF-8 that `intern` wrote. */
function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  let text = ''
  let run = start
  let i = start
  const flush = (): void => {
    // in pieces: arguments of one call are limited
    for (; run < i; run += 4096)
      text += String.fromCharCode.apply(null, bytes.subarray(run, Math.min(i, run + 4096)) as unknown as number[])
  }
  while (i < end) {
    const b = bytes[i]!
    if (b < 0x80) {
      i++
      continue
    }
    flush()
    let code: number
    if (b < 0xe0) code = ((b & 31) << 6) | (bytes[i + 1]! & 63)
    else if (b < 0xf0) code = ((b & 15) << 12) | ((bytes[i + 1]! & 63) << 6) | (bytes[i + 2]! & 63)
    else code = ((b & 7) << 18) | ((bytes[i + 1]! & 63) << 12) | ((bytes[i + 2]! & 63) << 6) | (bytes[i + 3]! & 63)
    text += String.fromCodePoint(code)
    i += b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4
    run = i
  }
  flush()
  return text
}
