import { Int32Column } from './column.ts'

/** Numbers ids 0, 1, 2 … in the order in which they are first asked for. */
export class FirstUse {
  /** The ids by number. */
  readonly ids: Int32Column = new Int32Column()
  /** Per id: 1 + its number, 0 where it was not asked for. */
  readonly #numbers: Int32Array

  /** @param size ids are below it */
  constructor(size: number) {
    this.#numbers = new Int32Array(size)
  }

  numberOf(id: number): number {
    const known = this.#numbers[id]!
    if (known > 0) return known - 1
    const number = this.ids.push(id)
    this.#numbers[id] = number + 1
    return number
  }
}
