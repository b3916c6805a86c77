import type { AnyModel } from '../../src/index.ts'
import { normalizeCookie, normalizeEmail, normalizePhone } from '../../src/normalize/index.ts'
import { NO_CONSENT } from './contact-points.ts'
import { type RawIdentifier, rawIdentifiers } from './naive.ts'
import type { World } from './person.ts'
import type { SourceRecord } from './records.ts'

/** Things that several people share, and that must not make them one. */
export const TRAPS = [
  'shop tablet',
  'family computer',
  'landline',
  'household mailbox',
  'work mailbox',
  'recycled phone',
  'store phone',
  'placeholder',
] as const
export type Trap = (typeof TRAPS)[number]

/** A shared thing held by a record. */
export interface Held {
  readonly trap: Trap
  /** Canonical, where it has a canonical value. */
  readonly thing: string
  readonly record: string
}

/** What is written where there is no identifier, by field. */
export const PLACEHOLDERS: Readonly<Record<string, readonly string[]>> = {
  loyaltyId: ['00000000'],
  phone: ['555-555-5555', 'anonymous'],
  email: ['none@none.com'],
  deviceId: [NO_CONSENT],
}

/** Every shared thing of the world that a record holds. */
export function heldTraps(records: readonly SourceRecord[], world: World, model: AnyModel): Held[] {
  const traps = sharedThings(world)
  return records.flatMap((record) =>
    rawIdentifiers(record, model).flatMap((identifier) => {
      const thing = canonical(identifier)
      const trap = traps.get(thing)
      return trap ? [{ trap, thing, record: record.key }] : []
    }),
  )
}

/**
 * How many entities hold two people or more who hold one shared thing between them there, by trap: what the thing has
 * glued, or may have.
 */
export function gluedPeople(
  held: readonly Held[],
  entityOf: ReadonlyMap<string, string>,
  personOf: ReadonlyMap<string, string>,
): Record<Trap, number> {
  const people = new Map<string, { trap: Trap; entity: string; people: Set<string> }>()
  for (const { trap, thing, record } of held) {
    const entity = entityOf.get(record)!
    const place = `${entity} ${thing}`
    const known = people.get(place) ?? { trap, entity, people: new Set() }
    people.set(place, known)
    known.people.add(personOf.get(record)!)
  }
  const glued = [...people.values()].filter((place) => place.people.size > 1)
  return countByTrap((trap) => new Set(glued.filter((place) => place.trap === trap).map(({ entity }) => entity)).size)
}

/** How many people hold a thing that someone else holds too, by trap. */
export function trappedPeople(held: readonly Held[], personOf: ReadonlyMap<string, string>): Record<Trap, number> {
  const holders = new Map<string, Set<string>>()
  for (const { thing, record } of held) {
    const people = holders.get(thing) ?? new Set()
    holders.set(thing, people.add(personOf.get(record)!))
  }
  const trapOf = new Map(held.map(({ thing, trap }) => [thing, trap]))
  return countByTrap((trap) => {
    const people = [...holders].filter(([thing, who]) => trapOf.get(thing) === trap && who.size > 1)
    return new Set(people.flatMap(([, who]) => [...who])).size
  })
}

const countByTrap = (count: (trap: Trap) => number): Record<Trap, number> =>
  Object.fromEntries(TRAPS.map((trap) => [trap, count(trap)])) as Record<Trap, number>

function sharedThings(world: World): Map<string, Trap> {
  const things = new Map<string, Trap>()
  const add = (trap: Trap, field: string, text: string | undefined): void => {
    if (text !== undefined) things.set(canonical({ field, text }), trap)
  }
  for (const [field, texts] of Object.entries(PLACEHOLDERS)) for (const text of texts) add('placeholder', field, text)
  for (const client of world.tablets) add('shop tablet', 'cookieId', client)
  for (const number of world.storePhones) add('store phone', 'phone', number)
  for (const { household, workMailbox, mobile } of world.people) {
    add('landline', 'phone', household.landline)
    add('household mailbox', 'email', household.mailbox)
    add('family computer', 'cookieId', household.computer)
    add('work mailbox', 'email', workMailbox)
    if (mobile.length > 1) for (const { value } of mobile) add('recycled phone', 'phone', value)
  }
  return things
}

/** One name for all writings of a thing; what is no identifier is named as written. */
function canonical({ field, text }: RawIdentifier): string {
  const normalized =
    field === 'email'
      ? normalizeEmail(text)
      : field === 'phone'
        ? normalizePhone(text, { country: 'US' })
        : field === 'cookieId'
          ? normalizeCookie(text)
          : {}
  return `${field} ${'value' in normalized ? normalized.value : text.trim().toLowerCase()}`
}
