import { type BlockReportOptions, blockReportOf, type KeyReport } from '../diagnose/block-report.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import { type Inspectable, stateOf } from '../identity/inspectable.ts'
import { joinedRows } from '../identity/row-links.ts'
import type { ComparatorName } from '../model/comparison.ts'
import { levelLabel } from '../score/compare-values.ts'
import { conditionTest } from '../score/condition-test.ts'
import { MISSING } from '../score/scorer.ts'
import { comparedPairs, countComparedPairs } from './compared-pairs.ts'
import { sharedNodes } from './shared-keys.ts'

/** Candidate pairs that are weighed to see how often levels are reached. */
const SAMPLE = 100_000

/** What a sort of keys does on the records at hand. */
export interface RuleWork extends KeyReport {
  /** Links that it makes, or, where its pairs are compared, that it brings about. The k records of an entity that share a value are k − 1. */
  readonly links: number
  /** How many of these no other sort of keys makes too. */
  readonly alone: number
}

/** How often compared pairs reach a level. */
export interface LevelWork {
  /** 1 = the most similar. */
  readonly levelNumber: number
  readonly level: string
  readonly m: number
  readonly u: number
  readonly r?: number
  /** log2(m / u). */
  readonly bits: number
  /** Pairs looked at that reach it, and how many of these are in one entity. */
  readonly pairs: number
  readonly together: number
}

/** What a comparison does on the records at hand. */
export interface ComparisonWork {
  readonly field: string
  readonly by: ComparatorName
  readonly levels: readonly LevelWork[]
  /** Pairs looked at of which it tells nothing: a value is missing or quarantined, or another field has told the same. */
  readonly missing: number
}

/** What a forbid rule does on the records at hand. */
export interface ForbidWork {
  readonly name: string
  /** Refusals in force that name it. */
  readonly refusals: number
  /** Pairs looked at for which it holds. */
  readonly pairs: number
}

/** A part of the model that does nothing on the records at hand. */
export interface DeadPart {
  readonly kind: KeyReport['kind'] | 'forbid rule' | 'comparison' | 'level'
  readonly name: string
  readonly why: string
}

/** What a model does with the records at hand. */
export interface ModelExplanation {
  readonly kind: 'model'
  readonly records: number
  readonly entities: number
  /** Distinct candidate pairs. */
  readonly candidates: number
  /** Compared pairs that were looked at for `comparisons`, `forbids` and `weights`. */
  readonly pairs: number
  /** Of so many compared pairs one was looked at. */
  readonly every: number
  readonly keys: readonly RuleWork[]
  readonly comparisons: readonly ComparisonWork[]
  readonly forbids: readonly ForbidWork[]
  /** Pairs looked at by match weight: those from `bits` up to, but without, `bits` + 1. */
  readonly weights: readonly { readonly bits: number; readonly pairs: number; readonly together: number }[]
  readonly dead: readonly DeadPart[]
}

/** What an explanation of a model may be told. */
export interface ModelOptions extends Pick<BlockReportOptions, 'largest' | 'showValues'> {
  /** About how many compared pairs to look at, ≥ 1. Default 100,000. */
  readonly sample?: number
}

/**
 * What each part of the model does on the records at hand: how many candidates and links each identifier, link rule and
 * blocking rule makes, alone or with others, how often each level of a comparison is reached, what the forbid rules keep
 * apart, and what is dead.
 *
 * @param of a `Resolver`, or what `resolve` returned
 */
export function explainModel(of: Inspectable, options: ModelOptions = {}): ModelExplanation {
  const state = stateOf(of)
  const { table, partition } = state
  const report = blockReportOf(state, options)
  const links = linkWork(state)
  const keys = report.keys.map((key, t): RuleWork => ({ ...key, links: links.made[t]!, alone: links.alone[t]! }))
  const seen = lookedAt(state, Math.max(1, options.sample ?? SAMPLE))
  const entities = new Set<number>()
  for (let row = 0; row < table.size; row++) if (table.isLive(row)) entities.add(partition.entity.data[row]!)
  return {
    kind: 'model',
    records: table.liveRows,
    entities: entities.size,
    candidates: report.pairs,
    ...seen,
    keys,
    dead: deadParts(keys, seen),
  }
}

/** Per type of node: links that it makes or brings about, and those that no other does. */
function linkWork(state: IdentityState): { readonly made: Int32Array; readonly alone: Int32Array } {
  const { index, partition } = state
  const { evidence } = partition
  const types = index.types.length + index.blocks.length
  const made = new Int32Array(types)
  const alone = new Int32Array(types)
  const linking = (a: number, b: number): Set<number> =>
    new Set(
      sharedNodes(state, a, b)
        .filter((n) => evidence.links(n))
        .map((n) => index.typeOf(n)),
    )
  for (let node = 0; node < index.size; node++) {
    const type = index.typeOf(node)
    for (const rows of joinedRows(state, node)) {
      made[type]! += rows.length - 1
      for (const row of rows.slice(1)) {
        const isOnly = linking(rows[0]!, row).size === 1
        if (isOnly && !partition.pairs.links(rows[0]!, row)) alone[type]!++
      }
    }
  }
  for (const { a, b, rule } of partition.pairs) {
    const brought = new Set(
      sharedNodes(state, a, b)
        .filter((node) => evidence.compares(node) && evidence.ruleOf(node) === rule)
        .map((node) => index.typeOf(node)),
    )
    for (const type of brought) made[type]!++
    const isOnly = partition.pairs.between(a, b).length === 1
    if (brought.size === 1 && isOnly && linking(a, b).size === 0) alone[[...brought][0]!]!++
  }
  return { made, alone }
}

type Seen = Pick<ModelExplanation, 'pairs' | 'every' | 'comparisons' | 'forbids' | 'weights'>

/** Weighs some of the compared pairs, evenly spread over all. */
function lookedAt(state: IdentityState, sample: number): Seen {
  const { table, partition, model } = state
  const { scorer } = partition.evidence
  const levels = scorer.comparisons.map(({ atLeast }) => new Int32Array(atLeast.length + 1))
  const together = scorer.comparisons.map(({ atLeast }) => new Int32Array(atLeast.length + 1))
  const tests = model.forbid.map(({ when }) => conditionTest(table, when))
  const holds = new Int32Array(tests.length)
  const weights = new Map<number, { pairs: number; together: number }>()
  const every = Math.max(1, Math.ceil(countComparedPairs(state) / sample))
  let pairs = 0
  for (const [a, b] of comparedPairs(state, every)) {
    pairs++
    const one = partition.entity.data[a] === partition.entity.data[b] ? 1 : 0
    for (let c = 0; c < levels.length; c++) {
      const level = scorer.level(c, a, b)
      levels[c]![level]!++
      together[c]![level]! += one
    }
    for (const [t, test] of tests.entries()) if (test(a, b)) holds[t]!++
    const bits = Math.floor(scorer.weight(a, b) / 1000)
    const bin = weights.get(bits) ?? { pairs: 0, together: 0 }
    weights.set(bits, { pairs: bin.pairs + 1, together: bin.together + one })
  }
  const refused = new Map<string, number>()
  for (const { reason, rule } of state.refusals()) {
    if (reason === 'forbid') refused.set(rule!, (refused.get(rule!) ?? 0) + 1)
  }
  return {
    pairs,
    every,
    comparisons: scorer.comparisons.map(({ comparison }, c): ComparisonWork => {
      return {
        field: comparison.field,
        by: comparison.by,
        levels: comparison.levels.map(({ atLeast, m, u, r }, l) => ({
          levelNumber: l + 1,
          level: levelLabel(atLeast),
          m,
          u,
          ...(r !== undefined && { r }),
          bits: Math.round(1000 * Math.log2(m / u)) / 1000,
          pairs: levels[c]![l + 1]!,
          together: together[c]![l + 1]!,
        })),
        missing: levels[c]![MISSING]!,
      }
    }),
    forbids: model.forbid.map(({ name }, t) => ({ name, refusals: refused.get(name) ?? 0, pairs: holds[t]! })),
    weights: [...weights].sort(([x], [y]) => x - y).map(([bits, bin]) => ({ bits, ...bin })),
  }
}

function deadParts(keys: readonly RuleWork[], { comparisons, forbids, pairs }: Seen): DeadPart[] {
  const ofKeys = keys.flatMap(({ kind, name, keys: shared, links, quarantined }): DeadPart[] => {
    if (shared === 0) {
      const why =
        quarantined > 0 ? 'every value that several records hold is quarantined' : 'no two records share a value'
      return [{ kind, name, why }]
    }
    return links === 0 ? [{ kind, name, why: 'makes no link' }] : []
  })
  const ofForbids = forbids
    .filter((forbid) => forbid.refusals + forbid.pairs === 0)
    .map(
      ({ name }): DeadPart => ({ kind: 'forbid rule', name, why: 'holds for no pair looked at, and refused nothing' }),
    )
  if (pairs === 0) return [...ofKeys, ...ofForbids]
  const ofComparisons = comparisons.flatMap(({ field, levels, missing }): DeadPart[] => {
    if (missing === pairs) return [{ kind: 'comparison', name: field, why: 'tells nothing of any pair looked at' }]
    return levels
      .filter((level) => level.pairs === 0)
      .map(({ level }) => ({ kind: 'level', name: `${field} ${level}`, why: 'no pair looked at reaches it' }))
  })
  return [...ofKeys, ...ofForbids, ...ofComparisons]
}
