import { assertIterable, assertModel } from '../model/assert-call.ts'
import { COMPARISON_DEFAULTS, type Comparison, defaultComparison, isOwnKind } from '../model/comparison.ts'
import { defineModel } from '../model/define-model.ts'
import type { FieldKind, Fields } from '../model/field.ts'
import type { AnyModel, Model, RecordInput, SourceSpec, TermFrequencies } from '../model/model.ts'
import { Scorer } from '../score/scorer.ts'
import { RecordTable } from '../table/record-table.ts'
import { type Blocks, eachCandidatePair } from './candidate-pairs.ts'
import { chooseBlocking } from './choose-blocking.ts'
import { estimateClasses, type LatentClasses, matchProbability } from './latent-classes.ts'
import { type LevelShares, levelShares } from './level-shares.ts'
import { neededRules } from './needed-rules.ts'
import { Patterns } from './patterns.ts'
import { settledFields } from './settled-fields.ts'
import { termFrequencies, wordShares } from './term-frequencies.ts'

/** A trained model and how the training went. */
export interface Training<F extends Fields = Fields> {
  readonly model: Model<F>
  readonly report: TrainingReport
}

/** What a training may be told. */
export interface TrainingOptions {
  /** Part of all records that `records` are a random sample of, above 0 and up to 1: blocks of the whole are larger. */
  readonly share?: number
}

/** What can be said of a training without labels. */
export interface TrainingReport {
  readonly records: number
  /** Pairs that the chosen blocking rules make. */
  readonly candidates: number
  /** Pairs expected to be of one person, and of relatives. */
  readonly matches: number
  readonly relatives: number
  readonly iterations: number
  /** Expected precision and recall of links at the model's threshold, among candidates. */
  readonly expected: { readonly precision: number; readonly recall: number }
  /** What went wrong or is doubtful; stable codes. */
  readonly warnings: readonly TrainingWarning[]
}

/** `not-converged`: estimates still moved at the end. `few-matches`: hardly anything to learn from; defaults prevail.
 * `no-candidates`: no two records share a key. `not-identified`: a field is alike in matches and strangers. */
export interface TrainingWarning {
  readonly code: 'not-converged' | 'few-matches' | 'no-candidates' | 'not-identified'
  readonly field?: string
}

const NAME_KINDS: readonly FieldKind[] = ['givenName', 'familyName', 'fullName']
/** Kinds whose values are too few to be rare. */
const NEVER_RARE: readonly FieldKind[] = ['gender', 'country', 'number']
/** A clean list repeats hardly anybody: so much of what would be expected were it like the others. */
const CLEAN_SHARE = 0.1
const FEW_MATCHES = 20
/** Share of the full names whose parts stand beside them, from which they are a repetition. */
const REPEATED_NAMES = 0.7
/** Thresholds of a trained model, in bits: nearly three to one for a link, one to four for a look. */
const LINK = 1.5
const REVIEW = -2

/**
 * Learns from the records themselves how much each comparison tells: m, u and r of every level, the prior, how often
 * values occur, and which blocking rules find the matches. Nothing is labelled; the same records in any order give the
 * same model. What the model says of link and forbid rules, limits and survivorship stays.
 *
 * @throws SelfsameError `record-invalid` for a record without source or id
 */
export function trainModel<F extends Fields>(
  records: Iterable<RecordInput>,
  model: Model<F>,
  { share = 1 }: TrainingOptions = {},
): Training<F> {
  assertIterable('records', records)
  assertModel(model)
  const table = tableOf(records, model as AnyModel)
  const fields = comparedFields(table)
  const settled = settledFields(table, fields)
  const comparisons = fields.map((field) => ({
    ...startingComparison(table, field, model as AnyModel),
    own: isOwn(table, field),
    ...(settled.has(field) ? { given: settled.get(field)! } : {}),
  }))
  const words = Object.fromEntries(
    comparisons.filter((c) => c.by === 'words').map((c) => [c.field, wordShares(table.column(c.field)!, table.size)]),
  )
  const blocks = chooseBlocking(table, fields, share)
  const plain = { ...(model as AnyModel), comparisons, prior: 0, frequencies: wordsOnly(words) }
  const scorer = new Scorer(rebound(table, plain))

  let clean = knownClean(table, model as AnyModel)
  let learnt = learn(table, scorer, blocks, listsOf(table, clean))
  if (clean.size === 0) {
    clean = cleanSources(table, learnt)
    if (clean.size > 0) learnt = learn(table, scorer, blocks, listsOf(table, clean))
  }
  if (learnt.patterns.pairs === 0) return untrained(table, model)
  return trainedModel(table, model, comparisons, blocks, learnt, words, clean, share)
}

/** Where no two records can be compared there is nothing to learn: the model stays as it was. */
function untrained<F extends Fields>(table: RecordTable, model: Model<F>): Training<F> {
  const report = { records: table.size, candidates: 0, matches: 0, relatives: 0, iterations: 0 }
  return { model, report: { ...report, expected: { precision: 1, recall: 1 }, warnings: [{ code: 'no-candidates' }] } }
}

interface Learnt {
  readonly shares: LevelShares
  readonly patterns: Patterns
  readonly classes: LatentClasses
}

function learn(table: RecordTable, scorer: Scorer, blocks: readonly Blocks[], lists: Int32Array): Learnt {
  const shares = levelShares(table, scorer, lists)
  const patterns = new Patterns(scorer)
  eachCandidatePair(blocks, table.size, (a, b) => {
    if (lists[a]! < 0 || lists[a] !== lists[b]) patterns.add(a, b)
  })
  const comparisons = scorer.comparisons.map(({ comparison, column }, c) => ({
    m: Float64Array.from(comparison.levels, (level) => level.m),
    u: Float64Array.from(comparison.levels, (level) => level.u),
    filled: shares.filled[c]!,
    sampled: shares.sampled[c]!,
    shares: shares.shares[c]!,
    own: comparison.own!,
    wholeName: comparison.own! && column.spec.kind === 'fullName' && comparison.levels.length > 3,
  }))
  const most = mostMatches(table, lists, shares.pairs)
  return { shares, patterns, classes: estimateClasses(patterns.counted(), comparisons, shares.pairs, table.size, most) }
}

/** Between clean lists nobody is found more often than in all lists but the largest. */
function mostMatches(table: RecordTable, lists: Int32Array, pairs: number): number {
  if (lists.some((list) => list < 0)) return pairs
  const sizes = new Map<number, number>()
  for (const list of lists) sizes.set(list, (sizes.get(list) ?? 0) + 1)
  return Math.max(1, table.size - Math.max(...sizes.values()))
}

/**
 * Whether a field's value is one's own. Where most records name a person, by kind; where they do not, what names the
 * thing: text. An organization is own where most records that have one name no person, else it is an employer.
 */
function isOwn(table: RecordTable, field: string): boolean {
  const { kind } = table.column(field)!.spec
  const names = table.columns.filter(({ spec }) => NAME_KINDS.includes(spec.kind))
  const holds = (column: RecordTable['columns'][number], row: number): boolean => column.cells.data[row] !== -1
  const share = (counts: (row: number) => boolean, of: (row: number) => boolean): number => {
    let n = 0
    let all = 0
    for (let row = 0; row < table.size; row++) {
      if (!of(row)) continue
      all++
      if (counts(row)) n++
    }
    return all > 0 ? n / all : 0
  }
  const named = (row: number): boolean => names.some((column) => holds(column, row))
  if (kind === 'organization') return share(named, (row) => holds(table.column(field)!, row)) < 0.5
  if (kind === 'text') return share(named, () => true) < 0.5
  if (kind === 'fullName') return share(named, () => true) > 0.5
  return isOwnKind(kind)
}

/** The records in the order of their keys, so that nothing learnt depends on the order they came in. */
function tableOf(records: Iterable<RecordInput>, model: AnyModel): RecordTable {
  const table = new RecordTable(model, { payload: false })
  const keyed = [...records].map((record) => ({ record, key: table.keyOfRecord(record) }))
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  for (const { record } of keyed) table.add(record)
  return table
}

/** The table under another model of the same fields. */
function rebound(table: RecordTable, model: AnyModel): RecordTable {
  return Object.create(table, { model: { value: model } }) as RecordTable
}

/**
 * Fields that hold two different values at least. A full name beside its own parts is left out: it would tell the same
 * thing twice, and the sum would count it twice.
 */
function comparedFields(table: RecordTable): string[] {
  const holds = (kind: FieldKind, row: number): boolean =>
    table.columns.some(({ spec, cells }) => spec.kind === kind && cells.data[row] !== -1)
  const repeats = ({ spec, cells }: RecordTable['columns'][number]): boolean => {
    if (spec.kind !== 'fullName') return false
    let full = 0
    let parts = 0
    for (let row = 0; row < table.size; row++) {
      if (cells.data[row] === -1) continue
      full++
      if (holds('givenName', row) && holds('familyName', row)) parts++
    }
    return parts > REPEATED_NAMES * full
  }
  return table.columns.filter((column) => column.values.size > 1 && !repeats(column)).map(({ name }) => name)
}

/** Where the model has no comparison of its own for a field, the default of its kind; never a weight from policy. */
function startingComparison(table: RecordTable, field: string, model: AnyModel): Comparison {
  const { kind } = table.column(field)!.spec
  const own = model.comparisons.find((c) => c.field === field)
  const standard = defaultComparison(field, kind)
  const same =
    own !== undefined && own.by === standard.by && own.levels.length === COMPARISON_DEFAULTS[kind].levels.length
  return own === undefined || same ? standard : own
}

function wordsOnly(words: Readonly<Record<string, Record<string, number>>>): Record<string, TermFrequencies> {
  return Object.fromEntries(
    Object.entries(words).map(([field, shares]) => [field, { values: {}, others: 1, words: shares }]),
  )
}

/** Numbers of the sources that the model calls clean. */
function knownClean(table: RecordTable, { sources }: AnyModel): Map<string, number> {
  const clean = new Map<string, number>()
  for (let row = 0; row < table.size; row++) {
    const { source } = table.keyOf(row)
    const spec = Object.hasOwn(sources, source) ? sources[source] : sources['*']
    if (spec?.clean && !clean.has(source)) clean.set(source, clean.size)
  }
  return clean
}

function listsOf(table: RecordTable, clean: ReadonlyMap<string, number>): Int32Array {
  return Int32Array.from({ length: table.size }, (_, row) => clean.get(table.keyOf(row).source) ?? -1)
}

/** Sources, two or more, that repeat hardly anybody within themselves though they share people with each other. */
function cleanSources(table: RecordTable, { patterns, classes, shares }: Learnt): Map<string, number> {
  const names = new Map<string, number>()
  const sourceOf = new Int32Array(table.size)
  for (let row = 0; row < table.size; row++) {
    const { source } = table.keyOf(row)
    if (!names.has(source)) names.set(source, names.size)
    sourceOf[row] = names.get(source)!
  }
  if (names.size < 2) return new Map()
  const sizes = new Float64Array(names.size)
  for (const source of sourceOf) sizes[source]!++
  let within = 0
  let across = 0
  patterns.eachPair((a, b, levels, at) => {
    const p = matchProbability(classes, shares.pairs, levels, at)
    if (sourceOf[a] === sourceOf[b]) within += p
    else across += p
  })
  const squares = sizes.reduce((sum, n) => sum + (n * n) / 2, 0)
  const crossing = (table.size * table.size) / 2 - squares
  const asOthers = (across / Math.max(1, crossing)) * squares
  return across > FEW_MATCHES && within < CLEAN_SHARE * asOthers ? names : new Map()
}

function trainedModel<F extends Fields>(
  table: RecordTable,
  model: Model<F>,
  starting: readonly Comparison[],
  blocks: readonly Blocks[],
  { classes, patterns, shares }: Learnt,
  words: Readonly<Record<string, Record<string, number>>>,
  clean: ReadonlyMap<string, number>,
  share: number,
): Training<F> {
  const comparisons = starting.map((comparison, c) => ({
    ...comparison,
    levels: monotone(comparison, classes.m[c]!, classes.u[c]!, classes.r[c]!),
  }))
  const strangers = Math.max(1, shares.pairs - classes.matches - classes.relatives)
  const frequencies = frequenciesOf(table, comparisons, patterns, classes, shares.pairs, words)
  const prior = bits(classes.matches / strangers)
  const rules = neededRules(blocks, patterns, (levels, at) => matchProbability(classes, shares.pairs, levels, at)).map(
    ({ keys, cap }) => ({ keys, cap: Math.round(cap! / share) }),
  )
  const trained = defineModel({
    ...model,
    comparisons,
    blocking: rules,
    frequencies,
    prior,
    relatives: bits(classes.matches / classes.relatives),
    thresholds: { link: LINK, review: REVIEW },
    sources: clean.size > 0 ? cleaned(model.sources, clean) : model.sources,
  })
  return { model: trained as Model<F>, report: reportOf(table, trained as AnyModel, patterns, classes, shares.pairs) }
}

function cleaned(sources: Model['sources'], clean: ReadonlyMap<string, number>): Record<string, SourceSpec> {
  const named = [...clean.keys()].map((name): [string, SourceSpec] => [
    name,
    { ...(sources[name] ?? sources['*']), clean: true },
  ])
  return { ...sources, ...Object.fromEntries(named) }
}

/**
 * Levels with the estimated shares; where a less similar level came out as stronger evidence, the two are pooled (the
 * pool-adjacent-violators algorithm), so that more alike never weighs less.
 */
function monotone({ levels }: Comparison, m: Float64Array, u: Float64Array, r: Float64Array): Comparison['levels'] {
  const against = (other: Float64Array): number[] => {
    const pools: { m: number; other: number; size: number }[] = []
    for (let l = 0; l < m.length; l++) {
      pools.push({ m: m[l]!, other: other[l]!, size: 1 })
      while (pools.length > 1 && pools.at(-1)!.m / pools.at(-1)!.other > pools.at(-2)!.m / pools.at(-2)!.other) {
        const last = pools.pop()!
        const before = pools.at(-1)!
        pools[pools.length - 1] = {
          m: before.m + last.m,
          other: before.other + last.other,
          size: before.size + last.size,
        }
      }
    }
    return pools.flatMap((pool) => new Array<number>(pool.size).fill(pool.m / pool.other))
  }
  const toStrangers = against(u)
  const toRelatives = against(r)
  return levels.map(({ atLeast }, l) => ({
    atLeast,
    m: rounded(m[l]!),
    u: rounded(Math.min(1, m[l]! / toStrangers[l]!)),
    r: rounded(Math.min(1, m[l]! / toRelatives[l]!)),
  }))
}

function frequenciesOf(
  table: RecordTable,
  comparisons: readonly Comparison[],
  patterns: Patterns,
  classes: LatentClasses,
  total: number,
  words: Readonly<Record<string, Record<string, number>>>,
): Record<string, TermFrequencies> {
  const matched = comparisons.map(({ field }) => new Float64Array(table.column(field)!.values.size))
  patterns.eachPair((a, b, levels, at) => {
    const p = matchProbability(classes, total, levels, at)
    if (p < 1e-3) return
    comparisons.forEach(({ field }, c) => {
      if (levels[at + c] !== 1) return
      const column = table.column(field)!
      const inB = column.ids(column.cells.data[b]!)
      for (const id of column.ids(column.cells.data[a]!)) if (inB.includes(id)) matched[c]![id]! += p * patterns.weight
    })
  })
  const frequencies: Record<string, TermFrequencies> = {}
  comparisons.forEach(({ field }, c) => {
    const column = table.column(field)!
    const wordsOf = Object.hasOwn(words, field) ? { words: words[field]! } : {}
    if (NEVER_RARE.includes(column.spec.kind)) return
    const strange = strangeShares(column.cells.data.subarray(0, table.size), column.values.size, matched[c]!)
    frequencies[field] = { ...termFrequencies(column, table.size, comparisons[c]!.levels[0]!.u, strange), ...wordsOf }
  })
  return frequencies
}

/** Per value: the share of the pairs that hold it which are of different people. */
function strangeShares(cells: Int32Array, values: number, matched: Float64Array): Float64Array {
  const counts = new Float64Array(values)
  for (const cell of cells) if (cell >= 0) counts[cell]!++
  return counts.map((k, id) => {
    const pairs = (k * (k - 1)) / 2
    return pairs > 0 ? Math.max(0, pairs - matched[id]!) / pairs : 1
  })
}

function reportOf(
  table: RecordTable,
  model: AnyModel,
  patterns: Patterns,
  classes: LatentClasses,
  total: number,
): TrainingReport {
  const scorer = new Scorer(rebound(table, model))
  const link = model.thresholds.link * 1000
  let links = 0
  let right = 0
  let all = 0
  patterns.eachPair((a, b, levels, at) => {
    const p = matchProbability(classes, total, levels, at)
    all += p
    if (p < 1e-4 || scorer.weight(a, b) < link) return
    links++
    right += p
  })
  const warnings: TrainingWarning[] = []
  if (patterns.pairs === 0) warnings.push({ code: 'no-candidates' })
  else if (classes.matches < FEW_MATCHES) warnings.push({ code: 'few-matches' })
  if (!classes.converged) warnings.push({ code: 'not-converged' })
  model.comparisons.forEach(({ field, levels }) => {
    const [first, last] = [levels[0]!, levels.at(-1)!]
    if (first.m / first.u < 1.1 * (last.m / last.u)) warnings.push({ code: 'not-identified', field })
  })
  return {
    records: table.size,
    candidates: patterns.pairs,
    matches: Math.round(classes.matches),
    relatives: Math.round(classes.relatives),
    iterations: classes.iterations,
    expected: { precision: links > 0 ? right / links : 1, recall: all > 0 ? right / all : 1 },
    warnings,
  }
}

/** log2, to a thousandth of a bit. */
function bits(odds: number): number {
  return Math.round(1000 * Math.log2(odds)) / 1000
}

/** Shares as a person reads them; six figures keep the weights to a thousandth of a bit. */
function rounded(share: number): number {
  return Number(Math.max(share, 1e-12).toPrecision(6))
}
