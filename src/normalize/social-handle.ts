import type { SocialHandleOptions } from '../model/field.ts'
import { asciiDomain } from './email-domain.ts'
import { junkReason } from './junk-reason.ts'
import type { Normalized } from './normalized.ts'
import { readText } from './read-text.ts'
import { networkAt, networkNamed, RESERVED_PATHS, type SocialNetwork } from './social-network.ts'

const ADDRESS = /^(?:https?:\/\/)?([\p{L}\p{N}.-]+\.[\p{L}]{2,})\/(.+)$/iu
const FEDERATED = /^@?([\w.-]+)@((?:[a-z0-9-]+\.)+[a-z]{2,})$/
const NAMED = /^([a-z][\w-]*)\s*[:/]\s*@?(\S+)$/i
const PLAIN = /^[\p{L}\p{M}\p{N}._-]{1,100}$/u
const EXAMPLES: ReadonlySet<string> = new Set(['user', 'username', 'handle', 'yourname', 'yourhandle', 'profile', 'me'])

/**
 * A person on a social network as `network:handle` (`https://www.instagram.com/Fred.Stone/` → `instagram:fred.stone`).
 * Profile addresses, `network:handle` and `@handle` are taken; a handle alone belongs to `options.network`, and where
 * there is none it stays a bare `handle`, which is compared with other bare handles only. Handles on Mastodon and its
 * like carry their server: `mastodon:fred@mastodon.social`. Addresses of posts, groups and companies are malformed.
 */
export function normalizeSocialHandle(raw: unknown, options?: SocialHandleOptions): Normalized {
  const read = readText(raw, 500)
  if ('reason' in read) return read
  const text = read.text.replace(/^[\s<"']+|[\s>"',;]+$/g, '')

  const address = ADDRESS.exec(text)
  if (address !== null) return fromAddress(address[1]!, address[2]!)

  const federated = FEDERATED.exec(text.toLowerCase().replace(/^(?:mastodon|fediverse)\s*:\s*@?/, '@'))
  const home = options?.network?.toLowerCase()
  if (federated !== null) {
    // Without the leading `@` it may just as well be an e-mail address.
    const meant = /^@|^(?:mastodon|fediverse)\s*:/i.test(text) || home === 'mastodon'
    return meant ? accept('mastodon', `${federated[1]}@${federated[2]}`) : { reason: 'malformed' }
  }

  const named = NAMED.exec(text)
  const network = named === null ? undefined : networkNamed(named[1]!)
  if (network !== undefined) return fromHandle(network, named![2]!)
  if (named !== null && named[1]!.toLowerCase() === home) return fromUnknown(home, named[2]!)

  const handle = text.replace(/^@/, '')
  if (home === undefined) return fromUnknown('', handle)
  const known = networkNamed(home)
  return known === undefined ? fromUnknown(home, handle) : fromHandle(known, handle)
}

function fromAddress(host: string, pathAndQuery: string): Normalized {
  const path = decoded(pathAndQuery)
  const network = networkAt(host)
  if (network === undefined) {
    // Any server may be part of the fediverse; `/@handle` is how its profiles are addressed.
    const handle = /^@([\w.-]+)\/?(?:[?#].*)?$/.exec(path.toLowerCase())?.[1]
    const server = asciiDomain(host)?.replace(/^www\./, '')
    return handle === undefined || server === undefined
      ? { reason: 'malformed' }
      : accept('mastodon', `${handle}@${server}`)
  }
  const asked = path.startsWith('profile.php?') ? path : path.replace(/[?#].*$/s, '')
  const profile = network.profile.exec(asked)
  const handle = profile?.slice(1).find((group) => group !== undefined)
  return handle === undefined ? { reason: 'malformed' } : fromHandle(network, handle)
}

function fromHandle(network: SocialNetwork, handle: string): Normalized {
  const lower = handle.replace(/^@/, '').toLowerCase().normalize('NFC')
  if (RESERVED_PATHS.has(lower)) return { reason: 'malformed' }
  const value = network.ignored === undefined ? lower : lower.replace(network.ignored, '')
  return network.handle.test(value) ? accept(network.name, value) : { reason: 'malformed' }
}

function fromUnknown(network: string, handle: string): Normalized {
  const lower = handle.toLowerCase().normalize('NFC')
  return PLAIN.test(lower) ? accept(network, lower) : { reason: 'malformed' }
}

function accept(network: string, handle: string): Normalized {
  if (junkReason(handle) !== undefined || EXAMPLES.has(handle)) return { reason: 'placeholder' }
  return { value: network === '' ? handle : `${network}:${handle}` }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path).normalize('NFC')
  } catch {
    return path
  }
}
