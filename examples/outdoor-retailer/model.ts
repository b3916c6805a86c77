import {
  type AnyModel,
  address,
  city,
  cookie,
  date,
  defineModel,
  deviceId,
  different,
  email,
  familyName,
  givenName,
  hashedEmail,
  loyaltyId,
  phone,
  postalCode,
  socialHandle,
} from '../../src/index.ts'

/** What counts as the same person for the retailer, and how each system names its columns. */
export const model: AnyModel = defineModel({
  fields: {
    loyaltyId: loyaltyId({ pattern: '^TP\\d{8}$', limit: 1 }),
    // The mailbox a person has, and the one he had before.
    email: email({ limit: 2 }),
    hashedEmail: hashedEmail(),
    // Whoever is near picks up a landline, and numbers are handed on: one bit short of a link, a phone needs a name.
    phone: phone({ country: 'US', limit: 4, bits: 23 }),
    instagram: socialHandle({ network: 'instagram', limit: 1 }),
    deviceId: deviceId(),
    // A browser beside two addresses is the family's, or the shop's.
    cookieId: cookie({ cap: 1, witness: ['email'] }),
    firstName: givenName(),
    lastName: familyName(),
    birthDate: date(),
    street: address({ country: 'US' }),
    city: city(),
    postalCode: postalCode({ country: 'US' }),
  },
  // Beyond the default evidence: a slip or a nickname is the same name, and a family is not one person.
  forbid: [
    { name: 'other birth date', when: different('birthDate', 0.8, 'levenshtein') },
    { name: 'other first name', when: different('firstName', 0.85, 'personName') },
  ],
  survivorship: { firstName: 'most-frequent', lastName: 'most-recent', birthDate: 'most-frequent' },
  sources: {
    'email-engagement': {
      id: 'Message ID',
      at: 'Sent At',
      headers: { Contact: 'email', 'SMS Number': 'phone', 'First Name': 'firstName' },
    },
    tills: {
      id: 'Receipt No',
      at: 'Sold At',
      headers: { 'Loyalty Card': 'loyaltyId', Phone: 'phone', 'E-Mail': 'email', First: 'firstName', Last: 'lastName' },
    },
    'web-analytics': {
      id: 'session_id',
      at: 'started_at',
      headers: {
        user_email: 'email',
        client_id: 'cookieId',
        phone: 'phone',
        first_name: 'firstName',
        last_name: 'lastName',
        zip: 'postalCode',
      },
    },
    'video-site': { id: 'view', at: 'time', headers: { account: 'email', visitor: 'cookieId' } },
    'mobile-app': { id: 'session', at: 'at', headers: { wallet_card: 'loyaltyId', login: 'email', ad_id: 'deviceId' } },
    'loyalty-programme': {
      id: 'Member',
      at: 'Last Changed',
      headers: {
        'Card No': 'loyaltyId',
        'E-Mail': 'email',
        Mobile: 'phone',
        Landline: 'phone',
        Instagram: 'instagram',
        'First Name': 'firstName',
        'Last Name': 'lastName',
        'Date of Birth': 'birthDate',
        Street: 'street',
        City: 'city',
        ZIP: 'postalCode',
      },
    },
    'call-centre': {
      id: 'Call',
      at: 'Called At',
      headers: {
        'Card quoted': 'loyaltyId',
        Caller: 'phone',
        Name: 'firstName',
        Surname: 'lastName',
        Born: 'birthDate',
        'Post Code': 'postalCode',
      },
    },
    'social-followers': {
      id: 'Follower ID',
      at: 'Followed At',
      headers: { Handle: 'instagram', 'Contest E-Mail': 'email' },
    },
    'bought-list': {
      id: 'Lead',
      at: 'As Of',
      headers: {
        'Email SHA256': 'hashedEmail',
        'First Name': 'firstName',
        'Last Name': 'lastName',
        Birthdate: 'birthDate',
        Zip: 'postalCode',
      },
    },
  },
})
