import type { AnyModel } from '../model/model.ts'
import type { Scorer } from '../score/scorer.ts'
import type { LabelReport } from './labels.ts'
import type { Learnt } from './learn-classes.ts'

/** What can be said of a training without labels. */
export interface TrainingReport {
  readonly records: number
  /** Pairs that the chosen blocking rules make; of millions, about. */
  readonly candidates: number
  /** Pairs expected to be of one person, and of relatives. */
  readonly matches: number
  readonly relatives: number
  readonly iterations: number
  /** From how many starts the estimate was sought; absent where there was nothing to estimate. */
  readonly starts?: number
  /** What became of the labels, where there were any. */
  readonly labels?: LabelReport
  /** Expected precision and recall of links at the model's threshold, among candidates. */
  readonly expected: { readonly precision: number; readonly recall: number }
  /** What went wrong or is doubtful; stable codes. */
  readonly warnings: readonly TrainingWarning[]
}

/** `not-converged`: estimates still moved at the end. `few-matches`: hardly anything to learn from; defaults prevail.
 * `no-candidates`: no two records share a key. `not-identified`: a field is alike in matches and strangers.
 * `several-modes`: the records can be explained in two ways, and the likelier one was taken: labels tell which is right. */
export interface TrainingWarning {
  readonly code: 'not-converged' | 'few-matches' | 'no-candidates' | 'not-identified' | 'several-modes'
  readonly field?: string
}

const FEW_MATCHES = 20
/** Pairs that are less likely of one person are taken for no link. */
const LEAST_CHANCE = 1e-4

/** The report where no two records can be compared. */
export function nothingLearnt(records: number): TrainingReport {
  const report = { records, candidates: 0, matches: 0, relatives: 0, iterations: 0 }
  return { ...report, expected: { precision: 1, recall: 1 }, warnings: [{ code: 'no-candidates' }] }
}

/**
 * What a training says of itself.
 *
 * @param scorer bound to the trained model
 */
export function trainingReport(
  records: number,
  { comparisons, thresholds }: AnyModel,
  scorer: Scorer,
  { patterns, classes, match }: Learnt,
): TrainingReport {
  const link = thresholds.link * 1000
  let links = 0
  let right = 0
  let all = 0
  patterns.of.forEach((pattern, i) => {
    const p = match[pattern]!
    all += p
    if (p < LEAST_CHANCE || scorer.weightFrom(patterns.a[i]!, patterns.b[i]!, link) === undefined) return
    links++
    right += p
  })
  const warnings: TrainingWarning[] = []
  if (patterns.pairs === 0) warnings.push({ code: 'no-candidates' })
  else if (classes.matches < FEW_MATCHES) warnings.push({ code: 'few-matches' })
  if (!classes.converged) warnings.push({ code: 'not-converged' })
  if (!classes.agree) warnings.push({ code: 'several-modes' })
  comparisons.forEach(({ field, levels }) => {
    const [first, last] = [levels[0]!, levels.at(-1)!]
    if (first.m / first.u < 1.1 * (last.m / last.u)) warnings.push({ code: 'not-identified', field })
  })
  return {
    records,
    candidates: patterns.pairs,
    matches: Math.round(classes.matches),
    relatives: Math.round(classes.relatives),
    iterations: classes.iterations,
    starts: classes.starts,
    expected: { precision: links > 0 ? right / links : 1, recall: all > 0 ? right / all : 1 },
    warnings,
  }
}
