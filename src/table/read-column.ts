import type { Steps } from '../collections/steps.ts'
import { TextBatch } from '../collections/text-batch.ts'
import type { FieldSpec } from '../model/field.ts'
import { isAfter } from '../normalize/date.ts'
import type { NormalizeContext } from '../normalize/normalized.ts'
import type { FieldColumn } from './field-column.ts'
import type { RejectedValue } from './reading.ts'

/** Texts that are looked for together: what is read of them stays in the cache meanwhile. */
const TOGETHER = 1024

/** A column of a file and the field that it feeds, by their numbers. */
export interface Feed {
  readonly field: number
  readonly column: number
}

/** A value that is no evidence. */
export interface Refused {
  /** Number of its record in the batch. */
  readonly record: number
  /** Number of its field; −1: it is the record's time. */
  readonly field: number
  readonly value: RejectedValue
}

/** Records of a file and where they go, as plain data that may be posted to another thread. */
export interface RowBatch {
  readonly size: number
  /** Value i = record × width + column runs from `spans[2 i]` to `spans[2 i + 1]` of `bytes`. */
  readonly bytes: Uint8Array
  readonly spans: Int32Array
  readonly width: number
  readonly feeds: readonly Feed[]
  /** Per record: its row, which is new; −1 where the record is not read here. */
  readonly rows: Int32Array
  /** What values are read by, and which of these each record's are. */
  readonly contexts: readonly NormalizeContext[]
  readonly contextOf: Int32Array
  /** Per record its time, undefined where none has one. */
  readonly times: Float64Array | undefined
  /** What was refused so far. */
  readonly refused: Refused[]
}

/** Numbers of the records whose texts are looked for, and these. */
const records = new Int32Array(TOGETHER)
const texts = new TextBatch()

/**
 * Reads one column of records into the rows of the field that it feeds: what reading the records one by one does. A column at
 * a time, because what finds its values then stays in the cache.
 */
export function* readColumn(field: FieldColumn, feed: Feed, batch: RowBatch): Steps<void> {
  const { size } = batch
  field.ensureRows(Math.max(0, lastRow(batch) + 1))
  for (let from = 0; from < size; from += TOGETHER) {
    readSome(field, feed, batch, from, Math.min(from + TOGETHER, size))
    yield
  }
}

/** Rows of one batch ascend. */
function lastRow({ rows, size }: RowBatch): number {
  for (let r = size - 1; r >= 0; r--) if (rows[r]! >= 0) return rows[r]!
  return -1
}

function readSome(field: FieldColumn, feed: Feed, batch: RowBatch, from: number, to: number): void {
  const { bytes, spans, rows, contexts, contextOf, times } = batch
  const step = 2 * batch.width
  const place = 2 * feed.column
  texts.clear()
  for (let r = from, at = from * step + place; r < to; r++, at += step) {
    const start = spans[at]!
    const end = spans[at + 1]!
    if (start === end || rows[r]! < 0) continue
    records[texts.size] = r
    field.addAsked(texts, bytes, start, end, contexts[contextOf[r]!]!)
  }
  const { size } = texts
  const found = field.findAll(texts)
  const isTimed = times !== undefined && isPast(field.spec)
  for (let i = 0; i < size; i++) {
    const r = records[i]!
    const at = r * step + place
    let written = found[i]!
    if (written < 0) {
      const context = contexts[contextOf[r]!]!
      written = field.encodeNew(texts, i, context)
      if (written < 0) written = field.encodeBytes(bytes, spans[at]!, spans[at + 1]!, context)
    }
    const canonical = field.canonicalOf(written)
    if (canonical < 0 || isTimed) {
      const reason = refusalReason(field, written, times?.[r] ?? Number.NEGATIVE_INFINITY)
      if (reason !== undefined) {
        const value = { field: field.name, value: field.writtenText(written), reason }
        if (reason !== 'blank') batch.refused.push({ record: r, field: feed.field, value })
        continue
      }
    }
    field.append(rows[r]!, canonical, written)
  }
}

/** Why a writing that was observed `at` some time is no evidence; undefined where it is. */
export function refusalReason(field: FieldColumn, written: number, at: number): string | undefined {
  const canonical = field.canonicalOf(written)
  if (canonical < 0) return field.reasons[-1 - canonical]!
  if (!isPast(field.spec) || !Number.isFinite(at)) return undefined
  return isAfter(field.values.get(canonical), at) ? 'after-record' : undefined
}

/** Whether a field holds dates of a life, which cannot lie after the observation that tells them. */
function isPast(spec: FieldSpec): boolean {
  return spec.kind === 'date' && spec.past !== false
}
