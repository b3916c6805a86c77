import { NICKNAMES } from './places-and-names.ts'
import type { Random } from './random.ts'

/** A phone number in one of the ways people and systems write it. */
export function typedPhone(digits: string, random: Random): string {
  const [area, exchange, line] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)]
  return random.pick([
    digits,
    `(${area}) ${exchange}-${line}`,
    `${area}-${exchange}-${line}`,
    `${area}.${exchange}.${line}`,
    `+1 ${area} ${exchange} ${line}`,
    `1-${area}-${exchange}-${line}`,
  ])
}

/** An e-mail address as typed: mostly as it is, else another writing of the same mailbox. */
export function typedEmail(address: string, random: Random): string {
  const [local, domain] = address.split('@') as [string, string]
  switch (random.weighted({ plain: 78, upper: 6, capital: 6, space: 3, dotted: 4, tagged: 3 })) {
    case 'upper':
      return address.toUpperCase()
    case 'capital':
      return capital(address)
    case 'space':
      return ` ${address} `
    case 'dotted': {
      if (domain !== 'gmail.com') return address
      const at = random.int(1, local.length - 1)
      return `${local.slice(0, at)}.${local.slice(at)}@${domain}`
    }
    case 'tagged':
      return domain === 'gmail.com' ? `${local}+${random.pick(['shop', 'news', 'camping'])}@${domain}` : address
    default:
      return address
  }
}

/** A loyalty card number (`TP10000042`) as typed or scanned. */
export function typedCard(card: string, random: Random): string {
  const digits = card.slice(2)
  return random.pick([
    card,
    card,
    card,
    card.toLowerCase(),
    `TP-${digits}`,
    `TP ${digits.slice(0, 4)} ${digits.slice(4)}`,
  ])
}

/** How likely a typist departs from the given name as it is written in the passport. */
export interface Carelessness {
  readonly nickname: number
  readonly initial: number
  readonly typo: number
}

/** A given name as typed: nickname, initial, slip of the finger, or as it is. */
export function typedFirstName(name: string, { nickname, initial, typo }: Carelessness, random: Random): string {
  const short = NICKNAMES[name]
  if (short && random.chance(nickname)) return typedCase(random.pick(short), random)
  if (random.chance(initial)) return name[0]!
  return typedCase(random.chance(typo) ? slip(name, random) : name, random)
}

/** A family name as typed. */
export const typedLastName = (name: string, { typo }: Carelessness, random: Random): string =>
  typedCase(random.chance(typo) ? slip(name, random) : name, random)

/** `1984-05-02` in one of the ways US forms write it. */
export function typedDate(day: string, random: Random): string {
  const [year, month, date] = day.split('-') as [string, string, string]
  return random.pick([day, `${month}/${date}/${year}`, `${Number(month)}/${Number(date)}/${year}`])
}

function typedCase(name: string, random: Random): string {
  const style = random.weighted({ plain: 85, lower: 8, upper: 7 })
  return style === 'lower' ? name.toLowerCase() : style === 'upper' ? name.toUpperCase() : name
}

const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1)

/** One slip of the finger, never on the first letter: swapped, dropped, doubled or wrong. */
function slip(word: string, random: Random): string {
  if (word.length < 4) return word
  const at = random.int(1, word.length - 2)
  const [before, here, next, after] = [word.slice(0, at), word[at]!, word[at + 1]!, word.slice(at + 2)]
  return random.pick([
    before + next + here + after,
    before + next + after,
    before + here + here + next + after,
    before + random.pick([...'aeiourstnl']) + next + after,
  ])
}
