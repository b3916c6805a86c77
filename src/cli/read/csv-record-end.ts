/** The quotes of a record are wrong. */
export const BROKEN = -1
/** The record is not finished where the text ends. */
export const OPEN = -2

const QUOTE = 34
const NEWLINE = 10
const SPACE = 32

/**
 * Where the record that starts at `start` ends: the index behind its `\n`, or {@link BROKEN} or {@link OPEN}.
 * RFC 4180 with two liberties every spreadsheet takes: a quote inside an unquoted value is text, and spaces may follow
 * a closing quote. Stops at the first wrong quote, so a file full of them still takes linear time.
 *
 * @param delimiter one ASCII character
 */
export function csvRecordEnd(text: string, start: number, delimiter: string): number {
  const separator = delimiter.charCodeAt(0)
  let at = start
  for (;;) {
    let code = text.charCodeAt(at)
    if (code === QUOTE) {
      at = closingQuote(text, at)
      if (at < 0) return OPEN
      do code = text.charCodeAt(++at)
      while (code === SPACE)
    } else {
      while (code !== separator && code !== NEWLINE && at < text.length) code = text.charCodeAt(++at)
    }
    if (at >= text.length) return OPEN
    if (code === NEWLINE) return at + 1
    if (code !== separator) return BROKEN
    at++
  }
}

/** The quote that closes the one at `open`; −1 where none does. A doubled quote is text. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1)
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2)
  return at
}
