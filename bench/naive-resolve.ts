import { createReadStream, writeFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import process from 'node:process'
import Papa from 'papaparse'
import { NaiveEntities, type NaiveRecord } from './naive-entities.ts'

// node naive-resolve.js FILE ENTITIES: the twin of `selfsame resolve`, CSV to entities.csv; then one line of JSON
interface Row extends NaiveRecord {
  readonly id: string
  readonly source: string
}

const [file, out] = process.argv.slice(2) as [string, string]
const start = performance.now()
const entities = new NaiveEntities()
const rows = createReadStream(file).pipe(Papa.parse(Papa.NODE_STREAM_INPUT, { header: true }))
for await (const row of rows as AsyncIterable<Row>) entities.put(row, `${row.source},${row.id}`)
writeFileSync(out, 'source,id,entity\n')
let lines: string[] = []
for (const [key, entity] of entities.entities()) {
  lines.push(`${key},${entity}\n`)
  if (lines.length === 50_000) flush()
}
flush()
const seconds = (performance.now() - start) / 1000
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
process.stdout.write(
  `${JSON.stringify({ seconds, cpu: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 })}\n`,
)

function flush(): void {
  writeFileSync(out, lines.join(''), { flag: 'a' })
  lines = []
}
