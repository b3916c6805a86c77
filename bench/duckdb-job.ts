import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { DuckDBInstance } from '@duckdb/node-api'
import { BLOCKING, type Blocking, bits, COMPARISONS, LINK, priorOf } from './jobs/matching.ts'

/** Seconds of a job whose pairs are counted after it. */
const MOST_TO_COUNT = 600

// node duckdb-job.js RECORDS.csv ENTITIES.csv COUNT narrow|wide: the matching in DuckDB's SQL; then one line of JSON: what it cost.
// Blocked pairs, each once as Splink writes it: a rule leaves out what the rules before it found. Weights are summed where
// the pairs are made, so that only links are kept; components are the documented recursion with USING KEY.
const [csv, entities, count, blocking] = process.argv.slice(2) as [string, string, string, Blocking]
const rules: readonly (readonly string[])[] = BLOCKING[blocking]
const start = performance.now()
const instance = await DuckDBInstance.create(':memory:')
const duckdb = await instance.connect()
const columns = Object.keys(COMPARISONS)

await duckdb.run(`
  CREATE TABLE records AS
  SELECT row_number() OVER () AS row, source, id, ${columns.map((c) => `lower(${c}) AS ${c}`).join(', ')},
    birth_date[:4] AS birth_year
  FROM read_csv('${csv}', header = true, all_varchar = true, nullstr = '')`)
await duckdb.run(`
  CREATE TABLE links AS
  SELECT a, b FROM (
    ${rules.map((_, rule) => pairs(rule, weight())).join('\n    UNION ALL\n    ')}
  ) WHERE weight >= ${LINK}`)
await duckdb.run('CREATE TABLE edges AS SELECT a, b FROM links UNION ALL SELECT b, a FROM links')
await duckdb.run(`
  CREATE TABLE components AS
  WITH RECURSIVE component(row, entity) USING KEY (row) AS (
    SELECT row, row FROM records
    UNION
    (SELECT edges.a, min(component.entity)
     FROM component
     JOIN edges ON edges.b = component.row
     JOIN recurring.component AS now ON now.row = edges.a
     WHERE component.entity < now.entity
     GROUP BY edges.a)
  )
  TABLE component`)
await duckdb.run(`
  COPY (SELECT source, id, 'e' || entity AS entity FROM records JOIN components USING (row))
  TO '${entities}' (HEADER)`)

const seconds = (performance.now() - start) / 1000
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
// what was compared is counted when the cost is known, and where that is no second job of hours
const counted = rules.map((_, rule) => `(SELECT count(*) FROM (${pairs(rule, '0')}))`).join(' + ')
const pairsCompared = async (): Promise<number> => {
  const [[compared]] = (await (await duckdb.runAndReadAll(`SELECT (${counted})::DOUBLE`)).getRows()) as [[number]]
  return compared
}
const cost = {
  seconds,
  cpu: (userCPUTime + systemCPUTime) / 1e6,
  megabytes: maxRSS / 1024,
  ...(seconds < MOST_TO_COUNT ? { pairs: await pairsCompared() } : {}),
}
process.stdout.write(`${JSON.stringify(cost)}\n`)
process.exit(0)

/** The pairs that a rule makes and no rule before it, and what they weigh, in SQL. */
function pairs(rule: number, weight: string): string {
  const equal = (of: readonly string[]): string => of.map((c) => `l.${c} = r.${c}`).join(' AND ')
  const earlier = rules.slice(0, rule).map((of) => `AND NOT coalesce(${equal(of)}, false)`)
  return `SELECT l.row AS a, r.row AS b, ${weight} AS weight
    FROM records l JOIN records r ON ${equal(rules[rule]!)} AND l.row < r.row
    WHERE true ${earlier.join(' ')}`
}

function weight(): string {
  const parts = Object.entries(COMPARISONS).map(([column, levels]) => {
    const reached = levels.map((level) => {
      const [atLeast] = level
      if (atLeast === 1) return `WHEN l.${column} = r.${column} THEN ${bits(level)}`
      if (atLeast === 0) return `ELSE ${bits(level)}`
      return `WHEN jaro_winkler_similarity(l.${column}, r.${column}) >= ${atLeast} THEN ${bits(level)}`
    })
    return `CASE WHEN l.${column} IS NULL OR r.${column} IS NULL THEN 0 ${reached.join(' ')} END`
  })
  return [priorOf(Number(count)), ...parts].join(' + ')
}
