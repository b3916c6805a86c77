import { LONGEST_IDENTIFIER } from './code.ts'
import { saysNoConsent } from './consent.ts'
import { numberReason } from './junk-reason.ts'
import type { Normalized } from './normalized.ts'
import { readText } from './read-text.ts'
import { uuidIn } from './uuid.ts'

const ANDROID_ID = /^[0-9a-f]{16}$/i
const MAC_ADDRESS = /^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/i

/** Ids that whole series of devices give. */
const SHARED: ReadonlySet<string> = new Set([
  '9774d56d682e549c', // ANDROID_ID of many Android 2.2 phones and of emulators
  '02:00:00:00:00:00', // the MAC address that iOS 7+ and Android 6+ show to every app
  'ff:ff:ff:ff:ff:ff',
  '004999010640000', // IMEI of phones whose firmware was written without one
  '358240051111110', // IMEI of emulators
  '012345678912345',
])

/**
 * A device's id: IDFA, GAID, IDFV and other UUIDs, Android ids and MAC addresses in lower case; any other value as
 * written. All-zero ids (advertising tracking limited) and ids that many devices share are placeholders.
 */
export function normalizeDeviceId(raw: unknown): Normalized {
  const read = readText(raw, LONGEST_IDENTIFIER, numberReason)
  if ('reason' in read) return read
  const value = uuidIn(read.text) ?? caseless(read.text)
  if (numberReason(value) !== undefined || SHARED.has(value) || saysNoConsent(value)) return { reason: 'placeholder' }
  return { value }
}

function caseless(text: string): string {
  if (ANDROID_ID.test(text)) return text.toLowerCase()
  return MAC_ADDRESS.test(text) ? text.toLowerCase().replaceAll('-', ':') : text
}
