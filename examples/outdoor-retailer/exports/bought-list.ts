import { createHash } from 'node:crypto'
import { asOf, isoTime, START } from '../timeline.ts'
import type { Export } from '../visit.ts'

/** A list bought from a broker: hashed addresses, and names and postal codes as they were two years ago. */
export const boughtList: Export = {
  file: 'bought-list.csv',
  prefix: 'BL',
  idColumn: 'Lead',
  row: ({ person, random }) => {
    const hash = createHash('sha256').update(asOf(person.email, START)!).digest('hex')
    return {
      'Email SHA256': random.chance(0.5) ? hash.toUpperCase() : hash,
      'First Name': person.firstName.toUpperCase(),
      'Last Name': asOf(person.lastName, START)!.toUpperCase(),
      Zip: asOf(person.home, START)!.postalCode,
      Birthdate: random.chance(0.55) ? person.birthDate : '',
      'As Of': isoTime(START - random.int(1, 300) * 86_400_000),
    }
  },
}
