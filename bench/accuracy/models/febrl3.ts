import {
  address,
  category,
  city,
  date,
  familyName,
  givenName,
  identifier,
  type ModelInput,
  postalCode,
} from '../../../src/index.ts'

/** Australian persons with typing errors; the house number stands in a column of its own. */
export const model: ModelInput = {
  fields: {
    soc_sec_id: identifier('soc-sec-id', { pattern: '^\\d{7}$', limit: 5 }),
    given_name: givenName(),
    surname: familyName(),
    date_of_birth: date(),
    street: address({ country: 'AU' }),
    address_2: address({ country: 'AU' }),
    suburb: city(),
    postcode: postalCode({ country: 'AU' }),
    state: category(),
  },
  sources: {
    '*': {
      headers: {
        street_number: { field: 'street', part: '1' },
        address_1: { field: 'street', part: '2' },
      },
      country: 'AU',
    },
  },
}
