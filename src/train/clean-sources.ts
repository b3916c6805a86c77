import type { AnyModel, Model, SourceSpec } from '../model/model.ts'
import type { RecordTable } from '../table/record-table.ts'
import type { Learnt } from './learn-classes.ts'

/** A clean list repeats hardly anybody: so much of what would be expected were it like the others. */
const CLEAN_SHARE = 0.1
/** Matches across sources below which nothing is said of them. */
const FEW_MATCHES = 20

/** Numbers of the sources that the model calls clean, by name. */
export function knownClean(table: RecordTable, { sources }: AnyModel): Map<string, number> {
  const clean = new Map<string, number>()
  for (let row = 0; row < table.size; row++) {
    const { source } = table.keyOf(row)
    const spec = Object.hasOwn(sources, source) ? sources[source] : sources['*']
    if (spec?.clean && !clean.has(source)) clean.set(source, clean.size)
  }
  return clean
}

/** Per row: the number of the clean list it comes from, −1 for none. */
export function listsOf(table: RecordTable, clean: ReadonlyMap<string, number>): Int32Array {
  return Int32Array.from({ length: table.size }, (_, row) => clean.get(table.keyOf(row).source) ?? -1)
}

/** Sources, two or more, that repeat hardly anybody within themselves though they share people with each other. */
export function cleanSources(table: RecordTable, { patterns, match }: Learnt): Map<string, number> {
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
  patterns.of.forEach((pattern, i) => {
    if (sourceOf[patterns.a[i]!] === sourceOf[patterns.b[i]!]) within += match[pattern]!
    else across += match[pattern]!
  })
  const squares = sizes.reduce((sum, n) => sum + (n * n) / 2, 0)
  const crossing = (table.size * table.size) / 2 - squares
  const asOthers = (across / Math.max(1, crossing)) * squares
  return across > FEW_MATCHES && within < CLEAN_SHARE * asOthers ? names : new Map()
}

/** Sources of a model, those named in `clean` marked so. */
export function markedClean(sources: Model['sources'], clean: ReadonlyMap<string, number>): Record<string, SourceSpec> {
  const named = [...clean.keys()].map((name): [string, SourceSpec] => [
    name,
    { ...(sources[name] ?? sources['*']), clean: true },
  ])
  return { ...sources, ...Object.fromEntries(named) }
}
