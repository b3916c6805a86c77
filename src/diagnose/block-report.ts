import { counts } from '../evaluate/overlaps.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import { loadedState } from '../identity/loaded-state.ts'
import type { AnyModel, RecordInput } from '../model/model.ts'
import { type GroupOf, grouped, makesCandidates, newPairs, pairsOf, precedes } from './shared-pairs.ts'
import { type TruthColumn, truthColumn } from './truth-column.ts'

/** The records that hold one key. */
export interface LargeBlock {
  readonly records: number
  readonly quarantined: boolean
  /** The key in canonical values; only when asked for, for it is personal data. */
  readonly value?: string
}

/** The candidate pairs that one sort of keys makes. A pair counts once, however many keys it shares. */
export interface KeyReport {
  /** Fields of an identifier, name of a link rule, or what a blocking rule takes from which fields. */
  readonly name: string
  readonly kind: 'identifier' | 'link rule' | 'blocking rule'
  /** Keys that several records share, those in quarantine left out. */
  readonly keys: number
  readonly quarantined: number
  readonly pairs: number
  /** Pairs that none of the sorts before it makes. */
  readonly added: number
  /** How many of these belong together, where the truth is known. */
  readonly truePairs?: number
  readonly trueAdded?: number
  /** The keys that most records hold, in quarantine or not. */
  readonly largest: readonly LargeBlock[]
}

/** Which pairs of records come to be compared or linked, and through which keys. */
export interface BlockReport {
  readonly records: number
  /** Distinct candidate pairs. */
  readonly pairs: number
  /** Share of all pairs of records that are no candidates, 0…1. */
  readonly reduction: number
  /** Share of the true pairs that are candidates, 0…1, where the truth is known. */
  readonly completeness?: number
  /** Identifiers, then link rules, then blocking rules: the order in which pairs are counted as added. */
  readonly keys: readonly KeyReport[]
}

/** What a block report may be told. */
export interface BlockReportOptions {
  /** True entity by record key (`source:id`). */
  readonly truth?: Iterable<readonly [record: string, entity: string]> | undefined
  /** How many of the largest blocks to name per sort of keys, ≥ 0. Default 3. */
  readonly largest?: number
  /** Whether to name the values that the largest blocks share. Default no: they are personal data. */
  readonly showValues?: boolean
}

/**
 * Which pairs of records the model makes candidates. Nothing is compared, and no set of pairs is kept.
 *
 * @throws SelfsameError as `diagnose` does
 */
export function blockReport(
  records: Iterable<RecordInput>,
  model: AnyModel,
  options: BlockReportOptions = {},
): BlockReport {
  return blockReportOf(loadedState(records, model), options)
}

/** The same of records that are loaded. */
export function blockReportOf(state: IdentityState, options: BlockReportOptions = {}): BlockReport {
  const { index, table } = state
  const truth = options.truth === undefined ? undefined : truthColumn(table, options.truth)
  const all = tally(state, () => 0)
  const real = truth && tally(state, (row) => truth.of[row]!)
  const blocks = largestBlocks(state, options.largest ?? 3, options.showValues ?? false)
  const keys = [...index.types, ...index.blocks].map(
    (sort, t): KeyReport => ({
      name: 'fields' in sort ? sort.fields.join(', ') : sort.name,
      kind: 'fields' in sort ? 'identifier' : sort.rule ? 'link rule' : 'blocking rule',
      keys: all[t]!.keys,
      quarantined: all[t]!.quarantined,
      pairs: all[t]!.pairs,
      added: all[t]!.added,
      ...(real && { truePairs: real[t]!.pairs, trueAdded: real[t]!.added }),
      largest: blocks[t]!,
    }),
  )
  const pairs = sum(all)
  return {
    records: table.size,
    pairs,
    reduction: table.size > 1 ? 1 - pairs / pairsOf(table.size) : 1,
    ...(truth && real && { completeness: completeness(truth, sum(real)) }),
    keys,
  }
}

interface Tally {
  keys: number
  quarantined: number
  pairs: number
  added: number
}

/** Per sort of keys, what its nodes make among rows of one group. */
function tally(state: IdentityState, groupOf: GroupOf): Tally[] {
  const { index } = state
  const { postings, quarantined } = index
  const tallies = [...index.types, ...index.blocks].map((): Tally => ({ keys: 0, quarantined: 0, pairs: 0, added: 0 }))
  for (let node = 0; node < index.size; node++) {
    const of = tallies[index.typeOf(node)]!
    if (quarantined.has(node)) of.quarantined++
    else if (postings.count(node) > 1 && makesCandidates(state, node)) {
      of.keys++
      const earlier = (other: number): boolean => precedes(index, other, node) && makesCandidates(state, other)
      const earlierHere = (other: number): boolean => index.typeOf(other) === index.typeOf(node) && earlier(other)
      for (const rows of grouped(index.rowsOf(node), groupOf)) {
        of.pairs += newPairs(index, rows, earlierHere)
        of.added += newPairs(index, rows, earlier)
      }
    }
  }
  return tallies
}

function sum(tallies: readonly Tally[]): number {
  return tallies.reduce((pairs, { added }) => pairs + added, 0)
}

function completeness(truth: TruthColumn, found: number): number {
  const pairs = counts(
    truth.rows.map((row) => truth.of[row]!),
    truth.size,
  ).reduce((all, size) => all + pairsOf(size), 0)
  return pairs > 0 ? found / pairs : 1
}

/** Per sort of keys its largest blocks, at equal size in the order of their values. */
function largestBlocks({ index }: IdentityState, most: number, showValues: boolean): LargeBlock[][] {
  const largest: number[][] = [...index.types, ...index.blocks].map(() => [])
  const size = (node: number): number => index.postings.count(node)
  const before = (a: number, b: number): boolean =>
    size(a) > size(b) || (size(a) === size(b) && index.valueText(a) < index.valueText(b))
  for (let node = 0; node < index.size; node++) {
    const list = largest[index.typeOf(node)]!
    if (size(node) < 2 || (list.length >= most && (most === 0 || !before(node, list[most - 1]!)))) continue
    const at = list.findIndex((other) => before(node, other))
    list.splice(at < 0 ? list.length : at, 0, node)
    if (list.length > most) list.pop()
  }
  return largest.map((nodes) =>
    nodes.map((node) => ({
      records: size(node),
      quarantined: index.quarantined.has(node),
      ...(showValues ? { value: index.valueText(node) } : {}),
    })),
  )
}
