import { LONGEST_IDENTIFIER } from './code.ts'
import { isSilentOnConsent, saysNoConsent } from './consent.ts'
import { isPlainValue, numberReason } from './junk-reason.ts'
import type { Normalized } from './normalized.ts'
import { readText } from './read-text.ts'
import { Shape } from './shape.ts'
import { uuidIn } from './uuid.ts'

/** `_ga`: version, domain depth (and path depth), then the client id, which alone is sent with events. */
const GA_CLIENT = /^(?:_ga=)?GA\d\.\d+(?:-\d+)?\.(\d+\.\d+|amp-[\w-]+)$/
/** `_ga_<stream>`: the state of a session, new with every visit. */
const GA_SESSION = /^(?:_ga_\w+=)?GS\d\.\d+\./
/** `_fbp`: version, sub-domain index, time of creation, random number. */
const META_BROWSER = /^(?:_fbp=)?(fb\.\d\.\d{10,13}\.\d+)$/i
/** Adobe's visitor id inside an `AMCV_` cookie, URL-encoded or not. */
const ADOBE_VISITOR = /(?:^|[|=]|%7C)MCMID(?:\||%7C)(\d{38})(?!\d)/

/**
 * A browser's id: UUIDs in lower case, the client id out of Google Analytics' `_ga` (`GA1.2.123.456` → `123.456`),
 * Meta's `_fbp`, Adobe's ECID out of `AMCV_`; any other value as written, case kept, 1 to 1024 characters.
 * Nil UUIDs and what consent tools leave behind (`denied`, `opt-out`) are placeholders; a session cookie is no id.
 */
export function normalizeCookie(raw: unknown): Normalized {
  return typeof raw === 'string' && isPlainCookie(raw) ? { value: raw } : readCookie(raw)
}

const shape = new Shape()
/** Letters and digits of a UUID. */
const UUID_LENGTH = 32
/** The first letters of all ids that are taken out of what is around them, small. */
const WRAPPED = ['g', 'f', 'm'].map((letter) => letter.charCodeAt(0))

/**
 * Whether a text is a cookie's value as it stands: no UUID, nothing that an analytics tool writes. False: it has to be
 * looked at. What begins with `_` begins with the name of its cookie.
 */
function isPlainCookie(text: string): boolean {
  if (text.length > LONGEST_IDENTIFIER || !shape.read(text) || shape.marked || !isPlainValue(shape)) return false
  if (shape.alnum === UUID_LENGTH || WRAPPED.includes(shape.first)) return false
  return text.charCodeAt(0) !== 0x5f && isSilentOnConsent(shape)
}

/** The long way of {@link normalizeCookie}. {@link isPlainCookie} is proven equal to it. */
function readCookie(raw: unknown): Normalized {
  const read = readText(raw, LONGEST_IDENTIFIER, numberReason)
  if ('reason' in read) return read
  const { text } = read
  if (GA_SESSION.test(text)) return { reason: 'malformed' }
  const value =
    uuidIn(text) ??
    GA_CLIENT.exec(text)?.[1] ??
    META_BROWSER.exec(text)?.[1]?.toLowerCase() ??
    ADOBE_VISITOR.exec(text)?.[1] ??
    text
  return numberReason(value) !== undefined || saysNoConsent(value) ? { reason: 'placeholder' } : { value }
}
