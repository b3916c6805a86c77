import { type PersonRecord, personFile } from './persons.ts'
import { type Random, seededRandom } from './random.ts'

/** Pairs of texts, as strings and encoded: text `2i` of the pool is the left one of pair i, `2i + 1` the right one. */
export interface TextPairs {
  readonly left: readonly string[]
  readonly right: readonly string[]
  readonly bytes: Uint8Array
  readonly starts: Uint32Array
  /** Mean length. */
  readonly length: number
}

type Field = (person: PersonRecord) => string

const FIELDS: Readonly<Record<string, Field>> = {
  'given names': ({ first_name }) => first_name,
  names: ({ first_name, last_name }) => `${first_name} ${last_name}`,
  'e-mails': ({ email }) => email,
  addresses: ({ street, city, postcode }) => `${street} ${city} ${postcode}`,
}

/** `count` seeded pairs of each kind of text: 40 % differ in a slip of the hand, 60 % are random, none is equal. */
export function textPairs(count: number): ReadonlyMap<string, TextPairs> {
  const people = [...personFile('persons', 20_000).records()]
  return new Map(Object.entries(FIELDS).map(([name, field]) => [name, pairsOf(people, field, count)]))
}

function pairsOf(people: readonly PersonRecord[], field: Field, count: number): TextPairs {
  const random = seededRandom(20_260_301, count)
  const texts = people.map((person) => field(person).trim().toLowerCase()).filter((text) => text.length > 2)
  const left: string[] = []
  const right: string[] = []
  while (left.length < count) {
    const a = random.pick(texts)
    const b = random.chance(0.4) ? slip(a, random) : random.pick(texts)
    if (a === b) continue
    left.push(flat(a))
    right.push(flat(b))
  }
  const encoded = left.flatMap((a, i) => [a, right[i]!]).map((text) => new TextEncoder().encode(text))
  const starts = new Uint32Array(2 * count + 1)
  for (const [i, text] of encoded.entries()) starts[i + 1] = starts[i]! + text.length
  const bytes = new Uint8Array(starts[2 * count]!)
  for (const [i, text] of encoded.entries()) bytes.set(text, starts[i])
  return { left, right, bytes, starts, length: bytes.length / encoded.length }
}

/** A character lost, inserted, replaced, or two neighbours swapped. */
function slip(text: string, random: Random): string {
  const at = random.int(text.length)
  const letter = String.fromCharCode(97 + random.int(26))
  switch (random.int(4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1)
    case 1:
      return text.slice(0, at) + letter + text.slice(at)
    case 2:
      return text.slice(0, at) + letter + text.slice(at + 1)
    default:
      return text.slice(0, at) + text.slice(at + 1, at + 2) + text.slice(at, at + 1) + text.slice(at + 2)
  }
}

/** The same text in one piece of memory: joined strings are slower to read, and that would hurt the peers. */
function flat(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string
}
