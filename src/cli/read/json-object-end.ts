/** No object can start like this. */
const BROKEN = -1
/** The object is not finished where the text ends. */
export const OPEN = -2

/**
 * Deepest nesting of a record: what walks through it may recurse. It also bounds how far one unclosed brace is followed,
 * so reading stays linear.
 */
const MAX_DEPTH = 64

const [QUOTE, BACKSLASH, NEWLINE] = [34, 92, 10]
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125]

/**
 * Where the JSON object that starts at `start` ends: the index behind its closing brace, or {@link BROKEN} or
 * {@link OPEN}. Only strings and nesting are looked at; whether the text between is sound is for `JSON.parse` to say.
 */
export function jsonObjectEnd(text: string, start: number): number {
  let depth = 0
  let quoted = false
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (quoted) {
      if (code === NEWLINE) return BROKEN
      if (code === QUOTE) quoted = false
      else if (code === BACKSLASH && text.charCodeAt(at + 1) !== NEWLINE) at++
    } else if (code === QUOTE) quoted = true
    else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      if (++depth > MAX_DEPTH) return BROKEN
    } else if ((code === CLOSE_OBJECT || code === CLOSE_ARRAY) && --depth === 0) return at + 1
  }
  return OPEN
}
