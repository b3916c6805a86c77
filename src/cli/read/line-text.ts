import { Buffer, isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { type LineProblem, MAX_LENGTH } from './line-problem.ts'
import { windows1252 } from './windows-1252.ts'

/** Text of `lines` whole physical lines, each ended by `\n`; `line` is the number of the first, from 1. */
export interface TextBlock {
  readonly text: string
  readonly line: number
  readonly lines: number
  /**
   * The block as it stands in the file, where that is UTF-8 with lines ended by `\n` or `\r\n`; maybe not the last one. Valid
   * until the next block is asked for, and may be written to by who needs no `text` any more.
   */
  readonly bytes?: Buffer | undefined
}

/** Encodings told by a byte order mark, or the lack of one. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/**
 * Turns bytes into text of whole lines: UTF-8 (with or without mark), UTF-16 by its mark, and every line that is not
 * UTF-8 as Windows-1252, reported. Line ends `\r\n` become `\n`, inside quotes too; a lone `\r` ends a line in files
 * whose first line end it is, else it is part of the text.
 */
export class LineText {
  /** Lines reported; the caller takes them out. */
  problems: LineProblem[] = []
  encoding: TextEncoding = 'utf-8'
  /** Number of the line that comes next, from 1. */
  line = 1
  #started = false
  #utf16: TextDecoder | undefined
  /** Whether a lone `\r` ends a line; unknown before the first line end. */
  #loneReturns: boolean | undefined
  /** What is not a block yet stands in it from `#from` to `#to`, before that the last block. */
  #buffer: Buffer = Buffer.alloc(0)
  #from = 0
  #to = 0
  /** Bytes to gather before looking for a line end again: doubles, so that one long line costs linear time. */
  #wanted = 4
  /** Inside a line that was given up as too long. */
  #skipping = false

  /** The whole lines that are complete with `chunk`, if any. */
  push(chunk: Uint8Array): TextBlock | undefined {
    this.#add(chunk)
    if (this.#to - this.#from < this.#wanted) return undefined
    const bytes = this.#pending()
    this.#loneReturns ??= this.#firstLineEnd(bytes)
    const end = this.#lastLineEnd(bytes)
    this.#keep(bytes.length - end)
    return end > 0 ? this.#block(bytes.subarray(0, end)) : undefined
  }

  /** The last line, where the file does not end with a line end. */
  end(): TextBlock | undefined {
    const bytes = this.#take()
    // nothing follows: what looked like half of a `\r\n` is a line end
    this.#loneReturns ??= this.#firstLineEnd(bytes) ?? true
    return bytes.length > 0 ? this.#block(bytes) : undefined
  }

  /** Gives up the unfinished last line: of an archive that breaks off. */
  abandon(): void {
    if (this.#take().length > 0 && !this.#skipping) this.problems.push({ line: this.line, reason: 'gzip' })
  }

  get #width(): number {
    return this.#utf16 === undefined ? 1 : 2
  }

  #add(chunk: Uint8Array): void {
    const length = this.#to - this.#from
    if (length + chunk.length > this.#buffer.length) {
      const larger = Buffer.allocUnsafeSlow(2 * (length + chunk.length))
      larger.set(this.#buffer.subarray(this.#from, this.#to))
      this.#buffer = larger
    } else this.#buffer.copyWithin(0, this.#from, this.#to)
    this.#buffer.set(chunk, length)
    this.#from = 0
    this.#to = length + chunk.length
  }

  /** What is not a block yet, without a mark. */
  #pending(): Buffer {
    const bytes = this.#buffer.subarray(this.#from, this.#to)
    if (this.#started) return bytes
    this.#started = true
    const [encoding, mark] = encodingOf(bytes)
    this.encoding = encoding
    if (encoding !== 'utf-8') this.#utf16 = new TextDecoder(encoding, { ignoreBOM: true })
    return bytes.subarray(mark)
  }

  /** Takes all that is left. */
  #take(): Buffer {
    const bytes = this.#pending()
    this.#from = this.#to
    return bytes
  }

  /** @param length of the part behind the last whole line */
  #keep(length: number): void {
    let kept = length
    if (this.#skipping || length > MAX_LENGTH * this.#width) {
      if (!this.#skipping) this.problems.push({ line: this.line, reason: 'length' })
      this.#skipping = true
      kept = length % this.#width
    }
    this.#wanted = Math.max(4, Math.min(kept * 2, MAX_LENGTH * this.#width + 1))
    this.#from = this.#to - kept
  }

  /** Whether the first line end is a lone `\r`; undefined while that cannot be told. */
  #firstLineEnd(bytes: Buffer): boolean | undefined {
    for (let at = 0; at < bytes.length; at += this.#width) {
      const end = this.#lineEndAt(bytes, at)
      if (end === '\n') return false
      if (end === '\r') {
        // the other half of a `\r\n` may still come
        return at + 2 * this.#width <= bytes.length ? this.#lineEndAt(bytes, at + this.#width) !== '\n' : undefined
      }
    }
    return undefined
  }

  /** Where the last whole line ends, 0 where none does. A `\r` at the very end may still be followed by its `\n`. */
  #lastLineEnd(bytes: Buffer): number {
    if (this.#loneReturns === undefined) return 0
    if (this.#utf16 === undefined) {
      const feed = bytes.lastIndexOf(10) + 1
      return this.#loneReturns ? Math.max(feed, bytes.subarray(0, -1).lastIndexOf(13) + 1) : feed
    }
    for (let at = bytes.length - (bytes.length % 2) - 2; at >= 0; at -= 2) {
      const end = this.#lineEndAt(bytes, at)
      if (end === '\n' || (end === '\r' && this.#loneReturns && at + 4 <= bytes.length)) return at + 2
    }
    return 0
  }

  #lineEndAt(bytes: Buffer, at: number): '\n' | '\r' | undefined {
    let code = bytes[at]
    if (this.encoding === 'utf-16le') code = bytes[at + 1] === 0 ? code : -1
    else if (this.encoding === 'utf-16be') code = code === 0 ? bytes[at + 1] : -1
    return code === 10 ? '\n' : code === 13 ? '\r' : undefined
  }

  #block(bytes: Buffer): TextBlock | undefined {
    return this.#plainBlock(bytes) ?? this.#decodedBlock(bytes)
  }

  /** The block of bytes that may be taken as they are: it is decoded only for a reader that wants text. */
  #plainBlock(bytes: Buffer): TextBlock | undefined {
    const last = bytes.at(-1)
    // at the end of a file, a lone `\r` is text
    if (this.#utf16 !== undefined || this.#loneReturns || this.#skipping || last === RETURN || !isUtf8(bytes)) return
    const { line } = this
    const lines = newlines(bytes) + (last === NEWLINE ? 0 : 1)
    this.line += lines
    return new PlainBlock(bytes, line, lines)
  }

  #decodedBlock(bytes: Buffer): TextBlock | undefined {
    let text = this.#utf16?.decode(bytes) ?? this.#utf8(bytes)
    if (text.includes('\r')) text = text.replace(this.#loneReturns ? /\r\n?/g : /\r\n/g, '\n')
    if (!text.endsWith('\n')) text += '\n'
    if (this.#skipping) {
      this.#skipping = false
      this.line++
      text = text.slice(text.indexOf('\n') + 1)
    }
    const first = this.line
    const broken = this.#utf16 !== undefined && text.includes('\ufffd')
    for (let at = 0; at < text.length; this.line++) {
      const end = text.indexOf('\n', at) + 1
      if (broken && text.slice(at, end).includes('\ufffd')) this.problems.push({ line: this.line, reason: 'encoding' })
      at = end
    }
    return text === '' ? undefined : { text, line: first, lines: this.line - first }
  }

  #utf8(bytes: Buffer): string {
    if (isUtf8(bytes)) return bytes.toString('utf8')
    const latin1 = bytes.toString('latin1')
    const lines = latin1.match(this.#loneReturns ? /[^\r\n]*(?:\r\n|\r|\n|$)/g : /[^\n]*(?:\n|$)/g) ?? []
    let text = ''
    let at = 0
    let { line } = this
    for (const piece of lines) {
      const own = bytes.subarray(at, at + piece.length)
      const valid = isUtf8(own)
      if (!valid && !(this.#skipping && at === 0)) this.problems.push({ line, reason: 'encoding' })
      text += valid ? own.toString('utf8') : windows1252(piece)
      at += piece.length
      line++
    }
    return text
  }
}

const NEWLINE = 10
const NEWLINES = 0x0a0a0a0a
const NO_WORDS = new Int32Array(0)
const RETURN = 13

/** How many `\n` there are, looked for in four bytes at once: blocks stand at the start of a buffer. */
function newlines(bytes: Uint8Array): number {
  const words =
    bytes.byteOffset % 4 === 0 ? new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2) : NO_WORDS
  let n = 0
  for (let i = 0; i < words.length; i++) {
    // a byte becomes 0 where it was one, and then, as no other does, 0x80
    const word = words[i]! ^ NEWLINES
    const found = ~(((word & 0x7f7f7f7f) + 0x7f7f7f7f) | word | 0x7f7f7f7f)
    n += Math.imul(found >>> 7, 0x01010101) >>> 24
  }
  for (let i = 4 * words.length; i < bytes.length; i++) if (bytes[i] === NEWLINE) n++
  return n
}

class PlainBlock implements TextBlock {
  readonly bytes: Buffer
  readonly line: number
  readonly lines: number
  #text: string | undefined

  constructor(bytes: Buffer, line: number, lines: number) {
    this.bytes = bytes
    this.line = line
    this.lines = lines
  }

  get text(): string {
    if (this.#text !== undefined) return this.#text
    const text = this.bytes.toString('utf8').replaceAll('\r\n', '\n')
    this.#text = text.endsWith('\n') ? text : `${text}\n`
    return this.#text
  }
}

/** The encoding that the mark at the start tells, and the length of the mark. */
function encodingOf(bytes: Uint8Array): [TextEncoding, number] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le', 2]
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be', 2]
  return ['utf-8', bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0]
}
