import { compareTexts } from '../collections/compare-texts.ts'
import type { Grouping } from '../collections/grouping.ts'
import type { SurvivorshipRule } from '../model/model.ts'
import { type FieldColumn, NO_VALUE } from '../table/field-column.ts'
import type { RecordTable } from '../table/record-table.ts'
import { bestWriting, tidyWriting } from './best-writing.ts'
import { type OwnsValue, SHOWN_AS_WRITTEN } from './golden-record.ts'

/** In place of what all rows of an entity offer: that is not one thing. */
export const UNLIKE = -0x80000000

/** A rule that {@link Offers} knows: all but a function of the host's. */
export type NumberedRule = Exclude<SurvivorshipRule, { readonly by: 'custom' }>

/**
 * What the records of an entity offer for one field, in numbers: the candidates of `survivors` without an object or a text
 * for each, for millions of entities.
 */
export class Offers {
  readonly column: FieldColumn
  /** Whether what is chosen is a writing, and not a value. */
  readonly asWritten: boolean
  readonly #table: RecordTable
  readonly #rule: NumberedRule
  /** Undefined where records own whatever they hold. */
  readonly #owns: OwnsValue | undefined
  readonly #rows: number[] = []
  readonly #values: number[] = []
  readonly #writings: number[] = []

  /** @param owns undefined where records own whatever they hold of the field */
  constructor(table: RecordTable, column: FieldColumn, rule: NumberedRule, owns: OwnsValue | undefined) {
    this.#table = table
    this.column = column
    this.#rule = rule
    this.#owns = owns
    this.asWritten = SHOWN_AS_WRITTEN.includes(column.spec.kind)
  }

  /**
   * What all rows of an entity that offer something offer, which is nearly always the same: per entity `from` … `to` − 1 the id
   * of a value, or of a writing where the field is shown as written; `NO_VALUE` where nothing is offered, UNLIKE where
   * `choose` has to be asked.
   */
  chooseAlike({ starts, items }: Grouping, from: number, to: number, into: Int32Array): void {
    const { column, asWritten } = this
    const first = starts[from]!
    const last = starts[to]!
    if (values.length < last - first)
      [values, writings] = [new Int32Array(2 * (last - first)), new Int32Array(2 * (last - first))]
    column.gatherCells(items, first, last, values)
    if (asWritten) column.gatherWrittenCells(items, first, last, writings)
    const shown = asWritten ? writings : values
    for (let entity = from; entity < to; entity++) {
      let value = NO_VALUE
      let as = NO_VALUE
      for (let r = starts[entity]!, end = starts[entity + 1]!; r < end; r++) {
        const offered = values[r - first]!
        if (offered === NO_VALUE) continue
        if (offered < NO_VALUE) {
          as = UNLIKE
          break
        }
        if (this.#owns && !this.#owns(items[r]!, offered)) continue
        if (value === NO_VALUE) {
          value = offered
          as = shown[r - first]!
        } else if (offered !== value || shown[r - first] !== as) {
          as = UNLIKE
          break
        }
      }
      into[entity - from] = as
    }
  }

  /**
   * Takes the offers of the rows `items[from] … items[to − 1]` in.
   * @returns what survives: the id of a value, or of a writing where the field is shown as written; `NO_VALUE` where nothing
   *   is offered; undefined where there is more to say, by `texts`
   */
  choose(items: Int32Array, from: number, to: number): number | undefined {
    this.#gather(items, from, to)
    if (this.#rows.length === 0) return NO_VALUE
    if (this.#rule === 'union') return undefined
    const winner = this.#winner(this.#rule)
    const value = this.#values[winner]!
    if (!this.asWritten) return value
    const writing = this.#writings[winner]!
    const isOneWriting = this.#rows.every((_, i) => this.#values[i] !== value || this.#writings[i] === writing)
    return isOneWriting ? writing : undefined
  }

  #gather(items: Int32Array, from: number, to: number): void {
    const { column } = this
    this.#rows.length = 0
    this.#values.length = 0
    this.#writings.length = 0
    for (let r = from; r < to; r++) {
      const row = items[r]!
      const cell = column.cells.data[row]!
      const writtenCell = column.writtenCell(row)
      for (let i = 0, n = column.count(cell); i < n; i++) {
        const id = column.at(cell, i)
        if (this.#owns && !this.#owns(row, id)) continue
        this.#rows.push(row)
        this.#values.push(id)
        this.#writings.push(column.at(writtenCell, i))
      }
    }
  }

  /** The values that survive of what was last taken in, as they are shown. */
  texts(): string[] {
    const best = this.#rule === 'union' ? this.#firstOfEach() : [this.#winner(this.#rule)]
    return best.map((i) => this.#shown(this.#values[i]!))
  }

  /** The offer that comes first by the rule. */
  #winner(rule: Exclude<NumberedRule, 'union'>): number {
    const rank = this.#rankBy(rule)
    let best = 0
    for (let i = 1; i < this.#rows.length; i++) {
      const by = rank === undefined ? 0 : rank(i) - rank(best)
      if (by < 0 || (by === 0 && this.#isBefore(i, best))) best = i
    }
    return best
  }

  /** The best place of an offer is the lowest number; undefined: all have the same. */
  #rankBy(rule: Exclude<NumberedRule, 'union'>): ((offer: number) => number) | undefined {
    switch (rule) {
      case 'most-recent':
        return undefined
      case 'oldest':
        return (i) => {
          const at = this.#table.at.data[this.#rows[i]!]!
          return Number.isFinite(at) ? at : Number.MAX_VALUE
        }
      case 'most-frequent': {
        const times = new Map<number, number>()
        for (let i = 0; i < this.#rows.length; i++) times.set(this.#values[i]!, (times.get(this.#values[i]!) ?? 0) + 1)
        return (i) => -times.get(this.#values[i]!)!
      }
      case 'longest':
        return (i) => -[...this.#text(i)].length
      default: {
        const { order } = rule
        return (i) => {
          const place = order.indexOf(this.#table.keyOf(this.#rows[i]!).source)
          return place < 0 ? order.length : place
        }
      }
    }
  }

  /** Whether an offer comes before another by `byRecency`. */
  #isBefore(a: number, b: number): boolean {
    const at = this.#table.at.data
    const [x, y] = [this.#rows[a]!, this.#rows[b]!]
    if (at[x] !== at[y]) return at[x]! > at[y]!
    const byKey = x === y ? 0 : compareTexts(this.#table.keys, x, y)
    return (byKey || compareTexts(this.column.values, this.#values[a]!, this.#values[b]!)) < 0
  }

  /** The most recent offer of each value, the most recent first. */
  #firstOfEach(): number[] {
    const first = new Map<number, number>()
    for (let i = 0; i < this.#rows.length; i++) {
      const known = first.get(this.#values[i]!)
      if (known === undefined || this.#isBefore(i, known)) first.set(this.#values[i]!, i)
    }
    return [...first.values()].sort((a, b) => (this.#isBefore(a, b) ? -1 : 1))
  }

  /** A value as it is shown, of all the ways in which it is written. */
  #shown(value: number): string {
    if (!this.asWritten) return this.column.values.get(value)
    const writings: string[] = []
    for (let i = 0; i < this.#rows.length; i++) if (this.#values[i] === value) writings.push(this.#text(i))
    return bestWriting(writings, this.#rule === 'longest')
  }

  #text(offer: number): string {
    return this.asWritten
      ? tidyWriting(this.column.writtenText(this.#writings[offer]!))
      : this.column.values.get(this.#values[offer]!)
  }
}

/** Of the rows of some entities, one after the other: the cells of their values, and of their writings. */
let values = new Int32Array(1024)
let writings = new Int32Array(1024)
