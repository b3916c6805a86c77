import { groupBy } from '../collections/grouping.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import type { RecordTable } from '../table/record-table.ts'

/** Two records, by key, the smaller first. */
export interface PairExample {
  readonly a: string
  readonly b: string
  /** Match weight of the two in bits, as `explain` gives it. */
  readonly weight: number
}

/** Pairs of records of one sort, and some of them. */
export interface PairGroup<E extends PairExample = PairExample> {
  readonly count: number
  /** In order of their keys, of each entity at most one. */
  readonly examples: readonly E[]
}

/** Keeps the first example of each of the first entities. */
export class PairExamples<E extends PairExample = PairExample> {
  readonly kept: E[] = []
  readonly #most: number
  #entity: readonly number[] | undefined

  /** @param most how many to keep */
  constructor(most: number) {
    this.#most = most
  }

  /** @param entity rows of the entity, one list for all its pairs */
  offer(entity: readonly number[], example: () => E): void {
    if (!this.wants(entity)) return
    this.#entity = entity
    this.kept.push(example())
  }

  /** Whether an example of this entity would be kept. */
  wants(entity: readonly number[]): boolean {
    return this.kept.length < this.#most && entity !== this.#entity
  }
}

/** The two rows as an example. */
export function pairExample(state: IdentityState, a: number, b: number): PairExample {
  const [x, y] = [state.table.keys.get(a), state.table.keys.get(b)]
  const weight = pairWeight(state, a, b) / 1000
  return x < y ? { a: x, b: y, weight } : { a: y, b: x, weight }
}

/** The match weight of two rows, millibits; where the model compares nothing, the identifiers they share tell. */
function pairWeight({ index, partition, model }: IdentityState, a: number, b: number): number {
  if (model.comparisons.length > 0) return partition.evidence.scorer.weight(a, b)
  const keysB = index.postings.keysOf(b)
  return index.postings
    .keysOf(a)
    .filter((node) => !index.quarantined.has(node) && keysB.includes(node))
    .reduce(
      (sum, node) => sum + (index.types[index.typeOf(node)]?.millibits ?? 0),
      partition.evidence.scorer.priors[0]!,
    )
}

/** Groups of two and more rows that `matter`, by smallest record key, each in key order. */
export function groupsInKeyOrder(
  table: RecordTable,
  groupOf: Int32Array,
  groups: number,
  matter: (rows: Int32Array) => boolean,
): number[][] {
  const { starts, items } = groupBy(groupOf, groups)
  const found: { readonly first: string; readonly rows: number[] }[] = []
  for (let g = 0; g < groups; g++) {
    const rows = items.subarray(starts[g]!, starts[g + 1]!)
    if (rows.length < 2 || !matter(rows)) continue
    const keys = new Map([...rows].map((row) => [row, table.keys.get(row)]))
    const sorted = [...rows].sort((a, b) => (keys.get(a)! < keys.get(b)! ? -1 : 1))
    found.push({ first: keys.get(sorted[0]!)!, rows: sorted })
  }
  return found.sort((a, b) => (a.first < b.first ? -1 : 1)).map(({ rows }) => rows)
}
