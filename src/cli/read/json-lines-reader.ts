import { type Batch, emptyBatch, type RecordReader } from './batch.ts'
import { addJsonRecord, jsonObject } from './json-record.ts'
import type { TextBlock } from './line-text.ts'

/** Records of JSON lines: one object a line. A line that is none is reported; blank lines are passed over. */
export class JsonLinesReader implements RecordReader {
  *push(block: TextBlock): Iterable<Batch> {
    const batch = emptyBatch()
    let { line } = block
    for (let at = 0; at < block.text.length; line++) {
      const end = block.text.indexOf('\n', at)
      const text = block.text.slice(at, end).trim()
      if (text !== '') addJsonRecord(jsonObject(text), line, batch)
      at = end + 1
    }
    yield batch
  }

  *end(): Iterable<Batch> {}
}
