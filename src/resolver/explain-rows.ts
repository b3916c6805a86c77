import type { IdentityState, Refusal } from '../identity/identity-state.ts'
import type { Link } from '../identity/links.ts'
import { strongestPath } from '../identity/strongest-path.ts'
import { levelLabel } from '../score/compare-values.ts'
import { conditionTest } from '../score/condition-test.ts'
import { MISSING } from '../score/scorer.ts'

/** What one field says of two records. */
export interface FieldEvidence {
  readonly field: string
  /** `equal`, `≥ 0.92` …, `different`, `missing`, or `quarantined` for a shared value that counts for nothing. */
  readonly level: string
  /** Bits this level adds to the match weight. */
  readonly bits: number
  /** Canonical values of the two records. */
  readonly a: readonly string[]
  readonly b: readonly string[]
}

/** Why two records are, or are not, one entity. */
export interface Explanation {
  readonly a: string
  readonly b: string
  /** Entities of the two; equal when they are together. */
  readonly entities: readonly [string, string]
  readonly together: boolean
  readonly evidence: readonly FieldEvidence[]
  /** What the two are weighed against: the alternative that leaves least for their being one person. */
  readonly against: 'strangers' | 'relatives'
  /** log2 odds against it before any evidence, in bits. */
  readonly prior: number
  /** Match weight: prior + evidence, in bits. */
  readonly weight: number
  /** What the match weight says by itself. */
  readonly decision: 'link' | 'review' | 'non-link'
  /** Names of the link and forbid rules that hold for the two. */
  readonly links: readonly string[]
  readonly forbids: readonly string[]
  /** A judgement on exactly these two. */
  readonly judgement?: 'same' | 'different'
  /** When together: the links from one to the other whose weakest is as strong as it can be. */
  readonly path: readonly Link[]
  readonly weakest?: Link
  /** Refusals that name one of the two. */
  readonly refusals: readonly Refusal[]
}

/** The explanation of two live rows. */
export function explainRows(state: IdentityState, a: number, b: number): Explanation {
  const { table, partition, model } = state
  const keys: readonly [string, string] = [table.keys.get(a), table.keys.get(b)]
  const together = partition.entity.data[a] === partition.entity.data[b]
  const path = together && a !== b ? strongestPath(state, a, b) : []
  const alternative = decidingAlternative(state, a, b)
  const evidence = evidenceOf(state, a, b, alternative)
  const prior = partition.evidence.scorer.priors[alternative]!
  const weight = evidence.reduce((sum, { bits }) => sum + Math.round(bits * 1000), prior) / 1000
  const judged = [...state.judgements].find((j) => keys.includes(j.a) && keys.includes(j.b))
  return {
    a: keys[0],
    b: keys[1],
    entities: [state.entityId(a), state.entityId(b)],
    together,
    evidence,
    against: alternative === 0 ? 'strangers' : 'relatives',
    prior: prior / 1000,
    weight,
    decision: weight >= model.thresholds.link ? 'link' : weight >= model.thresholds.review ? 'review' : 'non-link',
    links: model.link.filter((rule) => conditionTest(table, rule.when)(a, b)).map((rule) => rule.name),
    forbids: model.forbid.filter((rule) => conditionTest(table, rule.when)(a, b)).map((rule) => rule.name),
    ...(judged ? { judgement: judged.verdict } : {}),
    path,
    ...(path.length > 0 ? { weakest: path.reduce((x, y) => (y.weight < x.weight ? y : x)) } : {}),
    refusals: [...partition.refusalsOf(new Set([...partition.componentOf(a), ...partition.componentOf(b)]))]
      .map((refusal) => state.refusal(refusal))
      .filter((refusal) => refusal.records.some((key) => keys.includes(key)))
      // in an order that both sides tell alike
      .sort((x, y) => (JSON.stringify(x) < JSON.stringify(y) ? -1 : 1)),
  }
}

/** The alternative against which the two weigh least: it decides. */
function decidingAlternative(
  {
    partition: {
      evidence: { scorer },
    },
  }: IdentityState,
  a: number,
  b: number,
): number {
  const weights = scorer.priors.map((prior, alternative) =>
    scorer.comparisons.reduce((sum, _, c) => sum + scorer.evidence(c, a, b, alternative), prior),
  )
  return weights.indexOf(Math.min(...weights))
}

function evidenceOf(state: IdentityState, a: number, b: number, alternative: number): FieldEvidence[] {
  const { table, index, partition } = state
  const { scorer } = partition.evidence
  return table.columns.map((column) => {
    const idsA = column.ids(column.cells.data[a]!)
    const idsB = column.ids(column.cells.data[b]!)
    const values = { a: idsA.map((id) => column.values.get(id)), b: idsB.map((id) => column.values.get(id)) }
    const type = index.typeOfField(column.name)
    const shared = idsA.filter((id) => idsB.includes(id))
    const c = scorer.comparisons.findIndex((comparison) => comparison.column === column)
    const level = c < 0 ? plainLevel(idsA, idsB, shared) : scorer.level(c, a, b)
    if (level === MISSING) {
      const silent = type >= 0 && shared.some((id) => index.quarantined.data[index.nodeOf(type, id)] === 1)
      return { field: column.name, level: silent ? 'quarantined' : 'missing', bits: 0, ...values }
    }
    if (c >= 0) {
      const label = levelLabel(scorer.comparisons[c]!.comparison.levels[level - 1]!.atLeast)
      return { field: column.name, level: label, bits: scorer.evidence(c, a, b, alternative) / 1000, ...values }
    }
    // where nothing is compared, identifiers tell by their bits
    const bits = level === 1 && type >= 0 && scorer.comparisons.length === 0 ? index.types[type]!.millibits / 1000 : 0
    return { field: column.name, level: level === 1 ? 'equal' : 'different', bits, ...values }
  })
}

/** Level of a field that is not compared: missing, equal or different. */
function plainLevel(a: readonly number[], b: readonly number[], shared: readonly number[]): number {
  return a.length === 0 || b.length === 0 ? MISSING : shared.length > 0 ? 1 : 2
}
