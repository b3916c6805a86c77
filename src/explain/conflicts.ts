import type { IdentityState } from '../identity/identity-state.ts'
import { MISSING } from '../score/scorer.ts'

/** Distinct values of a field that are compared with each other: an entity of more is doubtful anyway. */
const COMPARED = 20

/** A field of a person's own (given name, birth date …) in which records of one entity differ. */
export interface Conflict {
  readonly field: string
  /** The values that its records hold, those of most records first. */
  readonly values: readonly { readonly value: string; readonly records: number }[]
  /** The two records that differ most. */
  readonly records: readonly [string, string]
  /** What that takes from their match weight, in bits: below 0. */
  readonly bits: number
}

/** The conflicts among rows that come by record key. */
export function conflictsOf({ table, partition }: IdentityState, rows: readonly number[]): Conflict[] {
  const { scorer } = partition.evidence
  return scorer.comparisons.flatMap(({ comparison, column }, c): Conflict[] => {
    if (!comparison.own) return []
    const examples = new Map<string, number>()
    const counts = new Map<string, number>()
    for (const row of rows) {
      const ids = column.ids(column.cells.data[row]!)
      const text = [...ids].sort().join()
      if (ids.length > 0 && !examples.has(text)) examples.set(text, row)
      for (const id of ids) counts.set(column.values.get(id), (counts.get(column.values.get(id)) ?? 0) + 1)
    }
    const distinct = [...examples.values()].slice(0, COMPARED)
    let worst: { readonly a: number; readonly b: number; readonly bits: number } | undefined
    for (const [i, a] of distinct.entries()) {
      for (const b of distinct.slice(i + 1)) {
        if (scorer.level(c, a, b) === MISSING) continue
        const bits = Math.min(...scorer.priors.map((_, alternative) => scorer.evidence(c, a, b, alternative)))
        if (bits < 0 && bits < (worst?.bits ?? 0)) worst = { a, b, bits }
      }
    }
    if (!worst) return []
    const values = [...counts].map(([value, records]) => ({ value, records }))
    values.sort((x, y) => y.records - x.records || (x.value < y.value ? -1 : 1))
    const records = [table.keys.get(worst.a), table.keys.get(worst.b)] as const
    return [{ field: column.name, values, records, bits: worst.bits / 1000 }]
  })
}
