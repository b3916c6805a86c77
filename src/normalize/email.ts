// validator's index would bring 40 kB (gzip) of other checks into browsers
import isEmailModule from 'validator/lib/isEmail.js'
import type { EmailOptions } from '../model/field.ts'
import { asciiDomain } from './email-domain.ts'
import { emailFlags } from './email-flags.ts'
import { isPlaceholderEmail, saysNoEmail } from './email-placeholder.ts'
import { mailbox } from './email-provider.ts'
import { junkReason } from './junk-reason.ts'
import type { Normalized } from './normalized.ts'
import { plainEmail } from './plain-email.ts'
import { readText } from './read-text.ts'

/** An address (≤ 254) with a generous display name around it. Longer text is no address. */
const LONGEST_RAW = 1000
/** A dot-atom of the commonest characters at a plain domain: a subset of what `isEmail` accepts. */
const PLAIN = /^[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/
const PLAIN_ANY_CASE = new RegExp(PLAIN, 'i')
const DOT_ATOM = /^"([\p{L}\p{M}\p{N}!#$%&'*+\-/=?^_`{|}~]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+\-/=?^_`{|}~]+)*)"$/u

/**
 * An e-mail address as the mailbox it reaches: lower case, NFC, the domain in ASCII, without what the provider ignores
 * (`Fred.Stone+news@GoogleMail.com` → `fredstone@gmail.com`). `mailto:`, a display name and stray punctuation around the
 * address are dropped. Valid means RFC 5321/5322 as validator's `isEmail` reads them.
 * Flags: `role-account`, `disposable-domain`, `reserved-domain`; refusing them is the model's policy.
 */
export function normalizeEmail(raw: unknown, _options?: EmailOptions): Normalized {
  const plain = typeof raw === 'string' ? plainEmail(raw) : undefined
  return plain === undefined ? readEmail(raw) : { value: plain }
}

/** The long way of {@link normalizeEmail}. {@link plainEmail} is proven equal to it. */
function readEmail(raw: unknown): Normalized {
  const read = readText(raw, LONGEST_RAW, wordsReason)
  if ('reason' in read) return read
  const address = addressIn(read.text).toLowerCase().normalize('NFC')
  const at = address.lastIndexOf('@')
  if (at < 0) return { reason: saysNoEmail(address) ? 'placeholder' : 'malformed' }
  const written = address.slice(0, at)
  const local = (written.startsWith('"') && DOT_ATOM.exec(written)?.[1]) || written
  const domain = asciiDomain(address.slice(at + 1))
  if (local === '' || domain === undefined) return { reason: 'malformed' }
  const box = mailbox(local, domain)
  const value = `${box.local}@${box.domain}`
  if (box.local !== '' && isPlaceholderEmail(box.local, box.domain)) return { reason: 'placeholder' }
  if (!isValidEmail(`${local}@${domain}`)) return { reason: 'malformed' }
  if (box.local !== local && !isValidEmail(value)) return { reason: 'malformed' }
  const flags = emailFlags(box.local, box.domain)
  return flags.length > 0 ? { value, flags } : { value }
}

/** Whether a lower-case address is well formed. Plain ones are recognised by one regular expression, 20 times faster. */
export function isValidEmail(address: string): boolean {
  return isPlainEmail(address) || (isEmailModule.default(address) && !address.startsWith('""@'))
}

/** The fast path of {@link isValidEmail}; implies `isEmail`, which a property test proves. */
export function isPlainEmail(address: string): boolean {
  return address.length <= 254 && address.indexOf('@') <= 64 && PLAIN.test(address)
}

/** Words instead of an address. What has an `@` is judged by its parts. */
function wordsReason(text: string): 'blank' | 'placeholder' | undefined {
  return text.includes('@') ? undefined : junkReason(text)
}

/** The address inside `Fred <fred@x.com>`, `mailto:fred@x.com?subject=…`, `'fred@x.com';` and the like. */
function addressIn(text: string): string {
  if (PLAIN_ANY_CASE.test(text)) return text
  let address = /<([^<>]*)>[\s;,.]*$/.exec(text)?.[1] ?? text
  if (/^mailto:/i.test(address)) address = address.slice('mailto:'.length).replace(/\?.*$/s, '')
  address = /^(["'])(.*)\1$/s.exec(address)?.[2] ?? address
  return address
    .replace(/^[\s<([',;:]+/, '')
    .replace(/[\s>)\]'",;:.]+$/, '')
    .replace(/\s+@|@\s+/g, '@')
}
