/** Stands before every writing that is no text as it stands: a private-use code point, then a letter for the type. */
export const MARK = '\ue000'

/** What is left of a value that cannot be written down: no kind reads a symbol. */
const UNWRITABLE = Symbol('a value that cannot be written down')

/**
 * A raw value in plain data, so that reading it runs no foreign code and equal writings are equal values: objects as
 * JSON has them, dates copied. Functions, symbols and objects that JSON cannot write (circular, holding big integers,
 * throwing) become one symbol, which every kind refuses as `type`. Never throws.
 */
export function plainValue(raw: unknown): unknown {
  switch (typeof raw) {
    case 'object':
      return raw === null ? null : plainObject(raw)
    case 'function':
    case 'symbol':
      return UNWRITABLE
    default:
      return raw
  }
}

function plainObject(raw: object): unknown {
  try {
    if (raw instanceof Date) return new Date(raw.getTime())
    const json: string | undefined = JSON.stringify(raw)
    return json === undefined ? UNWRITABLE : JSON.parse(json)
  } catch {
    return UNWRITABLE
  }
}

/** A plain value as text, different for different values: the text `5` is not the number 5. */
export function markedText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value.startsWith(MARK) ? `${MARK}s${value}` : value
    case 'object':
      return value instanceof Date ? `${MARK}d${isoText(value)}` : `${MARK}o${JSON.stringify(value)}`
    case 'bigint':
      return `${MARK}i${value}`
    case 'symbol':
      return `${MARK}x(not writable)`
    default:
      return `${MARK}${(typeof value).charAt(0)}${String(value)}`
  }
}

/** What a person reads of a {@link markedText}: a text exactly as it came, numbers and dates as they print, JSON. */
export function unmarkedText(marked: string): string {
  return marked.startsWith(MARK) ? marked.slice(2) : marked
}

/** The value that a {@link markedText} was made of; what could not be written down is a symbol again. */
export function rawValue(marked: string): unknown {
  if (!marked.startsWith(MARK)) return marked
  const text = marked.slice(2)
  switch (marked.charAt(1)) {
    case 's':
      return text
    case 'd':
      return new Date(text)
    case 'o':
      return JSON.parse(text)
    case 'i':
      return BigInt(text)
    case 'n':
      return Number(text)
    case 'b':
      return text === 'true'
    case 'x':
      return UNWRITABLE
    default:
      return undefined
  }
}

/** Any raw value as a person would read it. Never throws. */
export function shownText(raw: unknown): string {
  return unmarkedText(markedText(plainValue(raw)))
}

function isoText(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}
