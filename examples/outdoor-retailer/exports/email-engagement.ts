import { CATALOGUE } from '../catalogue.ts'
import { asOf, isoTime } from '../timeline.ts'
import { typedEmail, typedFirstName, typedPhone } from '../typing.ts'
import type { Export } from '../visit.ts'

const CAMPAIGNS = ['Welcome', 'Trail season', 'Winter sale', 'Members first', 'New arrivals', 'Paddle days'] as const

/** The mailing system: one row per message somebody reacted to. Subscribers are known by address and, mostly, first name. */
export const emailEngagement: Export = {
  file: 'email-engagement.csv',
  prefix: 'EM',
  idColumn: 'Message ID',
  row: ({ person, at, random }) => {
    const shared = person.household.mailbox !== undefined
    const named = random.chance(shared ? 0.9 : 0.7)
    const clicked = random.chance(0.4)
    return {
      Contact: typedEmail(asOf(person.email, at)!, random),
      'First Name': named
        ? typedFirstName(person.firstName, { nickname: 0.05, initial: 0, typo: 0.01 }, random)
        : random.pick(['', '', 'Guest', 'null']),
      'SMS Number': random.chance(0.4) ? typedPhone(asOf(person.mobile, at)!, random) : '',
      Campaign: random.pick(CAMPAIGNS),
      'Sent At': isoTime(at),
      Opened: random.chance(0.8) || clicked ? 1 : 0,
      Clicked: clicked ? 1 : 0,
      'Clicked SKU': clicked ? random.pickEarly(CATALOGUE).sku : '',
    }
  },
}
