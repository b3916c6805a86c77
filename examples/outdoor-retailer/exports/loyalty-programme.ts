import { asOf, END, isoTime } from '../timeline.ts'
import { typedDate, typedEmail, typedPhone } from '../typing.ts'
import type { Export } from '../visit.ts'

/** The loyalty programme: one row per member, as the member filled it in on joining or, for half of them, as last changed. */
export const loyaltyProgramme: Export = {
  file: 'loyalty-programme.csv',
  prefix: 'LM',
  idColumn: 'Member',
  row: ({ person, at: joined, random }) => {
    const at = random.chance(0.5) ? END : joined
    const home = asOf(person.home, at)!
    return {
      'Card No': person.card!,
      'Joined On': isoTime(joined),
      'Last Changed': isoTime(at),
      'First Name': person.firstName,
      'Last Name': asOf(person.lastName, at)!,
      'Date of Birth': random.chance(0.95) ? typedDate(person.birthDate, random) : '01/01/1900',
      'E-Mail': random.chance(0.94) ? typedEmail(asOf(person.email, at)!, random) : '',
      Mobile: random.chance(0.92) ? typedPhone(asOf(person.mobile, at)!, random) : '',
      Landline: person.household.landline && random.chance(0.6) ? typedPhone(person.household.landline, random) : '',
      Street: home.street,
      City: home.city.name,
      State: home.city.state,
      ZIP: home.postalCode,
      Instagram: person.handle && random.chance(0.5) ? `https://www.instagram.com/${person.handle}/` : '',
    }
  },
}
