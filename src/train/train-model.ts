import { assertIterable, assertModel } from '../model/assert-call.ts'
import type { Comparison } from '../model/comparison.ts'
import { defineModel } from '../model/define-model.ts'
import type { Fields } from '../model/field.ts'
import type { AnyModel, Model, RecordInput, TermFrequencies } from '../model/model.ts'
import { Scorer } from '../score/scorer.ts'
import { RecordTable } from '../table/record-table.ts'
import { BlockMeetings } from './block-meetings.ts'
import { chooseBlocking } from './choose-blocking.ts'
import { cleanSources, knownClean, listsOf, markedClean } from './clean-sources.ts'
import { type Label, readLabels } from './labels.ts'
import { type Learnt, learnClasses } from './learn-classes.ts'
import { monotoneLevels } from './monotone-levels.ts'
import { neededRules } from './needed-rules.ts'
import { startingComparisons } from './starting-comparisons.ts'
import { wordShares } from './term-frequencies.ts'
import { trainTextLists } from './train-text-lists.ts'
import { finish, type Steps, type TrainingWatch } from './training-progress.ts'
import { nothingLearnt, type TrainingReport, trainingReport } from './training-report.ts'
import { valueFrequencies } from './value-frequencies.ts'

/** A trained model and how the training went. */
export interface Training<F extends Fields = Fields> {
  readonly model: Model<F>
  readonly report: TrainingReport
}

/** What a training may be told. */
export interface TrainingOptions extends TrainingWatch {
  /** Part of all records that `records` are a random sample of, above 0 and up to 1: blocks of the whole are larger. */
  readonly share?: number
  /**
   * Pairs of records that somebody called the same or different, as judgements are. Some dozens mend what the records
   * alone do not tell, and a few change little. They should be picked from all that is or nearly is a link: doubtful
   * pairs alone make one person's records look more different than they are.
   */
  readonly labels?: Iterable<Label>
}

/** Records that are read between two steps. */
const STEP = 4096

/** Thresholds of a trained model, in bits: nearly three to one for a link, one to four for a look. */
const LINK = 1.5
const REVIEW = -2

/**
 * Learns from the records themselves how much each comparison tells: m, u and r of every level, the prior, how often
 * values occur, and which blocking rules find the matches. Nothing need be labelled; the same records in any order give
 * the same model. What the model says of link and forbid rules, limits and survivorship stays.
 *
 * @throws SelfsameError `record-invalid` for a record without source or id; `call-invalid` for wrong labels; `aborted`
 *   when `signal` says so
 */
export function trainModel<F extends Fields>(
  records: Iterable<RecordInput>,
  model: Model<F>,
  options: TrainingOptions = {},
): Training<F> {
  return finish(trainingSteps(records, model, options), options)
}

/** The same in steps, for a host that has more to do meanwhile: it watches them itself. */
export function* trainingSteps<F extends Fields>(
  records: Iterable<RecordInput>,
  model: Model<F>,
  { share = 1, labels: given = [] }: TrainingOptions = {},
): Steps<Training<F>> {
  assertIterable('records', records)
  assertModel(model)
  const table = yield* tableOf(records, model as AnyModel)
  const labels = readLabels(given, table)
  const lists = yield* trainTextLists(table, model as AnyModel, share)
  if (lists !== undefined) return lists as Training<F>
  const comparisons = startingComparisons(table, model as AnyModel)
  const words = Object.fromEntries(
    comparisons.filter((c) => c.by === 'words').map((c) => [c.field, wordShares(table.column(c.field)!, table.size)]),
  )
  const fields = comparisons.map(({ field }) => field)
  const meetings = new BlockMeetings(yield* chooseBlocking(table, fields, share), table.size)
  const plain = { ...(model as AnyModel), comparisons, prior: 0, frequencies: wordsOnly(words) }
  const scorer = new Scorer(rebound(table, plain))

  let clean = knownClean(table, model as AnyModel)
  let learnt = yield* learnClasses(table, scorer, meetings, listsOf(table, clean), labels)
  if (clean.size === 0) {
    clean = cleanSources(table, learnt)
    if (clean.size > 0) learnt = yield* learnClasses(table, scorer, meetings, listsOf(table, clean), labels)
  }
  if (learnt.patterns.pairs === 0) return { model, report: nothingLearnt(table.size) }
  const training = trainedModel(table, model, comparisons, meetings, learnt, words, clean, share)
  if (labels.given === 0) return training
  return { ...training, report: { ...training.report, labels: labels.report } }
}

/** The records in the order of their keys, so that nothing learnt depends on the order they came in. */
function* tableOf(records: Iterable<RecordInput>, model: AnyModel): Steps<RecordTable> {
  const table = new RecordTable(model, { payload: false })
  const keyed = [...records].map((record) => ({ record, key: table.keyOfRecord(record) }))
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  for (const [i, { record }] of keyed.entries()) {
    table.add(record)
    if ((i + 1) % STEP === 0) yield { stage: 'read', done: i + 1, total: keyed.length }
  }
  return table
}

/** The table under another model of the same fields. */
function rebound(table: RecordTable, model: AnyModel): RecordTable {
  return Object.create(table, { model: { value: model } }) as RecordTable
}

function wordsOnly(words: Readonly<Record<string, Record<string, number>>>): Record<string, TermFrequencies> {
  return Object.fromEntries(
    Object.entries(words).map(([field, shares]) => [field, { values: {}, others: 1, words: shares }]),
  )
}

function trainedModel<F extends Fields>(
  table: RecordTable,
  model: Model<F>,
  starting: readonly Comparison[],
  meetings: BlockMeetings,
  learnt: Learnt,
  words: Readonly<Record<string, Record<string, number>>>,
  clean: ReadonlyMap<string, number>,
  share: number,
): Training<F> {
  const { classes, shares } = learnt
  const comparisons = starting.map((comparison, c) => ({
    ...comparison,
    levels: monotoneLevels(comparison, classes.m[c]!, classes.u[c]!, classes.r[c]!),
  }))
  const strangers = Math.max(1, shares.pairs - classes.matches - classes.relatives)
  const frequencies = valueFrequencies(table, comparisons, learnt, words)
  // where nearly all of a few records are one person, strangers are too few for the odds to be theirs
  const prior = Math.min(bits(classes.matches / strangers), LINK - 0.001)
  const rules = neededRules(meetings, learnt).map(({ keys, cap }) => ({ keys, cap: Math.round(cap! / share) }))
  const trained = defineModel({
    ...model,
    comparisons,
    blocking: rules,
    frequencies,
    prior,
    relatives: bits(classes.matches / classes.relatives),
    thresholds: { link: LINK, review: REVIEW },
    sources: clean.size > 0 ? markedClean(model.sources, clean) : model.sources,
  })
  const scorer = new Scorer(rebound(table, trained as AnyModel))
  return { model: trained as Model<F>, report: trainingReport(table.size, trained as AnyModel, scorer, learnt) }
}

/** log2, to a thousandth of a bit. */
function bits(odds: number): number {
  return Math.round(1000 * Math.log2(odds)) / 1000
}
