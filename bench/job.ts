import { spawn } from 'node:child_process'
import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { type PairQuality, pairQuality } from './pair-quality.ts'
import { type FileKind, type PersonFile, personFile } from './persons.ts'
import type { Row } from './table.ts'
import { writePersons } from './write-persons.ts'

/** What a job may take before it is given up: time, and memory where the system tells it. */
const PATIENCE_MS = 60_000 * Number(process.env.BENCH_MINUTES ?? 30)
const MOST_MEMORY = 20 * 2 ** 30

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

/** A job that did not finish: why. */
export interface Unfinished {
  readonly note: string
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
export function runJob(program: string, ...args: string[]): Promise<Cost | Unfinished> {
  return runCommand(process.execPath, fileURLToPath(new URL(program, import.meta.url)), ...args)
}

/** Runs a program; its own words are on standard error. */
export async function runCommand(command: string, ...args: string[]): Promise<Cost | Unfinished> {
  const job = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let given: string | undefined
  const giveUp = (why: string): void => {
    given = why
    job.kill('SIGKILL')
  }
  const clock = setTimeout(() => giveUp(`over ${PATIENCE_MS / 60_000} minutes`), PATIENCE_MS)
  const watch = setInterval(() => {
    if (residentBytes(job.pid) > MOST_MEMORY) giveUp(`over ${MOST_MEMORY / 2 ** 30} GiB of memory`)
  }, 200)
  const text = readAll(job.stdout)
  const status = await new Promise((ended) => {
    job.on('close', ended)
    job.on('error', () => ended(1))
  })
  clearTimeout(clock)
  clearInterval(watch)
  if (given !== undefined) return { note: `did not finish: ${given}` }
  return status === 0 ? (JSON.parse(await text) as Cost) : { note: 'did not finish: it failed' }
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

/** What a process holds now; 0 where the system does not tell. */
function residentBytes(pid: number | undefined): number {
  try {
    return 1024 * Number(/^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

/** A line of the table: what a job cost, and how right its entities are. */
export async function jobRow(
  what: string,
  file: PersonFile,
  entities: string,
  job: Promise<Cost | Unfinished>,
): Promise<Row> {
  const cost = await job
  if ('note' in cost) return { what, ...cost }
  const records = file.personOf.length
  return { ...costRow(what, records, cost), ...(await qualityRow(file, entities)), ...stageRow(cost) }
}

/** How right the entities of a job are, record by record. */
export async function qualityRow({ personOf }: PersonFile, entities: string): Promise<Row> {
  const { found, lost } = await readEntities(entities, personOf.length)
  const { precision: P, recall: R, f1: F1 }: PairQuality = pairQuality(found, personOf)
  return { lost, P, R, F1 }
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

/** The entity of every record, by the number in its id; records that stand nowhere, or twice, are lost. */
async function readEntities(path: string, records: number): Promise<{ found: Int32Array; lost: number }> {
  const found = new Int32Array(records).fill(NOWHERE)
  let lost = records
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const [, id, entity] = line.split(',')
    const record = Number(id!.slice(1))
    if (!Number.isInteger(record)) continue
    if (found[record] === NOWHERE) lost--
    else lost++
    found[record] = Number(/\d+$/.exec(entity!)![0])
  }
  return { found, lost }
}

const NOWHERE = -1
