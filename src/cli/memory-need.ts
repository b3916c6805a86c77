import { freemem, totalmem } from 'node:os'
import process from 'node:process'
import { parseSize, sizeText } from './memory-size.ts'
import { Misuse } from './misuse.ts'
import { count } from './progress-line.ts'
import type { Batch } from './read/batch.ts'
import type { CellBatch } from './read/cell-batch.ts'
import { fileReport, type InputFile, readCells } from './read/input-file.ts'

/** Bytes of each file that are looked at. */
const SAMPLE = 1 << 20

/**
 * What a run takes, measured as its peak (`npm run bench -- growth`, Node 20): the program itself, with what compares pairs;
 * per record; per byte of its values, which stand in pools as written and as canonical, in tables that find them and in the
 * answer. Of 10,000 to five million generated records it foresees 1 to 1.35 times what they take, of ten million 1.25 to 1.5
 * times; of a million records of two short values 1.35.
 */
const PROGRAM = 90 * 2 ** 20
const COMPARING = 12 * 2 ** 20
const RECORD = 210
const VALUE_BYTE = 2.7
/** Per record, where all of it is written once more as `state.bin`. */
const STATE = 130
/**
 * A model is trained first, on records as objects, which are gone when the records are resolved: so many at most, and what
 * each and each byte of its values takes, with their pairs.
 */
const TRAINED_ON = 400_000
const TRAINING = 20 * 2 ** 20
const TRAINED_RECORD = 1300
const TRAINED_BYTE = 15

/** An estimate from the sizes of the files and a look at the start of each. */
export interface MemoryNeed {
  readonly records: number
  readonly bytes: number
}

/** What a run does with the records. */
interface Work {
  /** Whether a model is made of them first. */
  readonly trains: boolean
  /** Whether pairs of them are compared. */
  readonly compares: boolean
  /** Whether `state.bin` is written. */
  readonly keepsState: boolean
}

/** What a run over `files` will take; of standard input nothing is known. */
export async function memoryNeed(
  files: readonly InputFile[],
  { trains, compares, keepsState }: Work,
): Promise<MemoryNeed> {
  let records = 0
  let valueBytes = 0
  for (const file of files) {
    if (file.size === undefined) continue
    const sample = await sampled(file)
    const parts = sample.read === 0 ? 0 : Math.max(1, file.size / sample.read)
    records += sample.records * parts
    valueBytes += sample.valueBytes * parts
  }
  const program = PROGRAM + (compares || trains ? COMPARING : 0)
  const resolved = records * (RECORD + (keepsState ? STATE : 0)) + valueBytes * VALUE_BYTE
  const share = Math.min(1, TRAINED_ON / Math.max(1, records))
  const trained = trains ? TRAINING + share * (records * TRAINED_RECORD + valueBytes * TRAINED_BYTE) : 0
  return { records: Math.round(records), bytes: Math.round(program + Math.max(resolved, trained)) }
}

/**
 * Ends a run before it starts where its memory will not do.
 * @throws Misuse with the estimate and what to do about it
 */
export async function assertFits(
  files: readonly InputFile[],
  maxMemory: string | undefined,
  work: Work,
): Promise<void> {
  const most = maxMemory === undefined ? availableMemory() : parseSize(maxMemory)
  if (most === Number.POSITIVE_INFINITY) return
  const { records, bytes } = await memoryNeed(files, work)
  if (bytes <= most) return
  const allowed = maxMemory === undefined ? `${sizeText(most)} are free` : `--max-memory allows ${sizeText(most)}`
  throw new Misuse(
    `about ${count(records)} records will take about ${sizeText(bytes)} of memory, and ${allowed}; nothing was done.\n` +
      'Resolve fewer files at once, free memory, or start in any case with --max-memory none',
  )
}

/** What this process may still take, of the machine or of the container it runs in. */
function availableMemory(): number {
  // macOS calls free only what was never touched
  const free = process.platform === 'darwin' ? Math.max(freemem(), totalmem() / 2) : freemem()
  // not `process.availableMemory`: in a container it counts files that the system keeps in memory as taken
  const limit = process.constrainedMemory()
  return limit > 0 && limit < totalmem() ? Math.min(free, limit - process.memoryUsage.rss()) : free
}

interface Sample {
  /** Bytes of the file that were read. */
  readonly read: number
  readonly records: number
  readonly valueBytes: number
}

async function sampled(file: InputFile): Promise<Sample> {
  let [read, records, valueBytes] = [0, 0, 0]
  const onBytes = (bytes: number): void => {
    read += bytes
  }
  for await (const batch of readCells(file, fileReport(file), onBytes)) {
    records += 'records' in batch ? batch.records.length : batch.size
    valueBytes += bytesOf(batch)
    if (read >= SAMPLE) break
  }
  return { read, records, valueBytes }
}

function bytesOf(batch: Batch | CellBatch): number {
  // a letter is a byte or two; quotes and names of columns make up for that
  if ('records' in batch) return batch.records.reduce((n, record) => n + JSON.stringify(record).length, 0)
  let bytes = 0
  for (let i = 0; i < 2 * batch.size * batch.columns.length; i += 2) bytes += batch.spans[i + 1]! - batch.spans[i]!
  return bytes
}
