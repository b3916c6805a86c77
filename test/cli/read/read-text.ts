import type { RawRecord } from '../../../src/cli/read/batch.ts'
import { type FileReport, fileReport, readBatches } from '../../../src/cli/read/input-file.ts'
import type { LineProblem } from '../../../src/cli/read/line-problem.ts'

/** Everything read from a file, in one piece. */
export interface ReadResult {
  readonly records: { readonly line: number; readonly record: RawRecord }[]
  readonly problems: LineProblem[]
  readonly report: FileReport
}

/** Reads `content` as if it were a file called `path`, delivered in chunks of `chunk` bytes. */
export async function readContent(
  content: string | Uint8Array,
  path = 'file.csv',
  chunk = 65_536,
): Promise<ReadResult> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  async function* open(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk)
  }
  const file = { path, source: 'file', open }
  const result: ReadResult = { records: [], problems: [], report: fileReport(file) }
  for await (const batch of readBatches(file, result.report)) {
    for (const [i, record] of batch.records.entries()) {
      result.records.push({ line: batch.lines[i]!, record: { ...record } })
    }
    result.problems.push(...batch.problems)
  }
  return result
}
