import { isNoRole, isPlainDomain } from './email-flags.ts'
import { isNoStandIn } from './email-placeholder.ts'
import { mailbox } from './email-provider.ts'
import { isOrdinary } from './junk.ts'
import { Shape } from './shape.ts'

/**
 * The short way of e-mail addresses: plain ones that somebody owns, read in two passes over their characters. It answers only
 * where the long way gives the same mailbox without a flag, which a differential test proves. Whatever is not plain is left
 * to the long way.
 */

const LONGEST_ADDRESS = 254
const LONGEST_LOCAL = 64
const LONGEST_LABEL = 63

/** Providers of most private mailboxes: nothing needs to be asked about them again. */
const PROVIDERS: ReadonlySet<string> = new Set([
  ...['gmail.com', 'googlemail.com', 'yahoo.com', 'hotmail.com', 'outlook.com', 'live.com', 'msn.com', 'icloud.com'],
  ...['me.com', 'mac.com', 'aol.com', 'comcast.net', 'verizon.net', 'att.net', 'sbcglobal.net', 'bellsouth.net'],
  ...['cox.net', 'charter.net', 'ymail.com', 'rocketmail.com', 'yahoo.co.uk', 'hotmail.co.uk', 'btinternet.com'],
  ...['gmx.de', 'gmx.net', 'web.de', 't-online.de', 'freenet.de', 'orange.fr', 'wanadoo.fr', 'free.fr', 'laposte.net'],
  ...['hotmail.fr', 'yahoo.fr', 'libero.it', 'virgilio.it', 'hotmail.it', 'yahoo.es', 'hotmail.es', 'yahoo.com.br'],
  ...['uol.com.br', 'bol.com.br', 'yahoo.co.in', 'rediffmail.com', 'mail.ru', 'yandex.ru', 'qq.com', '163.com'],
  ...['proton.me', 'protonmail.com', 'fastmail.com', 'bigpond.com', 'optusnet.com.au', 'rogers.com', 'shaw.ca'],
])

const shape = new Shape()

/** The mailbox that a plain address reaches; undefined where the long way has to look at it. */
export function plainEmail(text: string): string | undefined {
  const length = text.length
  if (length > LONGEST_ADDRESS) return undefined
  let at = -1
  let dot = -1
  let plus = -1
  let shouted = false
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i)
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) continue
    if (code >= 0x41 && code <= 0x5a) shouted = true
    else if (code === 0x2e) {
      // no dot begins a local part or label, ends one or follows another
      if (i - dot === 1 || i - at === 1) return undefined
      if (at >= 0 && !isLabel(text, Math.max(at, dot) + 1, i)) return undefined
      dot = i
    } else if (code === 0x40) {
      if (at >= 0 || i === 0 || i > LONGEST_LOCAL || i - dot === 1) return undefined
      at = i
    } else if (code === 0x2b && at < 0) {
      if (plus < 0) plus = i
    } else if (code !== 0x2d && (code !== 0x5f || at >= 0)) return undefined
  }
  if (at < 0 || dot < at || !isTopLevel(text, dot + 1, length)) return undefined
  return mailboxOf(shouted ? text.toLowerCase() : text, at, plus)
}

function isLabel(text: string, start: number, end: number): boolean {
  const length = end - start
  return length > 0 && length <= LONGEST_LABEL && text.charCodeAt(start) !== 0x2d && text.charCodeAt(end - 1) !== 0x2d
}

/** Whether a last label is of letters alone. */
function isTopLevel(text: string, start: number, end: number): boolean {
  if (end - start < 2 || end - start > LONGEST_LABEL) return false
  for (let i = start; i < end; i++) if ((text.charCodeAt(i) | 0x20) < 0x61) return false
  return true
}

/** The mailbox of a well-formed address in lower case, where nothing about it is out of the ordinary. */
function mailboxOf(address: string, at: number, plus: number): string | undefined {
  const written = address.slice(at + 1)
  const { local, domain } = mailbox(address.slice(0, at), written)
  // a tag that counts is part of a name that has to be looked at; so is a name that its tag was cut from behind a dot
  if ((plus >= 0 && local.includes('+')) || local.length < 3 || local.endsWith('.')) return undefined
  if (!shape.read(local) || !isOrdinary(shape) || !isNoStandIn(shape) || !isNoRole(shape)) return undefined
  if (!PROVIDERS.has(domain) && !isOrdinaryDomain(domain)) return undefined
  return local.length === at && domain === written ? address : `${local}@${domain}`
}

/** Whether a domain is nobody's joke, nor anything that is flagged. */
function isOrdinaryDomain(domain: string): boolean {
  const dot = domain.indexOf('.')
  return dot > 1 && shape.read(domain, 0, dot) && isNoStandIn(shape) && isPlainDomain(domain)
}
