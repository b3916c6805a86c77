import { asOf, isoTime } from '../timeline.ts'
import { typedEmail } from '../typing.ts'
import type { Export } from '../visit.ts'

/** The social network: one row per follower, with an address if he entered a draw. */
export const socialFollowers: Export = {
  file: 'social-followers.csv',
  prefix: 'SO',
  idColumn: 'Follower ID',
  row: ({ person, at, random }) => ({
    Handle: random.chance(0.7) ? `@${person.handle!}` : person.handle!.toUpperCase(),
    'Display Name': random.chance(0.7) ? `${person.firstName} ${asOf(person.lastName, at)!}` : '',
    'Followed At': isoTime(at),
    'Contest E-Mail': random.chance(person.habit === 'passer-by' ? 0.2 : 0.88)
      ? typedEmail(asOf(person.email, at)!, random)
      : '',
  }),
}
