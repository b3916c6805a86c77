/** A growing column of 32-bit integers; `data` is replaced when it grows, so take it anew after a push. */
export class Int32Column {
  data: Int32Array
  length = 0

  constructor(capacity = 16) {
    this.data = new Int32Array(capacity)
  }

  push(value: number): number {
    if (this.length === this.data.length) this.data = grown(this.data, Int32Array, this.length + 1)
    this.data[this.length] = value
    return this.length++
  }

  /** Makes the column at least `length` long, new cells holding `fill`. */
  extend(length: number, fill: number): void {
    if (length <= this.length) return
    if (length > this.data.length) this.data = grown(this.data, Int32Array, length)
    this.data.fill(fill, this.length, length)
    this.length = length
  }
}

/** A growing column of doubles. */
export class Float64Column {
  data: Float64Array
  length = 0

  constructor(capacity = 16) {
    this.data = new Float64Array(capacity)
  }

  push(value: number): number {
    if (this.length === this.data.length) this.data = grown(this.data, Float64Array, this.length + 1)
    this.data[this.length] = value
    return this.length++
  }
}

function grown<A extends { set(from: A): void; length: number }>(
  old: A,
  make: new (n: number) => A,
  needed: number,
): A {
  const data = new make(Math.max(needed, old.length * 2, 16))
  data.set(old)
  return data
}
