import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Batch, RecordReader } from './batch.ts'
import { type ByteReport, type Bytes, fileBytes, replayable, unpacked } from './bytes.ts'
import type { CellBatch } from './cell-batch.ts'
import { cellReaderOf, type Format, type FormatName, formatOf, readerOf } from './format.ts'
import type { LineProblem } from './line-problem.ts'
import { LineText, type TextBlock, type TextEncoding } from './line-text.ts'
import { MissingFile, UnreadableFile } from './unreadable-file.ts'

/** A file to read, or standard input. It can be opened twice: for a sample, and then in full. */
export interface InputFile {
  /** As the user wrote it; `-` is standard input. */
  readonly path: string
  /** Source of its records where they name none: the file's name without folder and extensions, `:` as `_`. */
  readonly source: string
  /** Size on disk in bytes; unknown for standard input. */
  readonly size?: number
  open(): Bytes
}

/** What was found in a file, counted while it is read. */
export interface FileReport {
  readonly file: string
  format: FormatName
  /** Of a `csv` file. */
  delimiter?: string
  encoding: TextEncoding
  /** Physical lines, the header and blank ones too. */
  lines: number
  records: number
  /** Lines that became no record. */
  rejected: number
  /** Lines that were not in the file's encoding, and were read as Windows-1252. */
  reencoded: number
  /** What was wrong with the archive, where it was damaged: the records before that are there. */
  damage?: string
}

/** @throws MissingFile where there is no such file, or it is a directory. */
export async function inputFile(path: string, stdin: Bytes): Promise<InputFile> {
  if (path === '-') {
    const once = replayable(stdin)
    let opened = 0
    return { path, source: 'stdin', open: () => (opened++ === 0 ? once.first() : once.second()) }
  }
  try {
    const found = await stat(path)
    if (found.isDirectory()) throw new MissingFile(`${path} is a directory; name the files in it`)
    return { path, source: sourceOf(path), size: found.size, open: () => fileBytes(path) }
  } catch (error) {
    if (error instanceof MissingFile) throw error
    throw new MissingFile(`${path} cannot be read: ${(error as Error).message}`)
  }
}

/** Source of the records of a file: its name without folder and extensions. */
export function sourceOf(path: string): string {
  const name = basename(path)
  return (name.replace(/(?:\.(?:csv|tsv|txt|json|jsonl|ndjson|gz))+$/i, '') || name).replaceAll(':', '_')
}

/** The report of a file of which nothing was read yet. */
export function fileReport(file: InputFile): FileReport {
  return { file: file.path, format: 'csv', encoding: 'utf-8', lines: 0, records: 0, rejected: 0, reencoded: 0 }
}

/**
 * Everything in a file, in order; what is found on the way is added to `report`.
 *
 * @param onBytes told how many bytes of the file were taken, for a progress line
 * @throws UnreadableFile when reading fails half-way
 */
export function readBatches(file: InputFile, report: FileReport, onBytes?: (bytes: number) => void): Batches<Batch> {
  return batchesOf(file, report, readerOf, onBytes)
}

/** {@link readBatches} as bytes where the file allows it: no string and no object a record. */
export function readCells(
  file: InputFile,
  report: FileReport,
  onBytes?: (bytes: number) => void,
): Batches<Batch | CellBatch> {
  return batchesOf(file, report, cellReaderOf, onBytes)
}

type Batches<B> = AsyncGenerator<B>

async function* batchesOf<B extends Batch | CellBatch>(
  file: InputFile,
  report: FileReport,
  makeReader: (format: Format) => RecordReader<B>,
  onBytes: (bytes: number) => void = () => {},
): Batches<B | Batch> {
  const lines = new LineText()
  const bytes: ByteReport = {}
  let reader: RecordReader<B> | undefined

  const open = (block: TextBlock): RecordReader<B> => {
    const format = formatOf(file.path, block.text)
    report.format = format.name
    if (format.delimiter !== undefined) report.delimiter = format.delimiter
    return makeReader(format)
  }
  function* read(block: TextBlock | undefined): Iterable<B | Batch> {
    report.encoding = lines.encoding
    report.lines = lines.line - 1
    if (lines.problems.length > 0) {
      yield counted({ records: [], lines: [], problems: lines.problems.splice(0) } as Batch, report)
    }
    // a format shows in the first line with anything on it
    if (block === undefined || (reader === undefined && block.text.trim() === '')) return
    reader ??= open(block)
    for (const batch of reader.push(block)) yield counted(batch, report)
  }

  try {
    for await (const chunk of unpacked(tapped(file.open(), onBytes), bytes)) yield* read(lines.push(chunk))
  } catch (error) {
    throw new UnreadableFile(`${file.path} cannot be read: ${(error as Error).message}`)
  }
  if (bytes.damage !== undefined) {
    report.damage = bytes.damage
    lines.abandon()
    yield* read(undefined)
  } else yield* read(lines.end())
  if (reader !== undefined) for (const batch of reader.end()) yield counted(batch, report)
}

async function* tapped(bytes: Bytes, onBytes: (bytes: number) => void): Bytes {
  for await (const chunk of bytes) {
    onBytes(chunk.length)
    yield chunk
  }
}

function counted<B extends Batch | CellBatch>(batch: B, report: FileReport): B {
  const problems: readonly LineProblem[] = batch.problems
  const reencoded = problems.reduce((n, p) => n + (p.reason === 'encoding' ? 1 : 0), 0)
  report.records += 'records' in batch ? batch.records.length : batch.size
  report.reencoded += reencoded
  report.rejected += batch.problems.length - reencoded
  return batch
}
