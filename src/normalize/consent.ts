import { type Shape, ShapeFilter } from './shape.ts'

/** What consent tools and privacy settings write where an identifier would be. Letters only, lower case. */
const NO_CONSENT: ReadonlySet<string> = new Set([
  ...['denied', 'consentdenied', 'deniedconsent', 'noconsent', 'noconsentgiven', 'consentrequired', 'withoutconsent'],
  ...['optout', 'optedout', 'useroptout', 'useroptedout', 'limited', 'limitadtracking', 'adtrackinglimited', 'lat'],
  ...['rejected', 'blocked', 'disabled', 'deleted', 'expired', 'redacted', 'masked', 'hidden', 'private', 'suppressed'],
  ...['donottrack', 'dnt', 'gdpr', 'ccpa', 'gpc', 'cookieless', 'nocookie', 'nocookies', 'notracking', 'restricted'],
  ...['notallowed', 'notconsented', 'unconsented', 'idopt', 'ooo'],
])

const CONSENT_WORDS = new ShapeFilter(NO_CONSENT)

/** Whether a text certainly says nothing of consent; false: ask {@link saysNoConsent}. */
export function isSilentOnConsent(shape: Shape): boolean {
  return !CONSENT_WORDS.mayHold(shape)
}

/** Whether the whole text says that its person did not agree to be identified. */
export function saysNoConsent(text: string): boolean {
  return text.length <= 40 && NO_CONSENT.has(text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
}
