import { city, date, familyName, gender, givenName, type ModelInput, postalCode, text } from '../../../src/index.ts'

/** Historical persons. The whole names beside first name and surname say the same again, with titles: left out. */
export const model: ModelInput = {
  fields: {
    first_name: givenName(),
    surname: familyName(),
    dob: date(),
    birth_place: city(),
    postcode_fake: postalCode({ country: 'GB' }),
    gender: gender(),
    occupation: text(),
  },
}
