import { type City, MAIL_DOMAINS } from './places-and-names.ts'
import type { Random } from './random.ts'

/** Draws identifiers that nobody else has. */
export interface ContactPoints {
  /** Ten digits in the city's area code. */
  phone(city: City): string
  /** An address made of a person's names. */
  email(firstName: string, lastName: string): string
  /** A GA client id: random number, dot, second of the first visit. */
  browser(from: number): string
  /** An advertising id. */
  device(): string
  card(): string
  handle(firstName: string, lastName: string): string
}

/** What a phone gives as its advertising id where its owner refuses tracking. */
export const NO_CONSENT = '00000000-0000-0000-0000-000000000000'

/** A fresh register of contact points. */
export function contactPoints(random: Random): ContactPoints {
  const taken = new Set<string>()
  let cards = 0
  const unique = (draw: () => string): string => {
    for (;;) {
      const value = draw()
      if (taken.has(value)) continue
      taken.add(value)
      return value
    }
  }
  const hex = (digits: number): string => Array.from({ length: digits }, () => random.int(0, 15).toString(16)).join('')
  return {
    // Exchanges 220-499: none of them is 555 (fiction) or an N11 service code.
    phone: (city) =>
      unique(
        () => `${city.areaCode}${random.int(2, 4)}${random.int(2, 9)}${random.int(0, 9)}${random.int(1000, 9999)}`,
      ),
    email: (firstName, lastName) =>
      unique(() => {
        const first = mailboxWord(firstName)
        const last = mailboxWord(lastName)
        const number = random.chance(0.5) ? '' : String(random.int(1, 99))
        // Gmail knows no dots: two addresses that differ by a dot only are one mailbox, so none are drawn here.
        const local = random.chance(0.6)
          ? `${first}${last}${number}`
          : `${first[0]}${last}${number || random.int(100, 999)}`
        return `${local}@${random.pick(MAIL_DOMAINS)}`
      }),
    browser: (from) => unique(() => `${random.int(100_000_000, 2_147_483_647)}.${Math.floor(from / 1000)}`),
    device: () =>
      random.chance(0.06)
        ? NO_CONSENT
        : unique(() => `${hex(8)}-${hex(4)}-4${hex(3)}-${random.pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`),
    card: () => {
      cards += random.int(1, 90)
      return `TP${String(10_000_000 + cards)}`
    },
    handle: (firstName, lastName) =>
      unique(
        () => `${mailboxWord(firstName)}${random.pick(['', '_', '.'])}${mailboxWord(lastName)}${random.int(1, 999)}`,
      ),
  }
}

/** A name as it is written in an address: ASCII letters only. */
export const mailboxWord = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
