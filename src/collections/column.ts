import { grow } from './grow.ts'

/** Up to how many cells a loop fills faster than the engine does. */
const SHORT = 16

/** A column with the room it has, to go on with in another thread. */
export interface ColumnParts<A> {
  readonly data: A
  readonly length: number
}

/** A growing column of 32-bit integers; `data` is replaced when it grows, so take it anew after a push. */
export class Int32Column {
  data: Int32Array
  length = 0

  constructor(capacity = 16) {
    this.data = new Int32Array(capacity)
  }

  /** Bytes of memory it takes. */
  get byteLength(): number {
    return 4 * this.length
  }

  push(value: number): number {
    if (this.length === this.data.length) this.data = grow(this.data, this.length + 1)
    this.data[this.length] = value
    return this.length++
  }

  /** Makes the column at least `length` long, new cells holding `fill`. */
  extend(length: number, fill: number): void {
    if (length <= this.length) return
    if (length > this.data.length) this.data = grow(this.data, length)
    const { data } = this
    // a record more is a few cells more in many columns: calling the engine's fill would cost more than filling
    if (length - this.length <= SHORT) for (let i = this.length; i < length; i++) data[i] = fill
    else data.fill(fill, this.length, length)
    this.length = length
  }

  /** Its cells, valid until it grows. */
  get view(): Int32Array {
    return this.data.subarray(0, this.length)
  }

  /** Shows `data`, which another thread holds. */
  adopt(data: Int32Array): void {
    this.data = data
    this.length = data.length
  }

  /** All of it, for another thread to go on with; it must not be written to here any more. */
  parts(): ColumnParts<Int32Array> {
    return { data: this.data, length: this.length }
  }

  /** Goes on with what was a column of another thread. */
  take({ data, length }: ColumnParts<Int32Array>): void {
    this.data = data
    this.length = length
  }

  /** Holds a copy of `values`, and nothing else. */
  load(values: Int32Array): void {
    this.length = 0
    this.extend(values.length, 0)
    this.data.set(values)
  }
}

/** A growing column of small integers, 0 to 255. */
export class Uint8Column {
  data: Uint8Array
  length = 0

  constructor(capacity = 64) {
    this.data = new Uint8Array(capacity)
  }

  /** Bytes of memory it takes. */
  get byteLength(): number {
    return this.length
  }

  push(value: number): number {
    if (this.length === this.data.length) this.data = grow(this.data, this.length + 1)
    this.data[this.length] = value
    return this.length++
  }

  /** Makes the column at least `length` long, new cells holding `fill`. */
  extend(length: number, fill = 0): void {
    if (length <= this.length) return
    if (length > this.data.length) this.data = grow(this.data, length)
    const { data } = this
    if (length - this.length <= SHORT) for (let i = this.length; i < length; i++) data[i] = fill
    else data.fill(fill, this.length, length)
    this.length = length
  }

  /** Shows `data`, which another thread holds. */
  adopt(data: Uint8Array): void {
    this.data = data
    this.length = data.length
  }

  /** All of it, for another thread to go on with; it must not be written to here any more. */
  parts(): ColumnParts<Uint8Array> {
    return { data: this.data, length: this.length }
  }

  /** Goes on with what was a column of another thread. */
  take({ data, length }: ColumnParts<Uint8Array>): void {
    this.data = data
    this.length = length
  }

  /** Its cells, valid until it grows. */
  get view(): Uint8Array {
    return this.data.subarray(0, this.length)
  }
}

/** A growing column of doubles. */
export class Float64Column {
  data: Float64Array
  length = 0

  constructor(capacity = 16) {
    this.data = new Float64Array(capacity)
  }

  /** Bytes of memory it takes. */
  get byteLength(): number {
    return 8 * this.length
  }

  push(value: number): number {
    if (this.length === this.data.length) this.data = grow(this.data, this.length + 1)
    this.data[this.length] = value
    return this.length++
  }

  /** Its cells, valid until it grows. */
  get view(): Float64Array {
    return this.data.subarray(0, this.length)
  }

  /** Shows `data`, which another thread holds. */
  adopt(data: Float64Array): void {
    this.data = data
    this.length = data.length
  }

  /** Holds a copy of `values`, and nothing else. */
  load(values: Float64Array): void {
    if (values.length > this.data.length) this.data = grow(this.data, values.length)
    this.data.set(values)
    this.length = values.length
  }
}
