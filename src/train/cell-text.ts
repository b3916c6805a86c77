import { isMissingWord, isPlaceholder } from '../normalize/junk.ts'
import { rawText } from '../normalize/raw-text.ts'
import { foldText } from './fold-text.ts'

/** One-digit codes and yes/no are values of categories and numbers, though no identifier may be one. */
const SHORT_VALUE = /^(?:-?\d{1,2}|true|false)$/i

/** The texts in a cell: none for a blank or a stand-in, several for an array. Dates become `YYYY-MM-DD`. */
export function cellTexts(raw: unknown): string[] {
  if (Array.isArray(raw)) return raw.flatMap(cellTexts)
  if (raw instanceof Date) return Number.isNaN(raw.getTime()) ? [] : [raw.toISOString().slice(0, 10)]
  if (isPoint(raw)) return [`${raw.lat},${raw.lon}`]
  const text = typeof raw === 'boolean' ? String(raw) : rawText(raw)?.replace(/\s+/g, ' ')
  if (!text || isMissingWord(text)) return []
  return SHORT_VALUE.test(text) || !isPlaceholder(text) ? [text] : []
}

function isPoint(raw: unknown): raw is { lat: number; lon: number } {
  return typeof raw === 'object' && raw !== null && 'lat' in raw && 'lon' in raw
}

/** Reads the words of a cell's first text, folded and parted by one space; `undefined` where it holds none. */
export type WordReader = (raw: unknown) => string | undefined

/** Distinct cells remembered; files repeat their names, towns and dates. */
const REMEMBERED = 100_000

/** A reader that remembers what it has read. */
export function wordReader(): WordReader {
  const known = new Map<unknown, string | undefined>()
  return (raw) => {
    if (typeof raw !== 'string') return wordsOf(raw)
    if (known.has(raw)) return known.get(raw)
    if (known.size >= REMEMBERED) known.clear()
    const words = wordsOf(raw)
    known.set(raw, words)
    return words
  }
}

function wordsOf(raw: unknown): string | undefined {
  const text = cellTexts(raw)[0]
  return text === undefined
    ? undefined
    : foldText(text)
        .match(/[\p{L}\p{N}]+/gu)
        ?.join(' ')
}
