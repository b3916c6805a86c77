import { CleanLists } from '../identity/clean-lists.ts'
import type { IdentityState, Refusal } from '../identity/identity-state.ts'
import { groupsInKeyOrder, type PairExample, PairExamples, type PairGroup, pairExample } from './pair-examples.ts'
import { makesCandidates, sharedNode } from './shared-pairs.ts'
import type { TruthColumn } from './truth-column.ts'

/** Two records that a guard keeps apart. */
export interface RefusedPairExample extends PairExample {
  /** A refusal between their entities, else one that concerns either; none where their source is a clean list. */
  readonly refusal?: Refusal
}

/** True pairs that are not together, by where they are lost: each in one of the three. */
export interface LostPairs {
  /** The two share no key, neither an identifier nor a block that is not quarantined, and no links lead there. */
  readonly neverCandidate: PairGroup
  /** The two are compared and weigh less than a link, and no links lead from one to the other. */
  readonly scoredLow: PairGroup
  /** Links lead from one to the other, or would if both were not of one clean list, and a guard keeps them apart. */
  readonly refused: PairGroup<RefusedPairExample>
}

/** The true pairs that a decided state loses. Time grows with their number. */
export function lostPairs(state: IdentityState, truth: TruthColumn, keep: number): LostPairs {
  const { table, index, partition } = state
  const entity = partition.entity.data
  const component = components(state)
  const lists = new CleanLists(table)
  const kindOf = (a: number, b: number): keyof LostPairs => {
    if (component[a] === component[b]) return 'refused'
    if (sharedNode(index, a, b, (node) => makesCandidates(state, node)) < 0) return 'neverCandidate'
    return lists.of(a) >= 0 && lists.of(a) === lists.of(b) ? 'refused' : 'scoredLow'
  }
  const counts = { neverCandidate: 0, scoredLow: 0, refused: 0 }
  const examples = {
    neverCandidate: new PairExamples(keep),
    scoredLow: new PairExamples(keep),
    refused: new PairExamples<RefusedPairExample>(keep),
  }
  const example = (kind: keyof LostPairs, a: number, b: number): RefusedPairExample =>
    kind === 'refused' ? refusedExample(state, a, b) : pairExample(state, a, b)
  const isSpread = (rows: Int32Array): boolean => rows.some((row) => entity[row] !== entity[rows[0]!])
  for (const rows of groupsInKeyOrder(table, truth.of, truth.size, isSpread)) {
    for (let i = 0; i < rows.length; i++) {
      for (let j = i + 1; j < rows.length; j++) {
        if (entity[rows[i]!] === entity[rows[j]!]) continue
        const kind = kindOf(rows[i]!, rows[j]!)
        counts[kind]++
        examples[kind].offer(rows, () => example(kind, rows[i]!, rows[j]!))
      }
    }
  }
  const group = (kind: keyof LostPairs): PairGroup => ({ count: counts[kind], examples: examples[kind].kept })
  return { neverCandidate: group('neverCandidate'), scoredLow: group('scoredLow'), refused: group('refused') }
}

function refusedExample(state: IdentityState, a: number, b: number): RefusedPairExample {
  const { partition } = state
  const sides = [partition.entity.data[a], partition.entity.data[b]]
  const concerns = (row: number): boolean => sides.includes(partition.entity.data[row])
  const refusals = [...partition.refusalsOf(partition.componentOf(a))]
  const refusal =
    refusals.find((r) => r.a !== r.b && concerns(r.a) && concerns(r.b)) ??
    refusals.find((r) => concerns(r.a) || concerns(r.b))
  return { ...pairExample(state, a, b), ...(refusal && { refusal: state.refusal(refusal) }) }
}

/** Per row: one row of its component. */
function components({ table, partition }: IdentityState): Int32Array {
  const component = new Int32Array(table.size).fill(-1)
  for (let row = 0; row < table.size; row++) {
    if (component[row] === -1) for (const member of partition.componentOf(row)) component[member] = row
  }
  return component
}
