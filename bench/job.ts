import { spawnSync } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { evaluate } from '../src/index.ts'
import { type FileKind, type PersonFile, personFile } from './persons.ts'
import type { Row } from './table.ts'
import { writePersons } from './write-persons.ts'

/** What a job may take before it is given up. */
const PATIENCE_MS = 1_800_000

/** What a job cost, as its program prints it in one line of JSON. */
export interface Cost {
  readonly seconds: number
  readonly cpu: number
  readonly megabytes: number
  /** Pairs that were compared, where the program tells it. */
  readonly pairs?: number
  /** Stage by stage, where the program tells it. */
  readonly stages?: Readonly<Record<string, { readonly seconds: number; readonly cpu: number }>>
}

/** A generated file, written as CSV into `folder`. */
export async function writtenFile(
  kind: FileKind,
  records: number,
  folder: string,
): Promise<{ file: PersonFile; csv: string }> {
  const file = personFile(kind, records)
  const csv = join(folder, `${kind}-${records}.csv`)
  await writePersons(file, csv)
  return { file, csv }
}

/** Runs a program that is built beside this file. */
export function runJob(program: string, ...args: string[]): Cost | undefined {
  return runCommand(process.execPath, fileURLToPath(new URL(program, import.meta.url)), ...args)
}

/** Undefined where the program was given up or failed; its own words are on standard error. */
export function runCommand(command: string, ...args: string[]): Cost | undefined {
  const { stdout, status } = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: PATIENCE_MS,
  })
  return status === 0 ? (JSON.parse(stdout) as Cost) : undefined
}

/** A line of the table: what a job cost, and how right its entities are. */
export async function jobRow(what: string, file: PersonFile, entities: string, cost: Cost | undefined): Promise<Row> {
  if (cost === undefined) return { what, note: `failed, or over ${PATIENCE_MS / 60_000} minutes` }
  const records = file.personOf.length
  const { found, lost } = await readEntities(entities, records)
  const { pairwise } = evaluate(named(found), named(file.personOf))
  return {
    ...costRow(what, records, cost),
    lost,
    P: pairwise.precision,
    R: pairwise.recall,
    F1: pairwise.f1,
    ...stageRow(cost),
  }
}

/** What a job cost. */
export function costRow(what: string, records: number, { seconds, cpu, megabytes, pairs }: Cost): Row {
  return {
    what,
    's wall': seconds,
    's CPU': cpu,
    'rows/s': Math.round(records / seconds),
    'peak MB': Math.round(megabytes),
    ...(pairs === undefined ? {} : { 'pairs compared': pairs }),
  }
}

/** Seconds of CPU by stage. */
export function stageRow({ stages = {} }: Cost): Row {
  return Object.fromEntries(Object.entries(stages).map(([stage, { cpu }]) => [stage, cpu]))
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
