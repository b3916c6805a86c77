import {
  type AnyModel,
  cookie,
  defineModel,
  email,
  familyName,
  givenName,
  loyaltyId,
  phone,
  type RecordInput,
  Resolver,
} from '../../src/index.ts'
import { seededRandom } from '../random.ts'
import type { Row } from '../table.ts'
import { pace, paceRow } from './pace.ts'
import { profileRecord } from './profiles.ts'

/** How often each thing is done to a large component. */
const REPEATS = 5
/** How often where each takes a second and more. */
const FEW_REPEATS = 2

/** Record number `n`. */
type RecordOf = (n: number) => RecordInput

/**
 * One phone on `people` people, and one tablet on the log-ins of some: past their cap such values fall silent. Then the same
 * phone under a cap that it has not reached, so that all of these people are one component, which every write divides anew.
 */
export function poisoned(people: number): Row[] {
  return [
    ...silenced('phone', people),
    ...silenced('cookie', Math.ceil(people / 25)),
    ...contested(`in a component of ${shown(people)} rows`, people, (n) => sharing('phone', n), REPEATS),
  ]
}

/** The same phone under such a cap on people of whom no two are alike in any name: the component that costs the most. */
export function strangers(people: number): Row[] {
  return contested(`in a component of ${shown(people)} rows, all names different`, people, stranger, FEW_REPEATS)
}

function silenced(field: 'phone' | 'cookie', people: number): Row[] {
  const resolver = new Resolver(modelOf())
  const put = pace(
    people,
    (n) => sharing(field, n),
    (record) => resolver.put(record),
  )
  const drop = pace(Math.ceil(people / 10), keyOf, (ref) => resolver.delete(ref))
  const about = `one ${field} on ${shown(people)} people`
  return [paceRow(`put: ${about}, past its cap`, put), paceRow(`delete: ${about}`, drop)]
}

function contested(about: string, people: number, recordOf: RecordOf, repeats: number): Row[] {
  const quiet = new Resolver(modelOf())
  for (let n = 0; n < people; n++) quiet.put(recordOf(n))
  // deciding all at once under the other model takes as long as one put of the many that would lead here
  const cap = people + repeats
  const { resolver } = Resolver.restore(quiet.snapshot(), modelOf(cap))
  const newcomer = (n: number): RecordInput => recordOf(people + n)
  const put = (record: RecordInput): unknown => resolver.put(record)
  const drop = (ref: string): unknown => resolver.delete(ref)
  const judge = (n: number): unknown => resolver.judge(keyOf(2 * n), keyOf(2 * n + 1), 'different')
  const find = (phone: string): unknown => resolver.find({ phone })
  return [
    paceRow(`put ${about}`, pace(repeats, newcomer, put)),
    paceRow(
      `put that crosses the cap ${about}`,
      pace(1, () => newcomer(repeats), put),
    ),
    paceRow(
      `delete that crosses it back ${about}`,
      pace(1, () => keyOf(people), drop),
    ),
    paceRow(
      `delete ${about}`,
      pace(repeats, (n) => keyOf(people + 1 + n), drop),
    ),
    paceRow(
      `judge ${about}`,
      pace(repeats, (n) => n, judge),
    ),
    paceRow(
      `find ${about}`,
      pace(REPEATS, () => SHARED.phone, find),
    ),
  ]
}

function modelOf(cap?: number): AnyModel {
  return defineModel({
    fields: {
      phone: phone({ country: 'US', ...(cap !== undefined && { cap }) }),
      cookie: cookie(),
      email: email({ limit: 5 }),
      loyalty_id: loyaltyId({ limit: 1 }),
      first_name: givenName(),
      last_name: familyName(),
    },
  })
}

const SHARED = { phone: '512-345-6789', cookie: 'till-7-9f3c2a41d0b8' } as const
const FIRST_NAMES = [
  'Anna',
  'Bruno',
  'Carla',
  'David',
  'Elena',
  'Felix',
  'Greta',
  'Hugo',
  'Irene',
  'Jonas',
  'Karin',
] as const
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** Person number `n`, with a name, an e-mail and a loyalty number of his own, beside the one value that all share. */
function sharing(field: 'phone' | 'cookie', n: number): RecordInput {
  const { email: address, loyalty_id } = profileRecord(n)
  const letter = (place: number): string => LETTERS[Math.floor(n / 26 ** place) % 26]!
  return {
    source: 'crm',
    id: `p${n}`,
    [field]: SHARED[field],
    email: address,
    loyalty_id,
    first_name: FIRST_NAMES[n % FIRST_NAMES.length]!,
    last_name: `St${letter(0)}r${letter(1)}n${letter(2)}l${letter(3)}`,
  }
}

/** Person number `n`, whose names are drawn by lot, beside the phone that all share. */
function stranger(n: number): RecordInput {
  const random = seededRandom(n)
  const name = (): string => Array.from({ length: 7 }, () => random.pick([...LETTERS])).join('')
  return { ...sharing('phone', n), first_name: name(), last_name: name() }
}

function shown(people: number): string {
  return people.toLocaleString('en-US')
}

function keyOf(n: number): string {
  return `crm:p${n}`
}
