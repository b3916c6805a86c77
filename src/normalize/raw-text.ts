/** Marks that are not seen and tell no two values apart: zero-width, bidirectional, soft hyphen, byte-order mark, NUL. */
const INVISIBLE =
  /\0|\u00ad|\u034f|\u061c|\u180e|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u2064]|[\u2066-\u2069]|\ufeff/g
const LONE_SURROGATE = /\p{Cs}/gu
const PLAIN_ASCII = /^[!-~](?:[ -~]*[!-~])?$/

/**
 * The text of a raw value: strings, finite numbers and big integers; `undefined` for anything else.
 * NFC, without invisible marks, trimmed; lone surrogates become U+FFFD, so that the text has exactly one UTF-8 form.
 */
export function rawText(raw: unknown): string | undefined {
  if (typeof raw === 'string') {
    if (PLAIN_ASCII.test(raw)) return raw
    return raw.replace(INVISIBLE, '').replace(LONE_SURROGATE, '\ufffd').normalize('NFC').trim()
  }
  if (typeof raw === 'number' && Number.isFinite(raw)) return plainNumber(raw)
  if (typeof raw === 'bigint') return raw.toString()
  return undefined
}

/** Spreadsheets hand over long numbers as doubles: `4.4791112345e11` is meant as its digits. */
function plainNumber(raw: number): string {
  return Number.isInteger(raw) ? BigInt(raw).toString() : String(raw)
}
