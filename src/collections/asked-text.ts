import { HASH_START, HASH_STEP, hashBytes, mixed } from './hash-bytes.ts'

/** UTF-8 of the text asked for. Not kept behind the last text of a pool, where a search would leave its value. */
export let asked: Uint8Array = new Uint8Array(256)
/** How many of its bytes that is. */
export let askedLength = 0
/** What they hash to. */
export let askedHash = 0

/** Says what text pools are asked for next (see `StringPool.findAsked`): looked up in several, it is encoded and hashed once. */
export function ask(text: string): void {
  reserveAsked(text.length)
  if (!askMore(text, 0, HASH_START)) askWide(text)
}

/** The same of the text `${source}:${id}`, which is not put together for it. */
export function askKey(source: string, id: string): void {
  reserveAsked(source.length + 1 + id.length)
  if (askMore(source, 0, HASH_START)) {
    const { length } = source
    asked[length] = COLON
    if (askMore(id, length + 1, Math.imul(runningHash ^ COLON, HASH_STEP))) return
  }
  askWide(`${source}:${id}`)
}

/**
 * The same of the text whose UTF-8 stands in `from` from `start` to `end`, and behind it `more`. It must be well-formed, and
 * of both parts together no more than a text can be.
 */
export function askBytes(from: Uint8Array, start: number, end: number, more: Uint8Array = NO_BYTES): void {
  const length = end - start
  reserveAsked(length + more.length)
  let hash = HASH_START
  for (let i = 0; i < length; i++) {
    const byte = from[start + i]!
    asked[i] = byte
    hash = Math.imul(hash ^ byte, HASH_STEP)
  }
  for (let i = 0; i < more.length; i++) {
    const byte = more[i]!
    asked[length + i] = byte
    hash = Math.imul(hash ^ byte, HASH_STEP)
  }
  askedLength = length + more.length
  askedHash = mixed(hash)
}

const NO_BYTES = new Uint8Array(0)
const COLON = 0x3a
/** FNV-1a of what was asked so far, not mixed yet. */
let runningHash = 0

function reserveAsked(units: number): void {
  if (units * 3 > asked.length) asked = new Uint8Array(units * 6)
}

/** Encodes ASCII from `start` on; false where something else is met. */
function askMore(text: string, start: number, hash: number): boolean {
  const { length } = text
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x80) return false
    asked[start + i] = code
    hash = Math.imul(hash ^ code, HASH_STEP)
  }
  runningHash = hash
  askedLength = start + length
  askedHash = mixed(hash)
  return true
}

/** `ask` for a text with letters beyond ASCII. */
function askWide(text: string): void {
  let at = 0
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i)
    if (code < 0x80) {
      asked[at++] = code
      continue
    }
    if (code >= 0xd800 && code < 0xe000) {
      const next = code < 0xdc00 ? text.charCodeAt(i + 1) : Number.NaN
      if (next >= 0xdc00 && next < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00)
        i++
      }
    }
    if (code < 0x800) {
      asked[at++] = 0xc0 | (code >> 6)
    } else {
      if (code < 0x10000) asked[at++] = 0xe0 | (code >> 12)
      else {
        asked[at++] = 0xf0 | (code >> 18)
        asked[at++] = 0x80 | ((code >> 12) & 63)
      }
      asked[at++] = 0x80 | ((code >> 6) & 63)
    }
    asked[at++] = 0x80 | (code & 63)
  }
  askedLength = at
  askedHash = hashBytes(asked, 0, at)
}
