import { LONGEST_IDENTIFIER } from './code.ts'
import { saysNoConsent } from './consent.ts'
import { numberReason } from './junk-reason.ts'
import type { Normalized } from './normalized.ts'
import { readText } from './read-text.ts'
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
