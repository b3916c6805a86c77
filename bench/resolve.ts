import { spawnSync } from 'node:child_process'
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { defineModel, email, evaluate, loyaltyId, phone } from '../src/index.ts'
import { type FileKind, type PersonFile, personFile } from './persons.ts'
import type { Size, Stage } from './stage.ts'
import type { Row, Table } from './table.ts'
import { writePersons } from './write-persons.ts'

/** What a run may take before it is given up. */
const PATIENCE_MS = 600_000

const exactModel = defineModel({
  fields: {
    loyalty_id: loyaltyId({ pattern: '^NTO\\d{8}$', limit: 1 }),
    email: email({ limit: 5 }),
    phone: phone({ country: 'US', limit: 5 }),
  },
  comparisons: [],
})

/** CSV to entities.csv as a user does it: the command line, in a process of its own, all of its files written. */
export const stage: Stage = {
  peers: ['papaparse'],
  async run(size) {
    const folder = mkdtempSync(join(tmpdir(), 'selfsame-bench-'))
    try {
      return [await exact(folder, size), await persons(folder, size)]
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

interface Cost {
  readonly seconds: number
  readonly cpu: number
  readonly megabytes: number
}

async function exact(folder: string, size: Size): Promise<Table> {
  const records = size === 'smoke' ? 100_000 : 1_000_000
  const model = join(folder, 'model.json')
  writeFileSync(model, JSON.stringify(exactModel))
  const { file, csv } = await written('identifiers', records, folder)
  const out = join(folder, 'out')
  const naive = join(folder, 'naive.csv')
  const rows = [
    await row('Map twin, written by hand', file, naive, start('naive-resolve.js', csv, naive)),
    await row(
      'selfsame resolve --model',
      file,
      join(out, 'entities.csv'),
      start('cli-process.js', 'resolve', csv, '--model', model, '--out', out, '--quiet'),
    ),
  ]
  return { title: `${records} records with exact identifiers, CSV to entities`, rows: withRatio(rows) }
}

async function persons(folder: string, size: Size): Promise<Table> {
  const rows: Row[] = []
  for (const records of size === 'smoke' ? [1_000] : [100_000, 1_000_000]) {
    const { file, csv } = await written('persons', records, folder)
    const out = join(folder, `persons-${records}`)
    const cost = start('cli-process.js', 'resolve', csv, '--out', out, '--quiet')
    rows.push(await row(`selfsame resolve, ${records} records`, file, join(out, 'entities.csv'), cost))
  }
  return { title: 'persons with errors and households, no configuration: suggested, trained, resolved', rows }
}

async function written(kind: FileKind, records: number, folder: string): Promise<{ file: PersonFile; csv: string }> {
  const file = personFile(kind, records)
  const csv = join(folder, `${kind}-${records}.csv`)
  await writePersons(file, csv)
  return { file, csv }
}

/** Undefined where the program was given up or failed; its own words are on standard error. */
function start(program: string, ...args: string[]): Cost | undefined {
  const path = fileURLToPath(new URL(program, import.meta.url))
  const { stdout, status } = spawnSync(process.execPath, [path, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: PATIENCE_MS,
  })
  return status === 0 ? (JSON.parse(stdout) as Cost) : undefined
}

async function row(what: string, file: PersonFile, entities: string, cost: Cost | undefined): Promise<Row> {
  if (cost === undefined) return { what, note: `failed, or over ${PATIENCE_MS / 60_000} minutes` }
  const records = file.personOf.length
  const { found, lost } = await readEntities(entities, records)
  const { pairwise } = evaluate(named(found), named(file.personOf))
  return {
    what,
    's wall': cost.seconds,
    's CPU': cost.cpu,
    'rows/s': Math.round(records / cost.seconds),
    'peak MB': Math.round(cost.megabytes),
    lost,
    P: pairwise.precision,
    R: pairwise.recall,
  }
}

function* named(entities: ArrayLike<string | number>): Generator<[string, string]> {
  for (let record = 0; record < entities.length; record++) yield [`r${record}`, `${entities[record]}`]
}

/** The entity of every record; records that stand nowhere, or twice, are lost. */
async function readEntities(path: string, records: number): Promise<{ found: string[]; lost: number }> {
  const found: string[] = new Array(records).fill('')
  let lost = records
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const [, id, entity] = line.split(',')
    const record = Number(id!.slice(1))
    if (!Number.isInteger(record)) continue
    if (found[record] === '') lost--
    else lost++
    found[record] = entity!
  }
  return { found, lost }
}

function withRatio(rows: readonly Row[]): Row[] {
  const base = rows[0]!['s wall']
  return rows.map((r) => {
    const seconds = r['s wall']
    return typeof base === 'number' && typeof seconds === 'number' ? { ...r, 'times the first': base / seconds } : r
  })
}
