import type { PairCounts } from '../evaluate/quality.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import type { Link } from '../identity/links.ts'
import { strongestPath } from '../identity/strongest-path.ts'
import { isLinkedPair, linkedPairs } from './linked-pairs.ts'
import { groupsInKeyOrder, type PairExample, PairExamples, type PairGroup, pairExample } from './pair-examples.ts'
import type { TruthColumn } from './truth-column.ts'

/** Records of an entity that are looked into for examples, and up to which a path is looked for. */
const LOOKED_INTO = 1000

/** Two records that are wrongly together. */
export interface FalsePairExample extends PairExample {
  /** The weakest link on the strongest way from one to the other; not looked for in entities of over 1,000 records. */
  readonly weakest?: Link
}

/** False pairs that are together, by what joins them: each in one of the two. */
export interface FalsePairs {
  /** The two are a link by themselves: a value they share, a rule or their match weight. */
  readonly linked: PairGroup<FalsePairExample>
  /** Only other records lead from one to the other. */
  readonly chained: PairGroup<FalsePairExample>
}

/** The false pairs that a decided state joins. @param pairs of its entities and of the truth */
export function falsePairs(state: IdentityState, truth: TruthColumn, pairs: PairCounts, keep: number): FalsePairs {
  const { table, partition } = state
  // rows that the truth does not name are in no group
  const entity = Int32Array.from(truth.of, (real, row) => (real < 0 ? -1 : partition.entity.data[row]!))
  const together = linkedPairs(state, (row) => entity[row]!)
  const rightly = linkedPairs(state, (row) => (entity[row]! < 0 ? -1 : entity[row]! * truth.size + truth.of[row]!))
  const linked = new PairExamples<FalsePairExample>(keep)
  const chained = new PairExamples<FalsePairExample>(keep)
  const isMixed = (rows: Int32Array): boolean => rows.some((row) => truth.of[row] !== truth.of[rows[0]!])
  for (const rows of groupsInKeyOrder(table, entity, partition.ledger.size, isMixed)) {
    for (const [a, b] of pairsAmong(rows.slice(0, LOOKED_INTO))) {
      if (!linked.wants(rows) && !chained.wants(rows)) break
      if (truth.of[a] === truth.of[b]) continue
      const examples = isLinkedPair(state, a, b) ? linked : chained
      examples.offer(rows, () => falseExample(state, a, b))
    }
  }
  const direct = together - rightly
  return {
    linked: { count: direct, examples: linked.kept },
    chained: { count: pairs.found - pairs.both - direct, examples: chained.kept },
  }
}

function* pairsAmong(rows: readonly number[]): Generator<[number, number]> {
  for (let i = 0; i < rows.length; i++) for (let j = i + 1; j < rows.length; j++) yield [rows[i]!, rows[j]!]
}

function falseExample(state: IdentityState, a: number, b: number): FalsePairExample {
  const example = pairExample(state, a, b)
  if (state.partition.entityRows(a).length > LOOKED_INTO) return example
  const path = strongestPath(state, a, b)
  return path.length > 0 ? { ...example, weakest: path.reduce((x, y) => (y.weight < x.weight ? y : x)) } : example
}
