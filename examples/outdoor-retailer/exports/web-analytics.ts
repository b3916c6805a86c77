import { CATALOGUE } from '../catalogue.ts'
import type { Person } from '../person.ts'
import { asOf, isoTime } from '../timeline.ts'
import { typedEmail, typedLastName, typedPhone } from '../typing.ts'
import { type Export, ofShop } from '../visit.ts'

/** Web analytics: one line per session of a browser. Orders carry the checkout form; the shops' tablets serve everybody. */
export const webAnalytics: Export = {
  file: 'web-analytics.jsonl',
  prefix: 'WS',
  idColumn: 'session_id',
  row: ({ person, at, first, random, world }) => {
    const guest = person.habit === 'passer-by' || person.household.mailbox !== undefined
    const tablet = !guest && random.chance(0.05)
    const order = person.habit !== 'passer-by' && !tablet && random.chance(0.28)
    const login = order || random.chance(tablet ? 0.96 : loginChance(person, first))
    const product = random.pickEarly(CATALOGUE)
    return {
      client_id: `GA1.2.${tablet ? ofShop(world.tablets, person) : asOf(person.browser, at)!}`,
      started_at: isoTime(at),
      page_views: random.int(1, 20),
      viewed_sku: product.sku,
      user_email: login ? typedEmail(asOf(person.email, at)!, random) : '',
      ...(order ? checkout(person, at, random) : {}),
      ...(order ? { order_sku: product.sku, order_total: product.price } : {}),
    }
  },
}

function checkout(person: Person, at: number, random: Parameters<Export['row']>[0]['random']): Record<string, string> {
  const home = asOf(person.home, at)!
  return {
    first_name: person.firstName,
    last_name: typedLastName(asOf(person.lastName, at)!, { nickname: 0, initial: 0, typo: 0.01 }, random),
    phone: random.chance(0.9) ? typedPhone(asOf(person.mobile, at)!, random) : '',
    street: home.street,
    city: home.city.name,
    zip: home.postalCode,
  }
}

/** Passers-by never log in; on a computer that others use, one has to; else on the first visit, and now and then. */
function loginChance({ habit, household }: Person, first: boolean): number {
  if (habit === 'passer-by') return 0.1
  if (household.computer !== undefined) return 0.93
  return first ? 0.93 : 0.5
}
