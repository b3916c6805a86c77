import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { finish } from '../src/collections/steps.ts'
import { compileSimd } from '../src/compare/simd/compile-simd.ts'
import { KernelMemory } from '../src/compare/simd/kernel-memory.ts'
import { kernelsOf } from '../src/compare/simd/kernels.ts'
import { type ComparedNodes, comparedNodes } from '../src/identity/compared-nodes.ts'
import { IdentityState } from '../src/identity/identity-state.ts'
import { LinkFinder } from '../src/identity/link-finder.ts'
import { PairStream } from '../src/identity/pair-stream.ts'
import { loadSimdJob, simdLinkFinder } from '../src/identity/simd/simd-finder.ts'
import {
  type AnyModel,
  city,
  date,
  defineModel,
  email,
  familyName,
  givenName,
  type ModelInput,
  phone,
  postalCode,
} from '../src/index.ts'
import { BATCH, BatchScorer, type PairScorer } from '../src/score/batch-scorer.ts'
import type { Scorer } from '../src/score/scorer.ts'
import { loadKernels } from '../src/score/simd/load-kernels.ts'
import { SimdScorer } from '../src/score/simd/simd-scorer.ts'
import { personFile } from './persons.ts'
import { awaitedRounds } from './rounds.ts'
import type { Stage } from './stage.ts'

/** Names, cities and e-mails by Jaro-Winkler, the rest equal or not: what DuckDB does well. */
const MODEL: ModelInput = {
  fields: {
    first: givenName(),
    last: familyName(),
    born: date(),
    email: email({ bits: 1 }),
    phone: phone({ country: 'US', bits: 1 }),
    city: city(),
    postcode: postalCode({ country: 'US' }),
  },
  comparisons: [
    compared('first', 'jaroWinkler', [1, 0.7, 0.005], [0.92, 0.1, 0.002], [0.85, 0.1, 0.01], [0, 0.1, 0.983]),
    compared('last', 'jaroWinkler', [1, 0.8, 0.001], [0.92, 0.1, 0.001], [0.85, 0.05, 0.005], [0, 0.05, 0.993]),
    compared('born', 'equal', [1, 0.9, 0.0001], [0, 0.1, 0.9999]),
    compared('email', 'jaroWinkler', [1, 0.6, 0.00001], [0.92, 0.2, 0.0001], [0, 0.2, 0.99989]),
    compared('phone', 'equal', [1, 0.6, 0.00001], [0, 0.4, 0.99999]),
    compared('city', 'jaroWinkler', [1, 0.7, 0.01], [0.9, 0.1, 0.01], [0, 0.2, 0.98]),
    compared('postcode', 'equal', [1, 0.7, 0.001], [0, 0.3, 0.999]),
  ],
  blocking: [
    { keys: [value('email')] },
    { keys: [value('phone')] },
    { keys: [value('first'), value('last')] },
    { keys: [value('last'), { field: 'born', take: 'year' }] },
    { keys: [value('first'), { field: 'born', take: 'year' }] },
    { keys: [value('postcode')] },
  ],
  prior: -15,
  thresholds: { link: 4, review: 0 },
}

function value(field: string): { field: string; take: 'value' } {
  return { field, take: 'value' }
}

function compared(
  field: string,
  by: 'equal' | 'jaroWinkler',
  ...levels: [atLeast: number, m: number, u: number][]
): NonNullable<ModelInput['comparisons']>[number] {
  return { field, by, levels: levels.map(([atLeast, m, u]) => ({ atLeast, m, u })) }
}

interface Pairs {
  readonly a: Int32Array
  readonly b: Int32Array
}

/**
 * The same pairs of the same records under the same comparisons and weights, scored: by DuckDB, whose SQL compares
 * every field of every pair in vectors and keeps the links; by selfsame in the same way; and as selfsame really does it,
 * where a pair is dropped as soon as it cannot become a link any more, so that most fields are never compared. Each with
 * the comparators in TypeScript, and with those in SIMD, which `resolve` takes for files as large as this.
 */
export const stage: Stage = {
  peers: ['@duckdb/node-api'],
  async run(size) {
    const records = size === 'smoke' ? 1000 : 100_000
    const state = loaded(records)
    const { index, partition } = state
    const nodes = finish(comparedNodes(index, partition.evidence))
    const pairs = pairsOf(nodes)
    const duckdb = await DuckDb.holding(state, pairs)
    const { scorer, threshold } = partition.evidence
    const all = new BatchScorer(scorer, Number.NEGATIVE_INFINITY, () => true)
    const bound = new BatchScorer(scorer, threshold, () => true)
    const allBySimd = await bySimd(scorer, Number.NEGATIVE_INFINITY)
    const boundBySimd = await bySimd(scorer, threshold)
    const job = (await loadSimdJob(nodes, partition.evidence, 1))!
    const runs = {
      'DuckDB SQL, every field': () => duckdb.links(),
      'selfsame, every field': () => scored(pairs, all, threshold),
      'selfsame, until a link is out of reach': () => scored(pairs, bound, threshold),
      'selfsame, every field, SIMD': () => scored(pairs, allBySimd, threshold),
      'selfsame, until a link is out of reach, SIMD': () => scored(pairs, boundBySimd, threshold),
      'the same, pairs looked for in the blocks': () =>
        found(new LinkFinder(partition.evidence, new PairStream(nodes))),
      'the same, pairs looked for in the blocks, SIMD': () => found(simdLinkFinder(job, partition.evidence, 0)),
    }
    const count = pairs.a.length
    const rows = await awaitedRounds(runs, count, size === 'smoke' ? 1 : 5)
    duckdb.close()
    const links = new Set(rows.map((row) => row.answer))
    if (links.size > 1) throw new Error(`links differ: ${[...links].join(', ')}`)
    const title = `pair scoring: ${records} persons, ${count} pairs; CPU ns a pair, without loading; answer = links`
    return [{ title, rows }]
  },
}

function loaded(records: number): IdentityState {
  const state = new IdentityState(defineModel(MODEL) as AnyModel, { payload: false })
  for (const person of personFile('persons', records).records()) {
    const { id, source, first_name, last_name, birth_date, postcode, email, phone, city } = person
    const record = { id, source, first: first_name, last: last_name, born: birth_date, email, phone, city, postcode }
    state.index.add(state.table.add(record).row)
  }
  state.index.refreshQuarantines()
  return state
}

function pairsOf(nodes: ComparedNodes): Pairs {
  const stream = new PairStream(nodes)
  const batches: Pairs[] = []
  while (!stream.ended) {
    const a = new Int32Array(BATCH)
    const b = new Int32Array(BATCH)
    const n = stream.next(a, b)
    batches.push({ a: a.subarray(0, n), b: b.subarray(0, n) })
  }
  const all = (side: 'a' | 'b'): Int32Array => Int32Array.from(batches.flatMap((batch) => [...batch[side]]))
  return { a: all('a'), b: all('b') }
}

/** How many links there are, and which: their rows summed. */
function answerOf(links: number, rows: number): number {
  return links * 1e9 + (rows % 1e9)
}

async function bySimd(scorer: Scorer, least: number): Promise<PairScorer> {
  const module = (await compileSimd(false))!
  const memory = new KernelMemory(false)
  const kernels = loadKernels(module, memory, scorer, { least, isPlain: () => true, maySilence: () => true }, 1)!
  return new SimdScorer(kernelsOf(module, memory.memory), kernels, scorer, 0)
}

function scored({ a, b }: Pairs, batch: PairScorer, threshold: number): number {
  let [links, rows] = [0, 0]
  for (let from = 0; from < a.length; from += BATCH) {
    const n = Math.min(BATCH, a.length - from)
    batch.a.set(a.subarray(from, from + n))
    batch.b.set(b.subarray(from, from + n))
    const left = batch.weigh(n)
    for (let i = 0; i < left; i++) {
      if (batch.weight[i]! < threshold) continue
      links++
      rows += batch.a[i]! + 3 * batch.b[i]!
    }
  }
  return answerOf(links, rows)
}

function found(finder: LinkFinder): number {
  let [links, rows] = [0, 0]
  while (!finder.pairs.ended) {
    const left = finder.next()
    links += left
    for (let i = 0; i < left; i++) rows += finder.a[i]! + 3 * finder.b[i]!
  }
  return answerOf(links, rows)
}

/** The same records and pairs in DuckDB, in memory, values normalized. */
class DuckDb {
  readonly #connection: DuckDBConnection
  readonly #sql: string

  private constructor(connection: DuckDBConnection, sql: string) {
    this.#connection = connection
    this.#sql = sql
  }

  static async holding({ table, partition }: IdentityState, { a, b }: Pairs): Promise<DuckDb> {
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const fields = table.columns.map(({ name }) => name)
    await connection.run(`create table persons (row integer, ${fields.map((f) => `"${f}" varchar`).join(', ')})`)
    await connection.run('create table pairs (a integer, b integer)')
    const persons = await connection.createAppender('persons')
    for (let row = 0; row < table.size; row++) {
      persons.appendInteger(row)
      for (const { cells, values } of table.columns) {
        const cell = cells.data[row]!
        if (cell < 0) persons.appendNull()
        else persons.appendVarchar(values.get(cell))
      }
      persons.endRow()
    }
    persons.closeSync()
    const pairs = await connection.createAppender('pairs')
    for (let i = 0; i < a.length; i++) {
      pairs.appendInteger(a[i]!)
      pairs.appendInteger(b[i]!)
      pairs.endRow()
    }
    pairs.closeSync()
    const { comparisons, priors } = partition.evidence.scorer
    const levels = comparisons.map(({ comparison: { field, by }, weights }, c) => {
      const likeness = by === 'equal' ? '0.0' : `jaro_winkler_similarity(l."${field}", r."${field}")`
      const isMissing = `l."${field}" is null or r."${field}" is null`
      const steps = comparisons[c]!.comparison.levels.slice(1).map(
        ({ atLeast }, l) => `when s${c} >= ${atLeast} then ${weights[0]!.level[l + 2]}`,
      )
      return {
        similarity: `case when ${isMissing} then null when l."${field}" = r."${field}" then 1.0 else ${likeness} end as s${c}`,
        weight: `case when s${c} is null then 0 when s${c} = 1.0 then ${weights[0]!.level[1]} ${steps.join(' ')} end`,
      }
    })
    const weight = [priors[0], ...levels.map((level) => level.weight)].join(' + ')
    const sql = `select count(*)::double, coalesce(sum(a + 3 * b), 0)::double from (
      select a, b, ${weight} as weight from (
        select a, b, ${levels.map((level) => level.similarity).join(', ')}
        from pairs join persons l on l.row = a join persons r on r.row = b
      )
    ) where weight >= ${partition.evidence.threshold}`
    return new DuckDb(connection, sql)
  }

  async links(): Promise<number> {
    const [[links, rows]] = (await (await this.#connection.runAndReadAll(this.#sql)).getRows()) as [[number, number]]
    return answerOf(links, rows)
  }

  close(): void {
    this.#connection.closeSync()
  }
}
