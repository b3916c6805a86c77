import type { IdentityState } from '../identity/identity-state.ts'
import type { Reading } from '../table/reading.ts'
import type { Writer, Written } from '../write/writer.ts'

/** A write, and what notes beforehand what there is, and gives the way back to it. */
export interface Deed {
  readonly write: () => Written
  readonly hold: () => () => Written
}

/** The writes that there are, each with its way back. */
export class Deeds {
  readonly #state: IdentityState
  readonly #writer: Writer

  constructor(state: IdentityState, writer: Writer) {
    this.#state = state
    this.#writer = writer
  }

  /** What was read takes its place: of a row that is live, or of a record that is new or was away. */
  putting(row: number, reading: Reading): Deed {
    const { table } = this.#state
    const isLive = table.isLive(row)
    let at = row
    return {
      write: () => {
        const written = this.store(row, reading)
        at = written.row
        return written
      },
      hold: () => {
        const held = isLive ? table.holdings(row) : undefined
        return () => this.#writer.rewrite([at], () => (held ? table.putBack(at, held) : table.remove(at)))
      },
    }
  }

  /** The same where nobody asks for a way back. */
  store(row: number, reading: Reading): Written {
    return this.#state.table.isLive(row) ? this.#writer.replace(row, reading) : this.#writer.put(reading)
  }

  /** A live row's record goes. */
  deletion(row: number): Deed {
    const { table } = this.#state
    return { ...this.rewriting([row], () => table.remove(row)), write: () => this.#writer.remove(row) }
  }

  /** A change of the records of live rows. */
  rewriting(rows: readonly number[], change: () => void): Deed {
    const { table } = this.#state
    return {
      write: () => this.#writer.rewrite(rows, change),
      hold: () => {
        const held = rows.map((row) => table.holdings(row))
        return () =>
          this.#writer.rewrite(rows, () => {
            for (const [i, row] of rows.entries()) table.putBack(row, held[i]!)
          })
      },
    }
  }

  /** A change of judgements. */
  rejudgement(change: () => void): Deed {
    const { judgements } = this.#state
    return {
      write: () => this.#writer.rejudge(change),
      hold: () => {
        const held = judgements.holdings()
        return () => this.#writer.rejudge(() => judgements.putBack(held))
      },
    }
  }
}
