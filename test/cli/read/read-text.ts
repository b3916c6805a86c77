import { expect } from 'vitest'
import type { Batch, RawRecord } from '../../../src/cli/read/batch.ts'
import { type CellBatch, recordAt } from '../../../src/cli/read/cell-batch.ts'
import { type FileReport, fileReport, readBatches, readCells } from '../../../src/cli/read/input-file.ts'
import type { LineProblem } from '../../../src/cli/read/line-problem.ts'

/** Everything read from a file, in one piece. */
export interface ReadResult {
  readonly records: { readonly line: number; readonly record: RawRecord }[]
  readonly problems: LineProblem[]
  readonly report: FileReport
}

/**
 * Reads `content` as if it were a file called `path`, delivered in chunks of `chunk` bytes. Both ways, as objects and as
 * bytes: they must give the same.
 */
export async function readContent(
  content: string | Uint8Array,
  path = 'file.csv',
  chunk = 65_536,
): Promise<ReadResult> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  async function* open(): AsyncGenerator<Uint8Array> {
    const given = new Uint8Array(chunk)
    for (let at = 0; at < bytes.length; at += chunk) {
      const part = bytes.subarray(at, at + chunk)
      given.set(part)
      yield given.subarray(0, part.length)
      // a chunk is valid until the next one is asked for
      given.fill(0xff)
    }
  }
  const file = { path, source: 'file', open }
  const objects = await everything((report) => readBatches(file, report), fileReport(file))
  const cells = await everything((report) => readCells(file, report), fileReport(file))
  // in which order two readers come upon problems depends on how much text they wait for
  expect({ ...cells, problems: sorted(cells.problems) }).toEqual({ ...objects, problems: sorted(objects.problems) })
  return objects
}

function sorted(problems: readonly LineProblem[]): LineProblem[] {
  return problems.toSorted((a, b) => a.line - b.line || (a.reason < b.reason ? -1 : 1))
}

async function everything(
  read: (report: FileReport) => AsyncIterable<Batch | CellBatch>,
  report: FileReport,
): Promise<ReadResult> {
  const result: ReadResult = { records: [], problems: [], report }
  for await (const batch of read(report)) {
    const records =
      'records' in batch ? batch.records : Array.from({ length: batch.size }, (_, i) => recordAt(batch, i))
    for (const [i, record] of records.entries()) result.records.push({ line: batch.lines[i]!, record: { ...record } })
    result.problems.push(...batch.problems)
  }
  return result
}
