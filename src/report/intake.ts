import type { IdentityState } from '../identity/identity-state.ts'
import type { Report } from '../resolver/report.ts'
import { NO_VALUE } from '../table/field-column.ts'

/** What came in by field, and what of it was refused. */
export interface Intake {
  /** Records read, those that gave way to another version of theirs included; absent where nobody counted. */
  readonly read?: number
  readonly replaced?: number
  readonly stale?: number
  /** Lines of files that could not be read as records; absent where nobody counted. */
  readonly unreadable?: number
  readonly fields: readonly {
    readonly field: string
    readonly kind: string
    /** Whether a shared value is evidence by itself. */
    readonly identifies: boolean
    /** Records that hold a value of it. */
    readonly held: number
  }[]
  /** Refused values by field and reason, most first; field `''` is the whole record. Absent where nobody counted. */
  readonly refused?: readonly { readonly field: string; readonly reason: string; readonly count: number }[]
}

/** What came in. @param counted what the run counted while it read; a resolver does not keep what it refused */
export function intakeOf(
  { table, index }: IdentityState,
  counted: Report | undefined,
  unreadable: number | undefined,
): Intake {
  return {
    ...(unreadable !== undefined && { unreadable }),
    ...(counted && {
      read: counted.records.read,
      replaced: counted.records.replaced,
      stale: counted.records.stale,
      refused: Object.entries(counted.rejects)
        .flatMap(([field, reasons]) => Object.entries(reasons).map(([reason, count]) => ({ field, reason, count })))
        .sort((a, b) => b.count - a.count),
    }),
    fields: table.columns.map(({ name, spec, cells }) => {
      let held = 0
      for (let row = 0; row < table.size; row++) if (table.isLive(row) && cells.data[row] !== NO_VALUE) held++
      return { field: name, kind: spec.kind, identifies: index.typeOfField(name) >= 0, held }
    }),
  }
}
