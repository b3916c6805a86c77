import { foldWords, joinAcronyms, partElisions } from './fold-words.ts'
import type { Normalized } from './normalized.ts'
import { acceptText, readText } from './read-text.ts'
import { untilStable } from './until-stable.ts'

const LONGEST = 256
/** `Springfield, IL`: a state behind the comma. */
const STATE = /,\s*[A-Za-z]\.?[A-Za-z]\.?\s*$/
const POSTAL_CODE = /^\d{4,}$/
/** Most cities: one word of letters. */
const ONE_WORD = /^[A-Za-z]+$/

const WORDS: ReadonlyMap<string, string> = new Map([
  ['st', 'saint'],
  ['sankt', 'saint'],
  ['ste', 'sainte'],
  ['mt', 'mount'],
  ['ft', 'fort'],
  ['hts', 'heights'],
  ['spgs', 'springs'],
  ['bch', 'beach'],
  ['vlg', 'village'],
  ['twp', 'township'],
  ['jct', 'junction'],
  ['ctr', 'center'],
])

/** Words that mean a direction only before the name: `N Hollywood`, not `Vitamin E`. */
const LEADING: ReadonlyMap<string, string> = new Map([
  ['n', 'north'],
  ['no', 'north'],
  ['s', 'south'],
  ['so', 'south'],
  ['e', 'east'],
  ['w', 'west'],
  ['pt', 'port'],
])

/** Large cities under their English name; folded words. */
const CITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'new york': 'new york city|nyc|nueva york',
    washington: 'washington dc',
    munich: 'munchen|muenchen|monaco di baviera',
    cologne: 'koln|koeln',
    nuremberg: 'nurnberg|nuernberg',
    dusseldorf: 'duesseldorf',
    zurich: 'zuerich|zurigo',
    vienna: 'wien|vienne',
    geneva: 'geneve|genf|ginevra',
    rome: 'roma',
    milan: 'milano|mailand',
    florence: 'firenze|florenz',
    venice: 'venezia|venedig',
    naples: 'napoli|neapel',
    turin: 'torino',
    genoa: 'genova|genua',
    lisbon: 'lisboa|lissabon',
    seville: 'sevilla',
    prague: 'praha|prag',
    warsaw: 'warszawa|warschau',
    moscow: 'moskva|moskau',
    'saint petersburg': 'sankt peterburg',
    kyiv: 'kiev|kiew',
    bucharest: 'bucuresti',
    belgrade: 'beograd',
    athens: 'athina|athen',
    brussels: 'bruxelles|brussel|bruessel',
    antwerp: 'antwerpen|anvers',
    ghent: 'gent|gand',
    'the hague': 'den haag|s gravenhage|la haye',
    copenhagen: 'kobenhavn|koebenhavn|kopenhagen',
    gothenburg: 'goteborg',
    london: 'londres|londra',
    paris: 'parigi',
    'mexico city': 'ciudad de mexico|cdmx|mexico df',
    philadelphia: 'phila|philly',
    mumbai: 'bombay',
    beijing: 'peking',
  }).flatMap(([city, names]) => names.split('|').map((name): [string, string] => [name, city])),
)

/**
 * A city in lower-case Latin words, for comparing: `St. Louis` → `saint louis`, `Ft. Worth, TX` → `fort worth`,
 * `80331 München` → `munich`. Postal codes and a state of two letters behind a comma are dropped.
 * Reasons: `blank`, `placeholder`, `malformed` (no letter), `length` (over 256), `type`.
 */
export function normalizeCity(raw: unknown): Normalized {
  const read = readText(raw, LONGEST)
  if ('reason' in read) return read
  if (ONE_WORD.test(read.text)) {
    const word = read.text.toLowerCase()
    // the name that a city has in English is not rewritten again
    return { value: CITIES.get(word) ?? word }
  }
  const value = untilStable(read.text.replace(STATE, ''), oneRound)
  return /\p{L}/u.test(value) || value === '' ? acceptText(value) : { reason: 'malformed' }
}

function oneRound(text: string): string {
  const words = foldWords(joinAcronyms(partElisions(text)))
    .split(' ')
    .filter((word) => !POSTAL_CODE.test(word))
  const written = words.join(' ')
  if (words.length === 1) return CITIES.get(written) ?? written
  const name = words.map((word, i) => (i === 0 ? LEADING.get(word) : undefined) ?? WORDS.get(word) ?? word).join(' ')
  return CITIES.get(written) ?? CITIES.get(name) ?? name
}
