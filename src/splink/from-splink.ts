import { type Problem, SelfsameError } from '../errors.ts'
import { type BlockingRule, type Comparison, defaultComparison } from '../model/comparison.ts'
import { defineModel } from '../model/define-model.ts'
import type { FieldKind, FieldSpec } from '../model/field.ts'
import type { AnyModel, SourceSpec } from '../model/model.ts'
import { splinkBlocking } from './splink-blocking.ts'
import { type SplinkLevel, splinkComparison } from './splink-comparison.ts'
import { splinkField } from './splink-field.ts'
import type { Note, SplinkNote } from './splink-note.ts'
import { columnsOf, parseSql } from './sql.ts'

/** What reading a Splink model may be told. */
export interface SplinkOptions {
  /** The field of a column, where its name does not tell: `{ soc_sec_id: nationalId({ country: 'US' }) }`. */
  readonly fields?: Readonly<Record<string, FieldSpec>>
  /** Match probability from which a pair is a link, above 0 and below 1; it is no part of a Splink model. Default 0.95. */
  readonly probability?: number
}

/** A Splink model as a model of selfsame. */
export interface SplinkModel {
  readonly model: AnyModel
  /** What was carried over in part, or not at all; empty where the two say the same. */
  readonly notes: readonly SplinkNote[]
}

/** Splink's own default. */
const PROBABILITY_OF_TWO = 0.0001
/** Fields may not have these names. */
const RESERVED = ['source', 'id', 'at']

interface SplinkComparison {
  readonly comparison_levels: readonly SplinkLevel[]
}

/**
 * Reads a model file, or settings, of Splink 3 or 4 as far as the concepts meet: comparisons of one column by equality,
 * Jaro-Winkler, Levenshtein and Damerau-Levenshtein with their m and u, the prior, blocking on equal values and beginnings,
 * and the sort of link. What has no counterpart is in `notes`.
 *
 * @param settings the parsed JSON, or its text
 * @throws SelfsameError `call-invalid` for what is no such file, with every problem
 */
export function fromSplink(settings: unknown, options: SplinkOptions = {}): SplinkModel {
  const read = checked(settings)
  const notes: SplinkNote[] = []
  const note: Note = (path, what, carried, why) => notes.push({ path, what, carried, why })
  const { probability = 0.95 } = options
  const comparisons = (read.comparisons as readonly SplinkComparison[]).map(({ comparison_levels: levels }, c) => {
    const conditions = levels.filter((level) => !level.is_null_level).map((level) => parseSql(level.sql_condition))
    const columns = [...new Set(conditions.flatMap((sql) => (sql ? columnsOf(sql) : [])))]
    return { path: `comparisons[${c}]`, levels, columns }
  })
  const rules = list(read.blocking_rules_to_generate_predictions).map(ruleText)
  const blocked = rules.flatMap((rule) => columnsOf(parseSql(rule) ?? { kind: 'number', value: 0 }))
  const single = new Map(comparisons.filter(({ columns }) => columns.length === 1).map((c) => [c.columns[0]!, c]))
  const fields: Record<string, FieldSpec> = {}
  for (const column of [...comparisons.flatMap(({ columns }) => columns), ...blocked]) {
    fields[nameOf(column)] ??= options.fields?.[column] ?? splinkField(column, bitsOf(single.get(column)?.levels))
  }
  const kindOf = (column: string): FieldKind => fields[nameOf(column)]!.kind
  const made = new Map<string, Comparison>()
  const untrained = (column: string): Comparison => {
    const spec = fields[nameOf(column)]!
    return defaultComparison(nameOf(column), spec.kind, 'bits' in spec ? spec.bits : undefined)
  }
  for (const { path, levels, columns } of comparisons) {
    const [column] = columns
    if (columns.length !== 1 || column === undefined) {
      const what = columns.join(', ')
      note(
        path,
        what,
        'no',
        'a comparison is of one field: each is compared by itself, by default m and u; train the model',
      )
      for (const of of columns) if (!single.has(of) && !made.has(of)) made.set(of, untrained(of))
      continue
    }
    const comparison = splinkComparison(nameOf(column), kindOf(column), levels, path, note)
    if (!comparison) note(path, column, 'in part', 'it was not trained: default levels, m and u; train the model')
    made.set(column, comparison ?? untrained(column))
    const tf = levels.find((level) => level.tf_adjustment_column !== undefined)
    if (tf)
      note(
        path,
        `term frequencies of ${tf.tf_adjustment_column}`,
        'no',
        'they are no part of the file; training counts them',
      )
  }
  return {
    model: defineModel({
      fields,
      comparisons: [...made.values()],
      blocking: rules.flatMap((rule, r): readonly BlockingRule[] => {
        const blocking = splinkBlocking(rule, kindOf, `blocking_rules_to_generate_predictions[${r}]`, note)
        if (!blocking) return []
        return [{ keys: blocking.keys.map((key) => ({ ...key, field: nameOf(key.field) })) }]
      }),
      prior: bits(shareOf(read.probability_two_random_records_match) ?? PROBABILITY_OF_TWO),
      thresholds: { link: bits(probability), review: Math.min(0, bits(probability)) },
      sources: { '*': sourceOf(read, Object.keys(fields), note) },
    }) as AnyModel,
    notes,
  }
}

/** Where the records of every source have their id, and whether a source holds each person once. */
function sourceOf(read: Record<string, unknown>, fields: readonly string[], note: Note): SourceSpec {
  const renamed = RESERVED.filter((column) => fields.includes(nameOf(column)))
  const clean = read.link_type === 'link_only'
  if (clean) {
    note('link_type', 'link_only', 'in part', 'each source is a clean list: an entity has one record of it at most')
  }
  return {
    id: typeof read.unique_id_column_name === 'string' ? read.unique_id_column_name : 'unique_id',
    ...(renamed.length > 0 && { headers: Object.fromEntries(renamed.map((column) => [column, nameOf(column)])) }),
    ...(clean && { clean }),
  }
}

/** The field of a column: its own name, but for those that records need themselves. */
function nameOf(column: string): string {
  return RESERVED.includes(column) ? `${column}Value` : column
}

/** Bits of evidence of a shared value that is compared: what its first level says; of one that is not, none. */
function bitsOf(levels: readonly SplinkLevel[] = []): number {
  const first = levels.find((level) => !level.is_null_level)
  const [m, u] = [shareOf(first?.m_probability), shareOf(first?.u_probability)]
  return m === undefined || u === undefined ? 0 : Math.max(0, Math.round(1000 * Math.log2(m / u)) / 1000)
}

/** A probability as log2 odds, in whole thousandths. */
function bits(probability: number): number {
  return Math.round(1000 * Math.log2(probability / (1 - probability))) / 1000
}

function shareOf(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 && value < 1 ? value : undefined
}

function ruleText(rule: unknown): string {
  return typeof rule === 'string' ? rule : String((rule as { blocking_rule?: unknown }).blocking_rule)
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** @throws SelfsameError `call-invalid` for what is no Splink file, with every problem */
function checked(settings: unknown): Record<string, unknown> {
  const read = typeof settings === 'string' ? parsed(settings) : settings
  const problems: Problem[] = []
  const cure = 'hand over what Splink saved (save_model_to_json), or its settings as a dictionary'
  const comparisons = Object(read).comparisons as unknown
  if (!Array.isArray(comparisons)) problems.push({ path: 'settings.comparisons', expected: 'a list', cure })
  list(comparisons).forEach((comparison, c) => {
    const levels = Object(comparison).comparison_levels as unknown
    const isLevel = (level: unknown): boolean => typeof Object(level).sql_condition === 'string'
    if (Array.isArray(levels) && levels.every(isLevel)) return
    const path = `settings.comparisons[${c}].comparison_levels`
    problems.push({ path, expected: 'a list of levels with a sql_condition', cure })
  })
  list(Object(read).blocking_rules_to_generate_predictions).forEach((rule, r) => {
    if (typeof rule === 'string' || typeof Object(rule).blocking_rule === 'string') return
    const path = `settings.blocking_rules_to_generate_predictions[${r}]`
    problems.push({ path, expected: 'a condition, or { blocking_rule }', cure })
  })
  if (problems.length > 0) throw new SelfsameError('call-invalid', problems)
  return read as Record<string, unknown>
}

/** The value of a JSON text; undefined for what is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
