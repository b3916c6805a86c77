import fastLevenshtein from 'fast-levenshtein'
import fastestLevenshtein from 'fastest-levenshtein'
import npmJaroWinkler from 'jaro-winkler'
import talismanDamerau from 'talisman/metrics/damerau-levenshtein.js'
import talismanJaroWinkler from 'talisman/metrics/jaro-winkler.js'
import talismanLevenshtein from 'talisman/metrics/levenshtein.js'
import * as compare from '../src/compare/index.ts'
import { rapidFuzz } from './peers/rapidfuzz.ts'
import { type Run, rounds } from './rounds.ts'
import type { Stage } from './stage.ts'
import type { Row, Table } from './table.ts'
import { type TextPairs, textPairs } from './text-pairs.ts'

type Metric = 'Levenshtein' | 'Jaro-Winkler' | 'Damerau-Levenshtein'
type Make = (pairs: TextPairs, column: compare.TextColumn) => Run

/** npm packages on strings, and what is measured against the best of them. */
const PEERS: Readonly<Record<Metric, Readonly<Record<string, Make>>>> = {
  Levenshtein: {
    'fast-levenshtein': onStrings((a, b) => fastLevenshtein.get(a, b)),
    'fastest-levenshtein': onStrings(fastestLevenshtein.distance),
    talisman: onStrings(talismanLevenshtein),
  },
  'Jaro-Winkler': {
    talisman: onStrings(talismanJaroWinkler),
    'jaro-winkler': onStrings((a, b) => npmJaroWinkler(a, b)),
  },
  'Damerau-Levenshtein': { talisman: onStrings(talismanDamerau) },
}
const OURS: Readonly<Record<Metric, Readonly<Record<string, Make>>>> = {
  Levenshtein: {
    'selfsame, strings': onStrings(compare.levenshteinDistance),
    'selfsame, encoded': onEncoded(compare.levenshteinDistanceEncoded),
    'selfsame, encoded, .9 or more': onEncoded(compare.levenshteinEncoded, 0.9),
    'selfsame, column': inBatches('levenshtein'),
    'selfsame, column, .9 or more': inBatches('levenshtein', 0.9),
  },
  'Jaro-Winkler': {
    'selfsame, strings': onStrings(compare.jaroWinkler),
    'selfsame, encoded': onEncoded(compare.jaroWinklerEncoded),
    'selfsame, encoded, .9 or more': onEncoded(compare.jaroWinklerEncoded, 0.9),
    'selfsame, column': inBatches('jaroWinkler'),
    'selfsame, column, .9 or more': inBatches('jaroWinkler', 0.9),
  },
  'Damerau-Levenshtein': {
    'selfsame, encoded': onEncoded(compare.damerauDistanceEncoded),
    'selfsame OSA, encoded': onEncoded(compare.osaDistanceEncoded),
    'selfsame OSA, column': inBatches('osa'),
  },
}

/** String metrics, one thread. What is `.9 or more` has less to answer: only whether the similarity is so high. */
export const stage: Stage = {
  peers: ['fast-levenshtein', 'fastest-levenshtein', 'talisman', 'jaro-winkler'],
  async run(size) {
    const [count, times] = size === 'smoke' ? [500, 1] : [50_000, 9]
    const tables: Table[] = []
    for (const [kind, pairs] of textPairs(count)) {
      const column = new compare.TextColumn(pairs.left.flatMap((left, i) => [left, pairs.right[i]!]))
      const python = rapidFuzz(pairs, times)
      for (const metric of Object.keys(PEERS) as Metric[]) {
        const peers = runsOf(PEERS[metric], pairs, column)
        const rows = rounds({ ...peers, ...runsOf(OURS[metric], pairs, column) }, count, times)
        const title = `${metric} of ${kind}: ${count} pairs of ${pairs.length.toFixed(0)} characters; CPU ns a pair; against the best npm package`
        tables.push({ title, rows: againstBest([...rows, ...(python[metric] ?? [])], Object.keys(peers)) })
      }
    }
    return tables
  },
}

function runsOf(
  makers: Readonly<Record<string, Make>>,
  pairs: TextPairs,
  column: compare.TextColumn,
): Record<string, Run> {
  return Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, make(pairs, column)]))
}

/** The rows without their answers (metrics differ), each compared with the fastest of the peers. */
function againstBest(rows: readonly Row[], peers: readonly string[]): Row[] {
  const best = Math.min(...rows.filter(({ what }) => peers.includes(`${what}`)).map((row) => Number(row['median ns'])))
  return rows.map(({ what, 'min ns': min, 'median ns': median }) => ({
    what: what!,
    'min ns': min!,
    'median ns': median!,
    'times faster': best / Number(median),
  }))
}

/** Loops are compiled from text, one for each function: a loop that they shared would call whichever it is given. */
function onStrings(metric: (a: string, b: string) => number): Make {
  const loop = new Function(
    'metric',
    'return (a, b) => { let sum = 0; for (let i = 0; i < a.length; i++) sum += metric(a[i], b[i]); return sum }',
  )(metric) as (a: readonly string[], b: readonly string[]) => number
  return ({ left, right }) =>
    () =>
      loop(left, right)
}

function onEncoded(metric: compare.EncodedSimilarity, cutoff = 0): Make {
  const loop = new Function(
    'metric',
    'cutoff',
    `return (bytes, starts) => {
      let sum = 0
      for (let i = 0; i + 2 < starts.length; i += 2)
        sum += metric(bytes, starts[i], starts[i + 1], starts[i + 1], starts[i + 2], cutoff)
      return sum
    }`,
  )(metric, cutoff) as (bytes: Uint8Array, starts: Uint32Array) => number
  return ({ bytes, starts }) =>
    () =>
      loop(bytes, starts)
}

/** Texts encoded once, and pairs of places in; similarities out. */
function inBatches(by: compare.PlainComparatorName, cutoff = 0): Make {
  return (pairs, column) => {
    const left = Int32Array.from(pairs.left, (_, i) => 2 * i)
    const right = Int32Array.from(pairs.right, (_, i) => 2 * i + 1)
    return () => sumOf(column.similarities(by, left, right, { cutoff }))
  }
}

/** In a loop, as the peers' answers are summed: a function called for each would take longer than to compare two names. */
function sumOf(similarities: Float64Array): number {
  let sum = 0
  for (let i = 0; i < similarities.length; i++) sum += similarities[i]!
  return sum
}
