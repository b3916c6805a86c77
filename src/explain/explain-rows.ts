import type { IdentityState, Refusal } from '../identity/identity-state.ts'
import type { Judgement } from '../identity/judgement-book.ts'
import type { Link } from '../identity/links.ts'
import { strongestPath } from '../identity/strongest-path.ts'
import type { Thresholds } from '../model/model.ts'
import { conditionTest } from '../score/condition-test.ts'
import { type FieldEvidence, fieldEvidence } from './field-evidence.ts'
import { type SharedKey, sharedKeys } from './shared-keys.ts'
import { whyApart } from './why-apart.ts'
import type { WhyNot } from './why-not.ts'

/** Bits against each alternative to two records being of one person; `relatives` only where the model knows them. */
export interface Alternatives {
  readonly strangers: number
  readonly relatives?: number
}

/** Why two records are, or are not, one entity. */
export interface Explanation {
  readonly kind: 'pair'
  readonly a: string
  readonly b: string
  /** Entities of the two; equal when they are together. */
  readonly entities: readonly [string, string]
  readonly together: boolean
  /** What each field says: `prior` and these bits sum to `weight`, in whole thousandths. */
  readonly evidence: readonly FieldEvidence[]
  /** What the two are weighed against: the alternative that leaves least for their being one person. */
  readonly against: 'strangers' | 'relatives'
  /** log2 odds against it before any evidence, in bits. */
  readonly prior: number
  /** Match weight: prior + evidence, in bits. */
  readonly weight: number
  /** The priors, and the sums, against each alternative; the lesser sum is `weight`. */
  readonly priors: Alternatives
  readonly weights: Alternatives
  readonly thresholds: Thresholds
  /** What the match weight says by itself. */
  readonly decision: 'link' | 'review' | 'non-link'
  /** Identifier values, and blocks of rules, that both records hold. */
  readonly shared: readonly SharedKey[]
  /** Names of the link and forbid rules that hold for the two. */
  readonly links: readonly string[]
  readonly forbids: readonly string[]
  /** A judgement on exactly these two. */
  readonly judgement?: 'same' | 'different'
  /** The same with who gave it, and whether it is suspended because it contradicts others. */
  readonly judged?: Judgement & { readonly suspended: boolean }
  /** When together: the links from one to the other whose weakest is as strong as it can be. */
  readonly path: readonly Link[]
  readonly weakest?: Link
  /** When apart: everything that keeps them so, and what would remove it. */
  readonly whyNot: readonly WhyNot[]
  /** Refusals that name one of the two. */
  readonly refusals: readonly Refusal[]
}

/** The explanation of two live rows. */
export function explainRows(state: IdentityState, a: number, b: number): Explanation {
  const { table, partition, model } = state
  const { scorer } = partition.evidence
  const keys: readonly [string, string] = [table.keys.get(a), table.keys.get(b)]
  const together = partition.entity.data[a] === partition.entity.data[b]
  const path = together && a !== b ? strongestPath(state, a, b) : []
  const alternative = decidingAlternative(state, a, b)
  const evidence = fieldEvidence(state, a, b, alternative)
  const weights = scorer.priors.map((prior, at) => sum(prior, evidence, at === 0 ? 'strangers' : 'relatives'))
  const weight = weights[alternative]!
  const judged = state.judgements.between(...keys)
  return {
    kind: 'pair',
    a: keys[0],
    b: keys[1],
    entities: [state.entityId(a), state.entityId(b)],
    together,
    evidence,
    against: alternative === 0 ? 'strangers' : 'relatives',
    prior: scorer.priors[alternative]! / 1000,
    weight,
    priors: alternatives(scorer.priors.map((prior) => prior / 1000)),
    weights: alternatives(weights),
    thresholds: model.thresholds,
    decision: weight >= model.thresholds.link ? 'link' : weight >= model.thresholds.review ? 'review' : 'non-link',
    shared: sharedKeys(state, a, b),
    links: model.link.filter((rule) => conditionTest(table, rule.when)(a, b)).map((rule) => rule.name),
    forbids: model.forbid.filter((rule) => conditionTest(table, rule.when)(a, b)).map((rule) => rule.name),
    ...(judged && { judgement: judged.verdict, judged }),
    path,
    ...(path.length > 0 ? { weakest: path.reduce((x, y) => (y.weight < x.weight ? y : x)) } : {}),
    whyNot: together ? [] : whyApart(state, a, b, evidence),
    refusals: [...partition.refusalsOf(new Set([...partition.componentOf(a), ...partition.componentOf(b)]))]
      .map((refusal) => state.refusal(refusal))
      .filter((refusal) => refusal.records.some((key) => keys.includes(key)))
      // in an order that both sides tell alike
      .sort((x, y) => (JSON.stringify(x) < JSON.stringify(y) ? -1 : 1)),
  }
}

/** The alternative against which the two weigh least: it decides. */
function decidingAlternative({ partition }: IdentityState, a: number, b: number): number {
  const { scorer } = partition.evidence
  const weights = scorer.priors.map((prior, alternative) =>
    scorer.comparisons.reduce((sum, _, c) => sum + scorer.evidence(c, a, b, alternative), prior),
  )
  return weights.indexOf(Math.min(...weights))
}

/** Prior and evidence in bits, summed in whole millibits as decisions are. */
function sum(prior: number, evidence: readonly FieldEvidence[], against: keyof Alternatives): number {
  return evidence.reduce((all, told) => all + Math.round((told[against] ?? 0) * 1000), prior) / 1000
}

function alternatives([strangers, relatives]: readonly number[]): Alternatives {
  return { strangers: strangers!, ...(relatives !== undefined && { relatives }) }
}
