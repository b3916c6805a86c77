import { KeyColumn } from '../block/key-column.ts'
import { joinedWords } from '../compare/joined-words.ts'
import type { BlockingKey, Level } from '../model/comparison.ts'
import { defineModel } from '../model/define-model.ts'
import type { AnyModel, TermFrequencies } from '../model/model.ts'
import { WordBags } from '../score/word-bags.ts'
import type { RecordTable } from '../table/record-table.ts'
import { type Blocks, blocksOf, withCap } from './blocks.ts'
import { markedClean } from './clean-sources.ts'
import { rowKeys } from './row-keys.ts'
import { textFields } from './text-fields.ts'
import { findPartners, type Partners } from './text-partners.ts'
import type { Steps } from './training-progress.ts'
import type { TrainingReport } from './training-report.ts'

/** Cosines of the levels. */
const COSINES = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1, 0]
/** Match weight of a record's best partner, in bits, by their cosine: even at a tenth, one more for every twentieth. */
const weightOf = (cosine: number): number => 20 * cosine - 2
/** Thresholds of such a model, in bits: a cosine of a fifth for a link, of a tenth for a look. */
const LINK = 1.5
const REVIEW = -0.5

/** Rows a word may stand in to make candidates; the first under which the pairs keep to the budget. */
const CAPS = [100, 50, 25, 12, 6]
const PAIRS_A_RECORD = 50
const PAIRS_AT_LEAST = 200_000

/** Words kept by name in a model: so many records must hold them, and no more than this many are kept. */
const HELD_BY = 5
const MOST_WORDS = 20_000
/** How many records are assumed to hold a word that is not kept. */
const RARE_HELD_BY = 3
/** Sources beyond which no table of partners is kept. */
const MOST_SOURCES = 16

/** A model for lists of things, and what is expected of it. */
export interface TextTraining {
  readonly model: AnyModel
  readonly report: TrainingReport
}

/**
 * Trains a model for two or more clean lists of things that are known by their words alone, as two shops' offers: all
 * words of a record are one bag, and a record belongs to the one of another list that is nearest. How near two records
 * of one thing are cannot be learnt without labels, since hardly any two agree word for word; so the weight follows from
 * the cosine, by a fixed scale, and the greatest weight goes first where two claim one partner.
 * `undefined` for all other records. In steps.
 *
 * @param share part of all records that the table holds
 */
export function* trainTextLists(table: RecordTable, model: AnyModel, share: number): Steps<TextTraining | undefined> {
  const sources = new Map<string, number>()
  const sourceOf = Int32Array.from({ length: table.size }, (_, row) => {
    const { source } = table.keyOf(row)
    if (!sources.has(source)) sources.set(source, sources.size)
    return sources.get(source)!
  })
  if (sources.size < 2 || sources.size > MOST_SOURCES) return undefined
  const [field, ...others] = textFields(table, sourceOf)
  if (field === undefined) return undefined
  const bag = { field, ...(others.length > 0 ? { with: others } : {}) }
  const columns = [field, ...others].map((name) => table.column(name)!)
  const frequencies = bagFrequencies(table, columns)
  const blocks = bagBlocks(table, { ...bag, take: 'wordBag' }, share)
  const { pairs, candidates, clean } = yield* findPartners(
    [blocks],
    new WordBags(columns, frequencies),
    sourceOf,
    sources.size,
  )
  if (!clean) return undefined

  const largest = Math.max(...[...sources.values()].map((s) => sourceOf.reduce((n, of) => (of === s ? n + 1 : n), 0)))
  const prior = Math.round(-1000 * Math.log2(largest / share)) / 1000
  const { relatives: _, ...rest } = model
  const trained = defineModel({
    ...rest,
    comparisons: [{ ...bag, by: 'wordBag', own: true, levels: levelsOf(pairs, prior) }],
    blocking: [{ keys: blocks.rule.keys, cap: Math.round(blocks.rule.cap! / share) }],
    frequencies: { [field]: frequencies },
    prior,
    thresholds: { link: LINK, review: REVIEW },
    sources: markedClean(model.sources, sources),
  })
  return { model: trained as AnyModel, report: reportOf(table.size, candidates, pairs) }
}

/** Chance that a record's best partner at that cosine is of the same thing. */
function chance(cosine: number): number {
  return 1 / (1 + 2 ** -weightOf(cosine))
}

/** The shares of the expected matches among partners, and those of others that make the weight what the scale says. */
function levelsOf(pairs: readonly Partners[], prior: number): Level[] {
  const matches = COSINES.map(() => 1)
  for (const { cosine } of pairs) matches[COSINES.findIndex((least) => cosine >= least)]! += chance(cosine)
  const all = matches.reduce((a, b) => a + b, 0)
  return COSINES.map((atLeast, l) => {
    const m = matches[l]! / all
    return { atLeast, m: rounded(m), u: rounded(m / 2 ** (weightOf(atLeast) - prior)) }
  })
}

function bagBlocks(table: RecordTable, key: BlockingKey, share: number): Blocks {
  const most = Math.max(PAIRS_A_RECORD * table.size * share, PAIRS_AT_LEAST * share * share)
  const all = blocksOf({ keys: [key] }, rowKeys(new KeyColumn(table, key), table.size))
  const capped = CAPS.map((cap) => withCap(all, Math.max(2, Math.round(cap * share))))
  return capped.find(({ pairs }) => pairs <= most) ?? capped.at(-1)!
}

/** Share of the records that hold each word, for words that enough of them hold. */
function bagFrequencies(table: RecordTable, columns: readonly RecordTable['columns'][number][]): TermFrequencies {
  const counts = new Map<string, number>()
  for (let row = 0; row < table.size; row++) {
    const texts = columns.flatMap((column) => column.ids(column.cells.data[row]!).map((id) => column.values.get(id)))
    for (const word of new Set(texts.flatMap(joinedWords))) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const kept = [...counts].filter(([, n]) => n >= HELD_BY).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  const words = kept.slice(0, MOST_WORDS).map(([word, n]) => [word, rounded(n / table.size)])
  return { values: {}, others: rounded(Math.min(1, RARE_HELD_BY / table.size)), words: Object.fromEntries(words) }
}

function reportOf(records: number, candidates: number, pairs: readonly Partners[]): TrainingReport {
  const matches = pairs.reduce((sum, { cosine }) => sum + chance(cosine), 0)
  return {
    records,
    candidates,
    matches: Math.round(matches),
    relatives: 0,
    iterations: 0,
    expected: { precision: pairs.length > 0 ? matches / pairs.length : 1, recall: 1 },
    warnings: [],
  }
}

/** Shares as a person reads them; six figures keep the weights to a thousandth of a bit. */
function rounded(share: number): number {
  return Number(Math.max(share, 1e-12).toPrecision(6))
}
