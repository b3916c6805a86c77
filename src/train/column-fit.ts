import type { ColumnProfile } from './column-profile.ts'
import type { ColumnRole } from './column-role.ts'

type Fit = (column: ColumnProfile) => number

const prose: Fit = (c) =>
  c.share('letter') * (1 - Math.max(c.share('email'), c.share('web'), c.share('date'), c.share('uuid')))
/** Names of made-up people may end in digits. */
const names: Fit = (c) =>
  c.meanWords <= 6 ? Math.max(c.share('nameLike'), 0.8 * prose(c)) * (1 - c.share('email')) : 0
const places: Fit = (c) => prose(c) * (1 - c.share('digit'))
const codes: Fit = (c) =>
  Math.max(c.share('digit'), c.share('uuid')) * (1 - Math.max(c.share('email'), c.share('time')))
const numbers: Fit = (c) => Math.max(c.share('numeric'), c.share('money'))
/** Spreadsheets hand over dates as day numbers, databases as seconds: a header that says birth is believed. */
const dates: Fit = (c) => Math.max(c.share('date') + c.share('daySerial') + c.share('year'), c.share('integer') * 0.8)
const anything: Fit = () => 1

/** How well the values agree with a role, as the share of them that could be of it, 0 to 1. */
export const ROLE_FIT: Readonly<Record<ColumnRole, Fit>> = {
  email: (c) => c.share('email'),
  phone: (c) => c.share('phone') * (1 - c.share('date')),
  fax: (c) => c.share('phone') * (1 - c.share('date')),
  hashedEmail: (c) => c.share('sha256'),
  hashedPhone: (c) => c.share('sha256'),
  nationalId: codes,
  passport: codes,
  driversLicense: codes,
  taxId: codes,
  loyaltyId: codes,
  customerId: codes,
  cookie: (c) => 1 - c.share('email'),
  deviceId: (c) => 1 - c.share('email'),
  socialHandle: (c) => 1 - c.share('email'),
  barcode: codes,
  code: codes,
  givenName: names,
  middleName: names,
  familyName: names,
  nameParticle: names,
  fullName: names,
  nameSuffix: (c) => (c.meanLength <= 8 ? 1 : 0),
  organization: prose,
  employer: prose,
  birthDate: dates,
  birthYear: (c) => Math.max(c.share('year'), c.meanLength <= 2.5 ? c.share('integer') : 0),
  birthMonth: (c) => (c.meanLength <= 2 ? c.share('integer') : prose(c)),
  birthDay: (c) => (c.meanLength <= 2 ? c.share('integer') : 0),
  deathDate: dates,
  date: (c) => c.share('date'),
  birthPlace: places,
  address: prose,
  street: prose,
  houseNumber: (c) => c.share('houseNumber'),
  unit: (c) => 1 - c.share('email'),
  addressLine: (c) => 1 - c.share('email'),
  city: places,
  neighbourhood: places,
  state: (c) => (c.meanLength <= 25 ? 1 - Math.max(c.share('email'), c.share('date')) : 0),
  postalCode: (c) => c.share('postal'),
  country: places,
  nationality: places,
  gender: (c) =>
    c.values.size <= 40 ? Math.max(c.share('gender'), c.meanLength <= 1.5 ? c.share('integer') : 0) : c.share('gender'),
  latitude: numbers,
  longitude: numbers,
  geo: (c) => c.share('coordinates'),
  title: prose,
  authors: prose,
  venue: prose,
  productName: prose,
  brand: prose,
  modelNumber: anything,
  price: numbers,
  year: (c) => c.share('year'),
  description: prose,
  website: (c) => c.share('web'),
  occupation: prose,
  age: (c) => (c.meanLength <= 4 ? numbers(c) : 0),
  category: (c) => 1 - Math.max(c.share('email'), c.share('date')),
  number: numbers,
  text: prose,
  none: anything,
}
