import type { Person, World } from './person.ts'
import type { Random } from './random.ts'
import { asOf, DAY, END, START } from './timeline.ts'
import type { Visit } from './visit.ts'

/** The nine systems, by the name their records carry as `source`. */
export const SOURCES = [
  'email-engagement',
  'tills',
  'web-analytics',
  'video-site',
  'mobile-app',
  'loyalty-programme',
  'call-centre',
  'social-followers',
  'bought-list',
] as const
export type Source = (typeof SOURCES)[number]

interface Plan {
  readonly person: Person
  readonly visits: { source: Source; at: number }[]
}

/** Systems a person can meet again and again, and how often he does. */
const AGAIN: Readonly<Partial<Record<Source, number>>> = {
  tills: 34,
  'web-analytics': 26,
  'email-engagement': 16,
  'mobile-app': 17,
  'video-site': 11,
  'call-centre': 9,
}
/** Where somebody leaves the one trace he leaves. */
const ONCE: Readonly<Partial<Record<Source, number>>> = {
  'bought-list': 30,
  tills: 28,
  'web-analytics': 20,
  'email-engagement': 9,
  'social-followers': 6,
  'video-site': 4,
  'call-centre': 3,
}
/** Visits to the repeatable systems: at least, at most. */
const REPEATS = { 'passer-by': [0, 0], regular: [1, 2], fan: [7, 12] } as const

/**
 * Who meets which system when: exactly `count` visits, each person at least once, each person's in time order.
 * Yields source and visit; `visit.first` is the first meeting of a person's browser or device with that system.
 */
export function* visits(
  world: World,
  count: number,
  random: Random,
): IterableIterator<{ source: Source; visit: Visit }> {
  const plans = world.people.map((person): Plan => ({ person, visits: firstVisits(person, random) }))
  let missing = count - plans.reduce((sum, plan) => sum + plan.visits.length, 0)
  if (missing < 0) throw new Error(`${count} visits are too few for ${plans.length} people`)
  while (missing > 0) {
    const { person, visits } = random.pick(plans)
    if (person.habit === 'passer-by') continue
    visits.push(visitOf(again(person, random), random))
    missing--
  }
  for (const { person, visits } of plans) {
    const met = new Set<string>()
    for (const { source, at } of visits.sort((a, b) => a.at - b.at)) {
      const thing = `${source} ${asOf(person.browser, at)}`
      yield { source, visit: { person, at, first: !met.has(thing), random, world } }
      met.add(thing)
    }
  }
}

function firstVisits(person: Person, random: Random): Plan['visits'] {
  if (person.habit === 'passer-by') {
    const source = random.weighted(ONCE as Record<Source, number>)
    return [visitOf(source === 'social-followers' && !person.handle ? 'bought-list' : source, random)]
  }
  const visits: Plan['visits'] = []
  if (person.card) visits.push({ source: 'loyalty-programme', at: START - random.int(0, 400) * DAY })
  if (person.handle) visits.push(visitOf('social-followers', random))
  if (random.chance(0.17)) visits.push(visitOf('bought-list', random))
  const [least, most] = REPEATS[person.habit]
  for (let i = random.int(least, most); i > 0; i--) visits.push(visitOf(again(person, random), random))
  return visits
}

function again(person: Person, random: Random): Source {
  const source = random.weighted(AGAIN as Record<Source, number>)
  return source === 'mobile-app' && !person.device ? 'web-analytics' : source
}

const visitOf = (source: Source, random: Random): { source: Source; at: number } => ({
  source,
  at: START + Math.floor(random.next() * ((END - START) / 1000)) * 1000,
})
