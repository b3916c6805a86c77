import { Int32Column } from '../collections/column.ts'
import type { FirstUse } from '../collections/first-use.ts'
import { StringPool } from '../collections/string-pool.ts'
import type { FieldSpec } from '../model/field.ts'
import { compileNormalizer } from '../normalize/kind-normalizer.ts'
import type { NormalizeContext, Normalized } from '../normalize/normalized.ts'
import { MARK, markedText, plainValue, rawValue, unmarkedText } from './raw-value.ts'

/** A cell without a value. */
export const NO_VALUE = -1

/** The mark of writings that are no plain text. */
const MARK_UNIT = MARK.charCodeAt(0)

/** Parts a writing from the country it was read in: a private-use code point, always there where the country matters. */
const COUNTRY_MARK = '\ue001'

/** The kinds whose reading depends on the country of the record. */
const COUNTRY_KINDS = ['phone', 'address', 'postalCode', 'nationalId']

/** Cells as plain numbers: `cells` holds a number, `NO_VALUE`, or −2 − p where `lists[p]` numbers follow at p + 1. */
export interface CellImage {
  readonly cells: Int32Array
  readonly lists: Int32Array
}

/**
 * One field of the table: a cell a row, holding ids into two pools, the canonical values and the values as written.
 * Each distinct writing is normalized once. A cell is a value id, `NO_VALUE`, or −2 − n for the n-th list of ids.
 */
export class FieldColumn {
  readonly name: string
  readonly spec: FieldSpec
  /** Canonical values; fields of one namespace share it. */
  readonly values: StringPool
  /** Values as written, with the country that was known when it matters. */
  readonly written: StringPool = new StringPool()
  readonly cells: Int32Column = new Int32Column()
  readonly writtenCells: Int32Column = new Int32Column()
  /** Reasons and flags met, by number. */
  readonly reasons: string[] = []
  readonly flags: string[] = []
  readonly #lists: Int32Array[] = []
  /** Numbers of lists that no cell holds any more. */
  readonly #freeLists: number[] = []
  /** Per writing: its canonical value's id, or −1 − number of the reason. */
  readonly #canonical: Int32Column = new Int32Column()
  /** Per writing: a bit for each of its flags. */
  readonly #flagBits: Int32Column = new Int32Column()
  readonly #normalize: (raw: unknown, context: NormalizeContext) => Normalized
  readonly #countryMatters: boolean

  constructor(name: string, spec: FieldSpec, values: StringPool) {
    this.name = name
    this.spec = spec
    this.values = values
    this.#normalize = compileNormalizer(spec)
    this.#countryMatters = COUNTRY_KINDS.includes(spec.kind)
  }

  /** Normalizes a raw value without keeping anything. */
  normalize(raw: unknown, context: NormalizeContext): Normalized {
    return this.#normalize(plainValue(raw), context)
  }

  /** The id of the writing of `raw`, normalized when it is seen for the first time. */
  encode(raw: unknown, context: NormalizeContext): number {
    const value = plainValue(raw)
    const text = typeof value === 'string' && value.charCodeAt(0) !== MARK_UNIT ? value : markedText(value)
    const before = this.written.size
    const id = this.written.intern(this.#countryMatters ? `${text}${COUNTRY_MARK}${context.country ?? ''}` : text)
    if (id === before) this.#add(this.#normalize(value, context))
    return id
  }

  /** The canonical value of a writing, or −1 − number of the reason why it has none. */
  canonicalOf(written: number): number {
    return this.#canonical.data[written]!
  }

  /** A bit for each flag of a writing, by its place in `flags`. */
  flagBitsOf(written: number): number {
    return this.#flagBits.data[written]!
  }

  flagsOf(written: number): string[] {
    const bits = this.flagBitsOf(written)
    return bits === 0 ? [] : this.flags.filter((_, i) => bits & (1 << i))
  }

  #add(result: Normalized): void {
    if ('reason' in result) {
      this.#canonical.push(-1 - numberOf(this.reasons, result.reason))
      this.#flagBits.push(0)
      return
    }
    this.#canonical.push(this.values.intern(result.value))
    let bits = 0
    for (const flag of result.flags ?? []) bits |= 1 << numberOf(this.flags, flag)
    this.#flagBits.push(bits)
  }

  /** Stores a row's values: canonical ids and, in the same places, writings. */
  store(row: number, canonical: readonly number[], written: readonly number[], count: number = canonical.length): void {
    this.cells.extend(row + 1, NO_VALUE)
    this.writtenCells.extend(row + 1, NO_VALUE)
    this.#release(this.cells.data[row]!)
    this.#release(this.writtenCells.data[row]!)
    this.cells.data[row] = this.#cell(canonical, count)
    this.writtenCells.data[row] = this.#cell(written, count)
  }

  #cell(ids: readonly number[], count: number): number {
    if (count === 0) return NO_VALUE
    if (count === 1) return ids[0]!
    const list = this.#freeLists.pop() ?? this.#lists.length
    this.#lists[list] = Int32Array.from({ length: count }, (_, i) => ids[i]!)
    return -2 - list
  }

  #release(cell: number): void {
    if (cell < NO_VALUE) this.#freeLists.push(-2 - cell)
  }

  /** How many values a cell holds. */
  count(cell: number): number {
    return cell >= 0 ? 1 : cell === NO_VALUE ? 0 : this.#lists[-2 - cell]!.length
  }

  /** The `i`-th id of a cell, 0 ≤ i < `count(cell)`. */
  at(cell: number, i: number): number {
    return cell >= 0 ? cell : this.#lists[-2 - cell]![i]!
  }

  /** The ids of a cell. */
  ids(cell: number): readonly number[] {
    return cell >= 0 ? [cell] : cell === NO_VALUE ? [] : [...this.#lists[-2 - cell]!]
  }

  /** A value exactly as it was written. */
  writtenText(id: number): string {
    return unmarkedText(this.#marked(id))
  }

  /** Where in the bytes of `written` a writing ends, without the country that it was read in. */
  writtenEnd(id: number): number {
    const { bytes, starts } = this.written
    const end = starts[id + 1]!
    // its last mark: a byte pattern of whole UTF-8 stands nowhere else
    return this.#countryMatters ? bytes.subarray(starts[id]!, end).lastIndexOf(0xee) + starts[id]! : end
  }

  /** A value as it came: a text, or the number, date or object that it was. */
  writtenValue(id: number): unknown {
    return rawValue(this.#marked(id))
  }

  #marked(id: number): string {
    const text = this.written.get(id)
    return this.#countryMatters ? text.slice(0, text.lastIndexOf(COUNTRY_MARK)) : text
  }

  /** Marks the values and writings that its cells hold. */
  markHeld(values: Uint8Array, writings: Uint8Array): void {
    for (const [cells, marks] of [
      [this.cells, values],
      [this.writtenCells, writings],
    ] as const) {
      for (const cell of cells.view) {
        const n = this.count(cell)
        for (let i = 0; i < n; i++) marks[this.at(cell, i)] = 1
      }
    }
  }

  /**
   * Takes over what writings (ids) were normalized to, so that they need not be normalized again.
   * @param flagBits empty where there are no flags
   */
  learn(writings: Int32Array, canonical: Int32Array, flagBits: Int32Array): void {
    this.#canonical.extend(this.written.size, NO_VALUE)
    this.#flagBits.extend(this.written.size, 0)
    for (let i = 0; i < writings.length; i++) {
      this.#canonical.data[writings[i]!] = canonical[i]!
      this.#flagBits.data[writings[i]!] = flagBits[i] ?? 0
    }
  }

  /** The cells of `rows` (canonical or as written), ids numbered anew. */
  imageOf(cells: Int32Column, rows: Int32Array, numbers: FirstUse): CellImage {
    const lists = new Int32Column()
    const of = (cell: number): number => {
      if (cell >= 0) return numbers.numberOf(cell)
      if (cell === NO_VALUE) return NO_VALUE
      const start = lists.push(this.count(cell))
      for (const id of this.#lists[-2 - cell]!) lists.push(numbers.numberOf(id))
      return -2 - start
    }
    const image = new Int32Array(rows.length)
    for (let i = 0; i < rows.length; i++) image[i] = of(cells.data[rows[i]!]!)
    return { cells: image, lists: lists.view }
  }

  /** Fills the cells of `rows`, all empty, from an image. @param ids per number: its id */
  loadImage(cells: Int32Column, rows: Int32Array, image: CellImage, ids: Int32Array): void {
    for (let i = 0; i < rows.length; i++) {
      const cell = image.cells[i]!
      if (cell >= 0) cells.data[rows[i]!] = ids[cell]!
      else if (cell < NO_VALUE) {
        const start = -2 - cell + 1
        const list = image.lists.subarray(start, start + image.lists[start - 1]!)
        cells.data[rows[i]!] = -1 - this.#lists.push(Int32Array.from(list, (number) => ids[number]!))
      }
    }
  }
}

function numberOf(names: string[], name: string): number {
  const known = names.indexOf(name)
  return known >= 0 ? known : names.push(name) - 1
}
