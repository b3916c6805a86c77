import { type ColumnParts, Uint8Column } from './column.ts'

/** A growing column of bits, all 0 at first. */
export class BitColumn {
  readonly #bytes = new Uint8Column()

  /** Bytes of memory it takes. */
  get byteLength(): number {
    return this.#bytes.byteLength
  }

  /** Makes room for `length` bits or more. */
  extend(length: number): void {
    this.#bytes.extend((length + 7) >> 3)
  }

  /** Whether bit number `bit` is 1; it is not where there is none. */
  has(bit: number): boolean {
    return ((this.#bytes.data[bit >> 3]! >> (bit & 7)) & 1) === 1
  }

  set(bit: number, to: boolean): void {
    const mask = 1 << (bit & 7)
    if (to) this.#bytes.data[bit >> 3]! |= mask
    else this.#bytes.data[bit >> 3]! &= ~mask
  }

  /** Its bits, eight a byte, the first the lowest; valid until it grows. */
  get view(): Uint8Array {
    return this.#bytes.view
  }

  /** All of it, for another thread to go on with; it must not be written to here any more. */
  parts(): ColumnParts<Uint8Array> {
    return this.#bytes.parts()
  }

  /** Goes on with what was a column of another thread. */
  take(parts: ColumnParts<Uint8Array>): void {
    this.#bytes.take(parts)
  }

  /** Shows bits that another thread holds. */
  adopt(bytes: Uint8Array): void {
    this.#bytes.adopt(bytes)
  }
}
