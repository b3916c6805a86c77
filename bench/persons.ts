import { type Random, seededRandom } from './random.ts'

/** A row of a generated person file. Empty = not known. */
export interface PersonRecord {
  readonly id: string
  readonly source: string
  readonly first_name: string
  readonly last_name: string
  readonly birth_date: string
  readonly email: string
  readonly phone: string
  readonly street: string
  readonly city: string
  readonly postcode: string
  readonly loyalty_id: string
}

/** Which person each record is about, and the records in shuffled order, made while walking. */
export interface PersonFile {
  readonly columns: readonly (keyof PersonRecord)[]
  /** Record number → person number. Ids are `r` and the record number. */
  readonly personOf: Int32Array
  records(): Generator<PersonRecord>
}

/** What the records of a file show. `identifiers`: clean e-mail, phone and loyalty number; `persons`: all, with errors. */
export type FileKind = 'identifiers' | 'persons'

const RECORDS_A_PERSON = 2.5
const SOURCES = ['crm', 'shop', 'web'] as const
const COLUMNS: Readonly<Record<FileKind, readonly (keyof PersonRecord)[]>> = {
  identifiers: ['id', 'source', 'email', 'phone', 'loyalty_id'],
  persons: ['id', 'source', 'first_name', 'last_name', 'birth_date', 'email', 'phone', 'street', 'city', 'postcode'],
}

/**
 * A file of `size` records of about 2.5 times fewer people; every second person shares a household's name, address and
 * landline with another. Seeded: the same arguments make the same file.
 */
export function personFile(kind: FileKind, size: number, seed = 20_260_301): PersonFile {
  const people = Math.max(1, Math.round(size / RECORDS_A_PERSON))
  const random = seededRandom(seed)
  const personOf = Int32Array.from({ length: size }, (_, record) => (record < people ? record : random.int(people)))
  for (let i = size - 1; i > 0; i--) {
    const j = random.int(i + 1)
    const swap = personOf[i]!
    personOf[i] = personOf[j]!
    personOf[j] = swap
  }
  return {
    columns: COLUMNS[kind],
    personOf,
    *records() {
      for (let record = 0; record < size; record++) {
        const person = personOf[record]!
        const chance = seededRandom(seed, 1, record)
        const key = { id: `r${record}`, source: chance.pick(SOURCES) }
        const made = kind === 'identifiers' ? identifiersOf(seed, person, chance) : written(seed, person, chance)
        yield { ...key, ...made }
      }
    },
  }
}

type Shown = Omit<PersonRecord, 'id' | 'source'>

interface Household {
  readonly family: string
  readonly landline: string
  readonly street: string
  readonly city: string
  readonly postcode: string
}

const ONSETS = ['b', 'br', 'c', 'ch', 'd', 'f', 'g', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'r', 's', 'st', 't', 'v', 'w']
const NUCLEI = ['a', 'e', 'i', 'o', 'u', 'an', 'el', 'er', 'in', 'on', 'ar', 'en']
const DOMAINS = ['gmail.com', 'yahoo.com', 'hotmail.com', 'outlook.com', 'icloud.com', 'aol.com', 'comcast.net']
const STREET_TYPES = ['Street', 'Avenue', 'Road', 'Lane', 'Court', 'Drive']
/** Area codes of Texas. */
const AREAS = ['210', '214', '254', '281', '325', '361', '409', '432', '512', '713', '806', '817', '903', '915', '972']

const GIVEN_NAMES = words(seededRandom(11), 600, [2, 3])
const FAMILY_NAMES = words(seededRandom(12), 20_000, [2, 3, 4])
const STREETS = words(seededRandom(13), 4_000, [2, 3])
const CITIES = words(seededRandom(14), 800, [2, 3, 4])

function words(random: Random, count: number, syllables: readonly number[]): string[] {
  const made = new Set<string>()
  while (made.size < count) {
    let word = ''
    for (let n = random.pick(syllables); n > 0; n--) word += random.pick(ONSETS) + random.pick(NUCLEI)
    made.add(word[0]!.toUpperCase() + word.slice(1))
  }
  return [...made]
}

/** Seven digits that no two of ten million persons share: a bijection that looks like chance. */
function ownNumber(person: number): string {
  return String((person * 7_368_787 + 1_234_567) % 10_000_000).padStart(7, '0')
}

function householdOf(seed: number, household: number): Household {
  const random = seededRandom(seed, 2, household)
  const city = random.int(CITIES.length)
  return {
    family: random.pick(FAMILY_NAMES, 2.5),
    landline: `${random.pick(AREAS)}2${String(random.int(1_000_000)).padStart(6, '0')}`,
    street: `${1 + random.int(9_000)} ${random.pick(STREETS)} ${random.pick(STREET_TYPES)}`,
    city: CITIES[city]!,
    postcode: String(75_000 + city * 6 + random.int(6)),
  }
}

interface Truth {
  /** Current values. */
  readonly person: Shown
  readonly home: Household
  /** Number of the household he lived in before. */
  readonly formerHome: number
  /** The address he had before, or has at work: another provider, another habit. */
  readonly secondEmail: string
}

/** The person as he is, before anybody typed anything. */
function truthOf(seed: number, person: number): Truth {
  const random = seededRandom(seed, 3, person)
  const home = householdOf(seed, person % 4 === 1 ? person - 1 : person)
  const given = random.pick(GIVEN_NAMES, 2)
  const day = new Date(Date.UTC(1930 + random.int(75), random.int(12), 1 + random.int(28)))
  const own = ownNumber(person)
  return {
    home,
    formerHome: 1_000_000_000 + random.int(1_000_000_000),
    secondEmail: `${given[0]}${home.family}${own}@${random.pick(DOMAINS)}`.toLowerCase(),
    person: {
      first_name: given,
      last_name: home.family,
      birth_date: day.toISOString().slice(0, 10),
      email: `${given}.${home.family}${own}@${random.pick(DOMAINS)}`.toLowerCase(),
      phone: `${AREAS[Number(own[0])]}3${own.slice(1)}`,
      street: home.street,
      city: home.city,
      postcode: home.postcode,
      loyalty_id: `NTO0${own}`,
    },
  }
}

function identifiersOf(seed: number, person: number, chance: Random): Shown {
  const { email, phone, loyalty_id } = truthOf(seed, person).person
  const shows = chance.int(3)
  const none = { first_name: '', last_name: '', birth_date: '', street: '', city: '', postcode: '' }
  return {
    ...none,
    email: shows === 0 || chance.chance(0.4) ? (chance.chance(0.2) ? ` ${email.toUpperCase()}` : email) : '',
    phone: shows === 1 || chance.chance(0.4) ? phoneWriting(phone, chance) : '',
    loyalty_id: shows === 2 || chance.chance(0.4) ? loyalty_id : '',
  }
}

function phoneWriting(digits: string, chance: Random): string {
  const [area, exchange, line] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)]
  return chance.pick([`(${area}) ${exchange}-${line}`, `+1${digits}`, digits, `${area}-${exchange}-${line}`])
}

/** The person as a clerk or a form wrote him down. */
function written(seed: number, person: number, chance: Random): Shown {
  const { person: real, home, formerHome, secondEmail } = truthOf(seed, person)
  const moved = chance.chance(0.06) ? householdOf(seed, formerHome) : home
  const shown = (value: string, blank: number, wrong: number): string =>
    chance.chance(blank) ? '' : chance.chance(wrong) ? typo(value, chance) : value
  return {
    first_name: shown(chance.chance(0.03) ? real.first_name[0]! : real.first_name, 0.02, 0.05),
    last_name: shown(chance.chance(0.02) ? chance.pick(FAMILY_NAMES, 2.5) : real.last_name, 0.01, 0.05),
    birth_date: shown(real.birth_date, 0.25, 0.03),
    email: shown(chance.chance(0.12) ? secondEmail : real.email, 0.3, 0.03),
    phone: shown(phoneWriting(chance.chance(0.35) ? home.landline : real.phone, chance), 0.3, 0.02),
    street: shown(moved.street, 0.15, 0.06),
    city: shown(moved.city, 0.1, 0.03),
    postcode: shown(moved.postcode, 0.12, 0.03),
    loyalty_id: '',
  }
}

/** One slip of the hand: a character lost, doubled, replaced, or two swapped. */
function typo(text: string, chance: Random): string {
  const at = chance.int(text.length)
  const here = text[at]!
  const other = /\d/.test(here) ? String(chance.int(10)) : String.fromCharCode(97 + chance.int(26))
  switch (chance.int(4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1)
    case 1:
      return text.slice(0, at) + here + text.slice(at)
    case 2:
      return text.slice(0, at) + other + text.slice(at + 1)
    default:
      return text.slice(0, at) + text.slice(at + 1, at + 2) + here + text.slice(at + 2)
  }
}
