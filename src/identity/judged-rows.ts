import type { SettledJudgements } from '../graph/settle-judgements.ts'
import type { RecordTable } from '../table/record-table.ts'
import type { Judgement, JudgementBook } from './judgement-book.ts'
import { NO_JUDGEMENTS } from './partition.ts'

/** The judgements in force that name a row, found without walking through all of them. */
export class JudgedRows {
  readonly #book: JudgementBook
  readonly #table: RecordTable

  constructor(book: JudgementBook, table: RecordTable) {
    this.#book = book
    this.#table = table
  }

  /** Whether no record is judged at all. */
  get isEmpty(): boolean {
    return this.#book.size === 0
  }

  /** Live rows that a row was judged the same as. */
  sameAs(row: number): number[] {
    if (this.isEmpty) return []
    const key = this.#table.keys.get(row)
    return [...this.#book.inForceOf(key)]
      .filter((j) => j.verdict === 'same')
      .map((j) => this.#liveRow(j.a === key ? j.b : j.a))
      .filter((other) => other >= 0)
  }

  /** Whether a judgement names a row. */
  isJudged(row: number): boolean {
    return !this.isEmpty && !this.#book.inForceOf(this.#table.keys.get(row)).next().done
  }

  /** The judgements among live rows of which one is in `rows`. */
  among(rows: ArrayLike<number>): SettledJudgements {
    if (this.isEmpty) return NO_JUDGEMENTS
    const found = new Set<Judgement>()
    for (let i = 0; i < rows.length; i++) {
      for (const judgement of this.#book.inForceOf(this.#table.keys.get(rows[i]!))) found.add(judgement)
    }
    const pairs = [...found]
      .map(({ a, b, verdict }) => ({ a: this.#liveRow(a), b: this.#liveRow(b), verdict }))
      .filter((pair) => pair.a >= 0 && pair.b >= 0)
    return {
      same: pairs.filter((p) => p.verdict === 'same'),
      different: pairs.filter((p) => p.verdict === 'different'),
      suspended: [],
    }
  }

  #liveRow(key: string): number {
    const row = this.#table.rowOf(key)
    return this.#table.isLive(row) ? row : -1
  }
}
