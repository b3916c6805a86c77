/** Kinds whose shared value is evidence that two records are the same person. */
export type IdentifierKind =
  | 'email'
  | 'phone'
  | 'loyaltyId'
  | 'customerId'
  | 'cookie'
  | 'deviceId'
  | 'hashedEmail'
  | 'hashedPhone'
  | 'socialHandle'
  | 'nationalId'
  | 'identifier'

/** Kinds that are compared, and never link two records alone. */
export type AttributeKind =
  | 'givenName'
  | 'familyName'
  | 'fullName'
  | 'organization'
  | 'date'
  | 'address'
  | 'city'
  | 'postalCode'
  | 'country'
  | 'gender'
  | 'text'
  | 'category'
  | 'number'
  | 'geo'

/** Every kind of field. */
export type FieldKind = IdentifierKind | AttributeKind

/** Policy every identifier kind takes. */
export interface IdentifierPolicy {
  /** Order of trust, 1 = most trusted. Default: by kind, then order of declaration. Used by time-ordered policies. */
  readonly priority?: number
  /** How many distinct values one entity may own, ≥ 1. Default: no limit. 1 makes the identifier *unique*. */
  readonly limit?: number
  /** How many different witness values may stand beside one value before it is quarantined, ≥ 1. Default 10. */
  readonly cap?: number
  /**
   * The fields whose different values are counted against `cap`, each on its own; `'name'` is the full name.
   * Default: the unique identifiers of the model and `'name'`; for cookies and devices also e-mails and phones.
   */
  readonly witness?: readonly string[]
  /** Evidence of one shared value, in bits, ≥ 0. Links alone where `prior + bits ≥ thresholds.link`. Default: by kind. */
  readonly bits?: number
  /** Values that identify nobody: exact (case-insensitive), or a regular expression when written `^…` or `…$`. */
  readonly blocked?: readonly string[]
  /** Days an observation of this identifier stays evidence, > 0. Default: for ever. */
  readonly ttl?: number
}

/** What makes an address no mailbox of one person: a role (`info@`), a throw-away provider, a domain nobody can own. */
export type EmailFlag = 'role-account' | 'disposable-domain' | 'reserved-domain'

/** Options of `email`. */
export interface EmailOptions extends IdentifierPolicy {
  /** Flags that make an address no identifier. Default `['role-account']`. */
  readonly refuse?: readonly EmailFlag[]
}

/** Options of `phone`. */
export interface PhoneOptions extends IdentifierPolicy {
  /** ISO 3166-1 alpha-2 country of numbers written without a country code. */
  readonly country?: string
}

/** Check digits: Luhn (ISO/IEC 7812-1), modulus 11 (ISBN-10, NHS numbers), EAN-13 (GS1 General Specifications). */
export type CheckDigit = 'luhn' | 'mod11' | 'ean13'

/** Options of `loyaltyId`, `customerId` and `identifier`. */
export interface CodeOptions extends IdentifierPolicy {
  /** Regular expression the canonical value must match. */
  readonly pattern?: string
  /** Whether case tells values apart. Default: `false` for loyaltyId, `true` for customerId and identifier. */
  readonly caseSensitive?: boolean
  /** Characters removed before anything else. Default `' -'` for loyaltyId, none for customerId and identifier. */
  readonly separators?: string
  /** Check digit the last character must satisfy. */
  readonly checkDigit?: CheckDigit
}

/** Options of `identifier`. */
export interface IdentifierOptions extends CodeOptions {
  /** Name space: fields of one namespace share their values. */
  readonly namespace: string
}

/** Options of `socialHandle`. */
export interface SocialHandleOptions extends IdentifierPolicy {
  /** Network of handles written without one, e.g. `instagram`. */
  readonly network?: string
}

/** Options of `address` and `postalCode`. */
export interface CountryOptions {
  /** ISO 3166-1 alpha-2 country assumed where the record names none. */
  readonly country?: string
}

/** Options of `nationalId`. */
export interface NationalIdOptions extends IdentifierPolicy, CountryOptions {}

/** Options of `date`. */
export interface DateOptions {
  /** How `03/04/2001` is read. Default `month-first`; values readable both ways are flagged `ambiguous`. */
  readonly order?: 'day-first' | 'month-first'
  /** Two-digit years above it belong to the last century, e.g. 26: `27` is 1927. Default: 26. */
  readonly pivot?: number
  /** Whether the date is one of a person's life (birth): dates after the record's own `at` are refused. Default true. */
  readonly past?: boolean
  /** Whether texts of digits such as `20576` are days of a spreadsheet (1900 system), as numbers always are. Default false. */
  readonly serial?: boolean
}

/** Options of `number`. */
export interface NumberOptions {
  /** Decimals kept. Default: as written. */
  readonly decimals?: number
}

/** The options each kind takes. */
export interface FieldOptions {
  email: EmailOptions
  phone: PhoneOptions
  loyaltyId: CodeOptions
  customerId: CodeOptions
  cookie: IdentifierPolicy
  deviceId: IdentifierPolicy
  hashedEmail: IdentifierPolicy
  hashedPhone: IdentifierPolicy
  socialHandle: SocialHandleOptions
  nationalId: NationalIdOptions
  identifier: IdentifierOptions
  givenName: object
  familyName: object
  fullName: object
  organization: object
  date: DateOptions
  address: CountryOptions
  city: object
  postalCode: CountryOptions
  country: object
  gender: object
  text: object
  category: object
  number: NumberOptions
  geo: object
}

/** A field of a model: its kind and options, frozen JSON. */
export type FieldSpec<K extends FieldKind = FieldKind> = K extends FieldKind
  ? { readonly kind: K } & Readonly<FieldOptions[K]>
  : never

/** The fields of a model by name. */
export type Fields = Readonly<Record<string, FieldSpec>>

type Scalar = string | number | null | undefined
type Many<T> = T | readonly T[]

/** What a record may hold in a field of kind `K`. */
export type FieldInput<K extends FieldKind = FieldKind> = K extends 'date'
  ? Many<Scalar | Date>
  : K extends 'geo'
    ? Many<Scalar | { readonly lat: number; readonly lon: number }>
    : Many<Scalar>

function field<K extends FieldKind>(kind: K, options: FieldOptions[K] | undefined): FieldSpec<K> {
  return Object.freeze({ kind, ...options }) as FieldSpec<K>
}

/** An e-mail address. Gmail dots and documented `+tag`s do not tell mailboxes apart. */
export const email = (options?: EmailOptions): FieldSpec<'email'> => field('email', options)
/** A loyalty-programme number. */
export const loyaltyId = (options?: CodeOptions): FieldSpec<'loyaltyId'> => field('loyaltyId', options)
/** The company's own customer or user number. */
export const customerId = (options?: CodeOptions): FieldSpec<'customerId'> => field('customerId', options)
/** A first-party browser id (UUID, GA client id, Meta browser id, or opaque). */
export const cookie = (options?: IdentifierPolicy): FieldSpec<'cookie'> => field('cookie', options)
/** An advertising or vendor device id (IDFA, GAID, IDFV, or opaque). */
export const deviceId = (options?: IdentifierPolicy): FieldSpec<'deviceId'> => field('deviceId', options)
/** A SHA-256 of an e-mail address, hex or base64; raw e-mails elsewhere link to it in every destination form. */
export const hashedEmail = (options?: IdentifierPolicy): FieldSpec<'hashedEmail'> => field('hashedEmail', options)
/** A SHA-256 of a phone number, hex or base64; raw phones elsewhere link to it in every destination form. */
export const hashedPhone = (options?: IdentifierPolicy): FieldSpec<'hashedPhone'> => field('hashedPhone', options)
/** A profile URL or `@handle` on a social network. */
export const socialHandle = (options?: SocialHandleOptions): FieldSpec<'socialHandle'> => field('socialHandle', options)
/** A number a state gives a person (SSN, passport …). */
export const nationalId = (options?: NationalIdOptions): FieldSpec<'nationalId'> => field('nationalId', options)
/** An identifier of your own: values are compared within its namespace. */
export const identifier = (
  namespace: string,
  options?: Omit<IdentifierOptions, 'namespace'>,
): FieldSpec<'identifier'> => field('identifier', { namespace, ...options })
/** A telephone number, compared in E.164. */
export const phoneSpec = (options?: PhoneOptions): FieldSpec<'phone'> => field('phone', options)

/** A person's given names, without titles. */
export const givenName = (): FieldSpec<'givenName'> => field('givenName', undefined)
/** A person's family name, without titles and suffixes. */
export const familyName = (): FieldSpec<'familyName'> => field('familyName', undefined)
/** A whole name in one column, in either order (`Stone, Fred`). */
export const fullName = (): FieldSpec<'fullName'> => field('fullName', undefined)
/** A company or other body, compared without its legal form (`Ltd`, `GmbH`). */
export const organization = (): FieldSpec<'organization'> => field('organization', undefined)
/** A calendar date, by default a birth date. */
export const date = (options?: DateOptions): FieldSpec<'date'> => field('date', options)
/** A street and house number, with its words (`St`, `Straße`) written one way. */
export const address = (options?: CountryOptions): FieldSpec<'address'> => field('address', options)
/** A town. */
export const city = (): FieldSpec<'city'> => field('city', undefined)
/** A postal code, as its country writes it. */
export const postalCode = (options?: CountryOptions): FieldSpec<'postalCode'> => field('postalCode', options)
/** A country by name or code, compared as ISO 3166-1 alpha-2. Also the country a record's phones and addresses are in. */
export const country = (): FieldSpec<'country'> => field('country', undefined)
/** A person's gender from a code, a word or a salutation: `f`, `m` or `x`. */
export const gender = (): FieldSpec<'gender'> => field('gender', undefined)
/** Free text, compared by its words. */
export const text = (): FieldSpec<'text'> => field('text', undefined)
/** One of a few values; equal or not. */
export const category = (): FieldSpec<'category'> => field('category', undefined)
/** A quantity; numbers that name something are identifiers or categories. */
export const number = (options?: NumberOptions): FieldSpec<'number'> => field('number', options)
/** A point on the earth: `{ lat, lon }` in degrees, or `'lat,lon'`. */
export const geo = (): FieldSpec<'geo'> => field('geo', undefined)

/** What selfsame assumes of an identifier kind where the model says nothing. `bits`: log2(m/u) of one shared value. */
export const IDENTIFIER_DEFAULTS: Readonly<Record<IdentifierKind, { readonly rank: number; readonly bits: number }>> =
  Object.freeze({
    nationalId: { rank: 1, bits: 40 },
    customerId: { rank: 2, bits: 40 },
    loyaltyId: { rank: 3, bits: 38 },
    email: { rank: 4, bits: 32 },
    hashedEmail: { rank: 5, bits: 32 },
    socialHandle: { rank: 6, bits: 31 },
    identifier: { rank: 7, bits: 30 },
    phone: { rank: 8, bits: 28 },
    hashedPhone: { rank: 9, bits: 28 },
    deviceId: { rank: 10, bits: 26 },
    cookie: { rank: 11, bits: 25 },
  })

/** Every {@link AttributeKind}. */
const ATTRIBUTE_KINDS: readonly AttributeKind[] = Object.freeze([
  'givenName',
  'familyName',
  'fullName',
  'organization',
  'date',
  'address',
  'city',
  'postalCode',
  'country',
  'gender',
  'text',
  'category',
  'number',
  'geo',
])

/** Every {@link FieldKind}, identifiers first. */
export const FIELD_KINDS: readonly FieldKind[] = Object.freeze([
  ...(Object.keys(IDENTIFIER_DEFAULTS) as IdentifierKind[]),
  ...ATTRIBUTE_KINDS,
])

/** Whether a shared value of this kind is evidence that two records are the same person. */
export function isIdentifierKind(kind: FieldKind): kind is IdentifierKind {
  return kind in IDENTIFIER_DEFAULTS
}
