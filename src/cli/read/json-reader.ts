import { type Batch, emptyBatch, type RecordReader } from './batch.ts'
import { jsonObjectEnd, OPEN } from './json-object-end.ts'
import { addJsonRecord, jsonObject } from './json-record.ts'
import { lineEnds } from './line-ends.ts'
import { MAX_LENGTH } from './line-problem.ts'
import type { TextBlock } from './line-text.ts'
import { PendingText } from './pending-text.ts'

/** A line on which an object may start. Not with the `m` flag, to which a lone `\r` is a line end too. */
const OBJECT_LINE = /(?<![^\n])[ \t]*(?:,[ \t]*)?\{/g

/**
 * Records of a JSON list, or of objects written one after the other, on as many lines as they like. Between them stand
 * brackets, commas and blanks; anything else is reported, once a line. After a broken object reading goes on at the next
 * line that starts an object no deeper than the broken one.
 */
export class JsonReader implements RecordReader {
  #pending = new PendingText()
  /** Line of the text that is being read, and the indentation of that line. */
  #line = 1
  #indent = 0
  /** Indentation of the broken object whose rest is being passed over. */
  #brokenIndent: number | undefined;

  *push(block: TextBlock): Iterable<Batch> {
    if (!this.#pending.isFollowedBy(block)) yield* this.#read(true)
    if (this.#pending.length === 0) this.#indent = indentation(block.text, 0)
    if (this.#pending.push(block)) yield* this.#read(false)
  }

  *end(): Iterable<Batch> {
    if (this.#pending.length > 0) yield* this.#read(true)
  }

  *#read(last: boolean): Iterable<Batch> {
    const text = this.#pending.text()
    this.#line = this.#pending.line
    let batch = emptyBatch()
    let strayLine = 0
    let at = 0
    while (at < text.length) {
      if (this.#brokenIndent !== undefined) {
        at = this.#recover(text, at, this.#brokenIndent)
        continue
      }
      const char = text[at]!
      if (char === '\n') {
        this.#line++
        at++
        this.#indent = indentation(text, at)
        continue
      }
      if (char !== '{') {
        if (!/[\s,[\]]/.test(char) && strayLine !== this.#line) {
          strayLine = this.#line
          batch.problems.push({ line: strayLine, reason: 'json' })
        }
        at++
        continue
      }
      const end = jsonObjectEnd(text, at)
      if (end === OPEN && !last && text.length - at <= MAX_LENGTH) break
      const object = end < 0 ? '' : text.slice(at, end)
      const lines = lineEnds(object)
      const value = jsonObject(object)
      if (value === undefined && (end < 0 || lines > 0)) {
        batch.problems.push({ line: this.#line++, reason: 'json' })
        this.#brokenIndent = this.#indent
        at = text.indexOf('\n', at) + 1
      } else {
        addJsonRecord(value, this.#line, batch)
        this.#line += lines
        at = end
        if (lines > 0) this.#indent = indentation(text, text.lastIndexOf('\n', at - 1) + 1)
      }
      if (batch.records.length >= 4096) {
        yield batch
        batch = emptyBatch()
      }
    }
    yield batch
    this.#pending.keep(text.slice(at), this.#line)
  }

  /** Where reading goes on behind a broken object: at a line that may start one, or at the end of the text. */
  #recover(text: string, at: number, indent: number): number {
    let end = text.length
    OBJECT_LINE.lastIndex = at
    for (let found = OBJECT_LINE.exec(text); found !== null; found = OBJECT_LINE.exec(text)) {
      if (indentation(text, found.index) > indent) continue
      end = found.index
      this.#brokenIndent = undefined
      this.#indent = indentation(text, end)
      break
    }
    this.#line += lineEnds(text.slice(at, end))
    return end
  }
}

function indentation(text: string, lineStart: number): number {
  let at = lineStart
  while (text[at] === ' ' || text[at] === '\t') at++
  return at - lineStart
}
