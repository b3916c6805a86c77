import { Int32Column } from '../collections/column.ts'
import { StringPool } from '../collections/string-pool.ts'
import type { FieldSpec } from '../model/field.ts'
import { compileNormalizer } from '../normalize/kind-normalizer.ts'
import type { NormalizeContext, Normalized } from '../normalize/normalized.ts'
import { markedText, plainValue, unmarkedText } from './raw-value.ts'

/** A cell without a value. */
export const NO_VALUE = -1

/** Parts a writing from the country it was read in: a private-use code point, always there where the country matters. */
const COUNTRY_MARK = '\ue001'

/** The kinds whose reading depends on the country of the record. */
const COUNTRY_KINDS = ['phone', 'address', 'postalCode', 'nationalId']

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
    const text = markedText(value)
    const before = this.written.size
    const id = this.written.intern(this.#countryMatters ? `${text}${COUNTRY_MARK}${context.country ?? ''}` : text)
    if (id === before) this.#add(this.#normalize(value, context))
    return id
  }

  /** The canonical value of a writing, or −1 − number of the reason why it has none. */
  canonicalOf(written: number): number {
    return this.#canonical.data[written]!
  }

  flagsOf(written: number): string[] {
    const bits = this.#flagBits.data[written]!
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
  store(row: number, canonical: readonly number[], written: readonly number[]): void {
    this.cells.extend(row + 1, NO_VALUE)
    this.writtenCells.extend(row + 1, NO_VALUE)
    this.cells.data[row] = this.#cell(canonical)
    this.writtenCells.data[row] = this.#cell(written)
  }

  #cell(ids: readonly number[]): number {
    if (ids.length === 0) return NO_VALUE
    if (ids.length === 1) return ids[0]!
    this.#lists.push(Int32Array.from(ids))
    return -1 - this.#lists.length
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
    const text = this.written.get(id)
    return unmarkedText(this.#countryMatters ? text.slice(0, text.lastIndexOf(COUNTRY_MARK)) : text)
  }
}

function numberOf(names: string[], name: string): number {
  const known = names.indexOf(name)
  return known >= 0 ? known : names.push(name) - 1
}
