import type { IdentityState } from '../identity/identity-state.ts'
import { storedRecord } from '../resolver/stored-record.ts'
import type { Mask } from './mask.ts'

/** A record on the page, masked. */
export interface ShownRecord {
  readonly key: string
  readonly source: string
  /** Day it was observed, ISO 8601. */
  readonly at?: string
  readonly entity: string
  /** Per field of the model the values that count. */
  readonly fields: Readonly<Record<string, readonly string[]>>
}

/** Longest value that is shown, in UTF-16 units. */
const LONGEST = 120

/** The records that the page shows anywhere, each once and by number. */
export class ShownRecords {
  readonly list: ShownRecord[] = []
  readonly #numbers = new Map<number, number>()
  readonly #state: IdentityState
  readonly #mask: Mask

  constructor(state: IdentityState, mask: Mask) {
    this.#state = state
    this.#mask = mask
  }

  /** The number of a row's record among those shown. */
  numberOf(row: number): number {
    const known = this.#numbers.get(row)
    if (known !== undefined) return known
    const number = this.list.push(this.#shown(row)) - 1
    this.#numbers.set(row, number)
    return number
  }

  /** How a record is called on the page. */
  nameOf(row: number): string {
    const key = this.#state.table.keys.get(row)
    const masked = this.#mask.record(key)
    // several masked ids may look alike
    return masked === key ? shortened(key) : `${shortened(masked)} (${row + 1})`
  }

  #shown(row: number): ShownRecord {
    const { table } = this.#state
    const { source, at, fields } = storedRecord(table, row)
    return {
      key: this.nameOf(row),
      source,
      ...(at !== undefined && { at: at.slice(0, 10) }),
      entity: this.#state.entityId(row),
      fields: Object.fromEntries(
        Object.entries(fields).map(([field, written]) => {
          const column = table.column(field)!
          // what is masked is masked alike, however it was written
          const values = this.#mask.hides
            ? column.ids(column.cells.data[row]!).map((id) => column.values.get(id))
            : written
          return [field, values.map((value) => shortened(this.#mask.value(field, value)))]
        }),
      ),
    }
  }
}

/** A text that does not flood the page. */
export function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}
