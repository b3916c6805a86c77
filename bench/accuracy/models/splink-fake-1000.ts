import { city, date, email, familyName, givenName, type ModelInput } from '../../../src/index.ts'

/** British persons; two in five values are missing, and first names change places with surnames. */
export const model: ModelInput = {
  fields: {
    email: email({ limit: 5 }),
    first_name: givenName(),
    surname: familyName(),
    dob: date({ order: 'day-first' }),
    city: city(),
  },
}
