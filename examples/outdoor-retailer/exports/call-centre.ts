import { asOf, isoTime } from '../timeline.ts'
import { type Carelessness, typedCard, typedDate, typedFirstName, typedLastName, typedPhone } from '../typing.ts'
import type { Export } from '../visit.ts'

const AGENT: Carelessness = { nickname: 0.22, initial: 0.02, typo: 0.1 }

/** The call centre: one row per call. The line is recorded, names are typed by ear, the birth date is asked for security. */
export const callCentre: Export = {
  file: 'call-centre.csv',
  prefix: 'CC',
  idColumn: 'Call',
  row: ({ person, at, random }) => {
    const { landline } = person.household
    const line = landline && random.chance(0.4) ? landline : asOf(person.mobile, at)!
    // Calls from the household's line are verified more strictly.
    const verified = random.chance(line === landline ? 0.9 : 0.6)
    return {
      'Called At': isoTime(at),
      Caller: random.chance(0.03) ? 'anonymous' : typedPhone(line, random),
      Name: typedFirstName(person.firstName, AGENT, random),
      Surname: typedLastName(asOf(person.lastName, at)!, AGENT, random),
      Born: verified ? typedDate(person.birthDate, random) : '',
      'Post Code': random.chance(0.5) ? asOf(person.home, at)!.postalCode : '',
      'Card quoted': person.card && random.chance(0.4) ? typedCard(person.card, random) : '',
      Topic: random.pick(['delivery', 'return', 'repair', 'points', 'advice']),
    }
  },
}
