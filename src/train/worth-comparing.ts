import type { ColumnRole } from './column-role.ts'
import type { DataSubject } from './data-subject.ts'
import type { ColumnDescription } from './describe-columns.ts'

/** Roles that say who or what the record is, whatever the data. */
const DEFINING: ReadonlySet<ColumnRole> = new Set([
  ...([
    'email',
    'phone',
    'fax',
    'hashedEmail',
    'hashedPhone',
    'nationalId',
    'passport',
    'driversLicense',
    'taxId',
  ] as const),
  ...([
    'loyaltyId',
    'customerId',
    'cookie',
    'deviceId',
    'socialHandle',
    'givenName',
    'middleName',
    'familyName',
    'nameParticle',
  ] as const),
  ...([
    'fullName',
    'organization',
    'birthDate',
    'birthYear',
    'birthMonth',
    'birthDay',
    'birthPlace',
    'address',
  ] as const),
  ...([
    'street',
    'houseNumber',
    'unit',
    'addressLine',
    'city',
    'neighbourhood',
    'state',
    'postalCode',
    'country',
  ] as const),
  ...(['nationality', 'gender', 'latitude', 'longitude', 'geo', 'deathDate', 'nameSuffix'] as const),
])

/** Roles that say something of records about one subject, and of other records the state or the day. */
const BY_SUBJECT: Readonly<Record<DataSubject, ReadonlySet<ColumnRole>>> = {
  person: new Set(['occupation', 'employer', 'code'] as const),
  organization: new Set(['website', 'category', 'code'] as const),
  publication: new Set(['title', 'authors', 'venue', 'year', 'barcode'] as const),
  product: new Set([
    'productName',
    'title',
    'brand',
    'modelNumber',
    'price',
    'description',
    'barcode',
    'category',
    'code',
  ] as const),
  other: new Set([
    'productName',
    'title',
    'brand',
    'category',
    'number',
    'text',
    'description',
    'year',
    'date',
    'code',
  ] as const),
}

const LEAST_CONFIDENCE = 0.4
/** A column that its header does not name is believed to define the record as long as it agrees at all. */
const SURE = 0.9
/** A column known by its header stays unless agreement is worth less than this, in bits; an unknown one needs more. */
const LEAST_BITS_KNOWN = 0.3
const LEAST_BITS_UNKNOWN = 1
/** Attributes that change with every record of an entity are noise, however rare their values. */
const LEAST_AGREEMENT = 0.2
const LEAST_FILLED = 0.01

/**
 * Whether a column helps to tell which records are the same. Defining roles always do; others when the subject is one
 * they describe, or when they agree between records that are the same by other columns. Agreement outweighs the header.
 */
export function isWorthComparing(column: ColumnDescription, subject: DataSubject): boolean {
  if (DEFINING.has(column.role)) {
    const refuted = column.confidence < SURE && (column.agreement?.agree ?? 1) < LEAST_AGREEMENT
    return column.confidence >= LEAST_CONFIDENCE && !refuted
  }
  if (1 - column.blank < LEAST_FILLED) return false
  const expected = BY_SUBJECT[subject].has(column.role) && column.confidence >= LEAST_CONFIDENCE
  const { agreement } = column
  if (!agreement) return expected
  const least = expected ? LEAST_BITS_KNOWN : LEAST_BITS_UNKNOWN
  return agreement.agree >= LEAST_AGREEMENT && agreement.bits >= least
}
