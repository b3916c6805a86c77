import type { FieldKind } from '../model/field.ts'

/** What a column holds, finer than the kind of the field it feeds: `homePhone` and `work tel` are both `phone`. */
export type ColumnRole =
  | 'email'
  | 'phone'
  | 'fax'
  | 'hashedEmail'
  | 'hashedPhone'
  | 'nationalId'
  | 'passport'
  | 'driversLicense'
  | 'taxId'
  | 'loyaltyId'
  | 'customerId'
  | 'cookie'
  | 'deviceId'
  | 'socialHandle'
  | 'barcode'
  | 'code'
  | 'givenName'
  | 'middleName'
  | 'familyName'
  | 'nameParticle'
  | 'fullName'
  | 'organization'
  | 'employer'
  | 'birthDate'
  | 'birthYear'
  | 'birthMonth'
  | 'birthDay'
  | 'deathDate'
  | 'date'
  | 'birthPlace'
  | 'address'
  | 'street'
  | 'houseNumber'
  | 'unit'
  | 'addressLine'
  | 'city'
  | 'neighbourhood'
  | 'state'
  | 'postalCode'
  | 'country'
  | 'nationality'
  | 'gender'
  | 'latitude'
  | 'longitude'
  | 'geo'
  | 'title'
  | 'authors'
  | 'venue'
  | 'productName'
  | 'brand'
  | 'modelNumber'
  | 'price'
  | 'year'
  | 'description'
  | 'website'
  | 'occupation'
  | 'age'
  | 'nameSuffix'
  | 'category'
  | 'number'
  | 'text'
  /** Identifies or describes the row, another column, or nothing; never compared. */
  | 'none'

/** The field a role feeds: its canonical name, and its kind. */
export const ROLE_FIELDS: Readonly<Record<Exclude<ColumnRole, 'none'>, readonly [name: string, kind: FieldKind]>> = {
  givenName: ['firstName', 'givenName'],
  middleName: ['middleName', 'givenName'],
  nameParticle: ['lastName', 'familyName'],
  familyName: ['lastName', 'familyName'],
  nameSuffix: ['nameSuffix', 'category'],
  fullName: ['fullName', 'fullName'],
  organization: ['organization', 'organization'],
  productName: ['name', 'text'],
  title: ['title', 'text'],
  authors: ['authors', 'text'],
  birthDate: ['birthDate', 'date'],
  birthYear: ['birthDate', 'date'],
  birthMonth: ['birthDate', 'date'],
  birthDay: ['birthDate', 'date'],
  deathDate: ['deathDate', 'date'],
  gender: ['gender', 'gender'],
  email: ['email', 'email'],
  phone: ['phone', 'phone'],
  fax: ['fax', 'phone'],
  hashedEmail: ['hashedEmail', 'hashedEmail'],
  hashedPhone: ['hashedPhone', 'hashedPhone'],
  nationalId: ['nationalId', 'nationalId'],
  passport: ['passport', 'identifier'],
  driversLicense: ['driversLicense', 'identifier'],
  taxId: ['taxId', 'identifier'],
  loyaltyId: ['loyaltyId', 'loyaltyId'],
  customerId: ['customerId', 'customerId'],
  cookie: ['cookie', 'cookie'],
  deviceId: ['deviceId', 'deviceId'],
  socialHandle: ['socialHandle', 'socialHandle'],
  barcode: ['barcode', 'identifier'],
  code: ['code', 'identifier'],
  address: ['address', 'address'],
  street: ['address', 'address'],
  houseNumber: ['address', 'address'],
  unit: ['address', 'address'],
  addressLine: ['addressLine', 'address'],
  neighbourhood: ['neighbourhood', 'city'],
  city: ['city', 'city'],
  state: ['state', 'category'],
  postalCode: ['postalCode', 'postalCode'],
  country: ['country', 'country'],
  nationality: ['nationality', 'country'],
  birthPlace: ['birthPlace', 'city'],
  latitude: ['geo', 'geo'],
  longitude: ['geo', 'geo'],
  geo: ['geo', 'geo'],
  venue: ['venue', 'text'],
  brand: ['brand', 'organization'],
  modelNumber: ['modelNumber', 'category'],
  price: ['price', 'number'],
  year: ['year', 'number'],
  description: ['description', 'text'],
  website: ['website', 'category'],
  employer: ['employer', 'organization'],
  occupation: ['occupation', 'text'],
  age: ['age', 'number'],
  date: ['date', 'date'],
  category: ['category', 'category'],
  number: ['number', 'number'],
  text: ['text', 'text'],
}
