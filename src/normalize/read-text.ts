import { isMissingWord } from './junk.ts'
import { junkReason } from './junk-reason.ts'
import type { Normalized, RejectReason } from './normalized.ts'
import { rawText } from './raw-text.ts'

type Reading = { readonly text: string } | { readonly reason: RejectReason }

/**
 * The text of a raw value, or why it holds none: `blank` (also `null` and `undefined`), `type`, `length` above
 * `maximum` UTF-16 units, or what `junk` says of the whole text.
 */
export function readText(
  raw: unknown,
  maximum: number,
  junk: (text: string) => RejectReason | undefined = junkReason,
): Reading {
  const text = rawText(raw)
  if (text === undefined) return { reason: raw === null || raw === undefined ? 'blank' : 'type' }
  if (text === '') return { reason: 'blank' }
  if (text.length > maximum) return { reason: 'length' }
  const reason = junk(text)
  return reason === undefined ? { text } : { reason }
}

/** A canonical value, unless writing it canonically has shown it to be empty (`malformed`) or junk (`"unknown?"`). */
export function acceptText(value: string, junk: (text: string) => RejectReason | undefined = junkReason): Normalized {
  if (value === '') return { reason: 'malformed' }
  const reason = junk(value)
  return reason === undefined ? { value } : { reason }
}

/** `placeholder` for words that say "no value": the junk of kinds for which `0`, `test` and `true` are real values. */
export function missingReason(text: string): RejectReason | undefined {
  return isMissingWord(text) ? 'placeholder' : undefined
}
