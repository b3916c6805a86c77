import type { FieldKind } from './field.ts'

/** How two canonical values are compared: similarities, from 0 to 1, of the `compare` room; `equal` is
 * 1 or 0, `words` the overlap of words, each by its rarity in the field, `wordBag` the cosine of all words of several
 * fields. */
export const COMPARATOR_NAMES = [
  'equal',
  'jaroWinkler',
  'levenshtein',
  'osa',
  'dice',
  'mongeElkan',
  'tokenSet',
  'personName',
  'organizationName',
  'calendarDate',
  'streetAddress',
  'emailAddress',
  'phoneNumber',
  'decimal',
  'geoPoint',
  'words',
  'wordBag',
] as const

/** Name of a comparator in a model. */
export type ComparatorName = (typeof COMPARATOR_NAMES)[number]

/**
 * What a blocking key takes of a canonical value: `value`, all of it; `prefix`, its first `length` characters; `year` or
 * `day` (month and day) of a date; `sound`, its phonetic key; `words`, each word on its own;
 * `wordBag`, the same of several fields, neighbours joined where a digit is involved.
 */
export const KEY_TAKES = ['value', 'prefix', 'year', 'day', 'sound', 'words', 'wordBag'] as const

/** One level of a comparison: reached when values are at least so similar; the first level reached counts. */
export interface Level {
  /** Least similarity; 1 = equal values, 0 = anything. */
  readonly atLeast: number
  /** Share of the pairs of one person that reach this level and none above. */
  readonly m: number
  /** The same share of the pairs of strangers. */
  readonly u: number
  /** The same share of the pairs of relatives: people of one household or family. Default: as strangers. */
  readonly r?: number
}

/** What one field says of two records: levels from equal to different. A missing value is no level and weighs 0. */
export interface Comparison {
  readonly field: string
  readonly by: ComparatorName
  /** Of a `wordBag`: further fields whose words are in the bag. */
  readonly with?: readonly string[]
  /** From the most to the least similar; the last has `atLeast: 0`. */
  readonly levels: readonly Level[]
  /**
   * Whether the value is a person's own and stays (given name, birth date) rather than one that a household shares or
   * that changes (family name, address, phone). Where groups of records meet, all must agree on what is own; of the
   * rest the best two agree. Default: by kind.
   */
  readonly own?: boolean
  /**
   * Another compared field that settles this one, as a postal code settles the city: where that one is equal, being equal
   * here tells nothing more, and where that one differs, neither does differing.
   */
  readonly given?: string
}

/** A column of a blocking rule: records with equal keys are compared. */
export interface BlockingKey {
  readonly field: string
  readonly take: (typeof KEY_TAKES)[number]
  /** Of a `wordBag`: further fields whose words are in the bag. */
  readonly with?: readonly string[]
  /** Characters of a `prefix`. Default 3. */
  readonly length?: number
}

/** Records that agree in all keys of a rule are candidates. */
export interface BlockingRule {
  readonly keys: readonly BlockingKey[]
  /** Records a block may hold; a larger one is quarantined: so common a key tells nothing. Default 500. */
  readonly cap?: number
}

type LevelRow = readonly [atLeast: number, m: number, u: number]

interface ComparisonDefaults {
  readonly by: ComparatorName
  readonly levels: readonly LevelRow[]
}

/**
 * Default comparator and levels of every kind, with m and u typical of customer files of some hundred thousand people.
 * Training replaces m and u.
 */
export const COMPARISON_DEFAULTS: Readonly<Record<FieldKind, ComparisonDefaults>> = Object.freeze({
  givenName: {
    by: 'personName',
    levels: [
      [1, 0.78, 0.008],
      [0.92, 0.1, 0.006],
      [0.82, 0.04, 0.012],
      [0.8, 0.02, 0.008],
      [0, 0.06, 0.966],
    ],
  },
  familyName: {
    by: 'personName',
    levels: [
      [1, 0.84, 0.002],
      [0.92, 0.06, 0.002],
      [0.82, 0.03, 0.01],
      [0, 0.07, 0.986],
    ],
  },
  fullName: {
    by: 'personName',
    levels: [
      [1, 0.6, 0.0001],
      [0.88, 0.2, 0.0005],
      [0.81, 0.12, 0.003],
      [0.7, 0.04, 0.05],
      [0, 0.04, 0.9464],
    ],
  },
  organization: {
    by: 'organizationName',
    levels: [
      [1, 0.7, 0.0005],
      [0.9, 0.15, 0.001],
      [0.75, 0.08, 0.006],
      [0, 0.07, 0.9925],
    ],
  },
  date: {
    by: 'calendarDate',
    levels: [
      [1, 0.86, 0.00005],
      [0.9, 0.08, 0.0006],
      [0.6, 0.03, 0.02],
      [0, 0.03, 0.97935],
    ],
  },
  address: {
    by: 'streetAddress',
    levels: [
      [1, 0.55, 0.0002],
      [0.85, 0.2, 0.001],
      [0.65, 0.1, 0.02],
      [0, 0.15, 0.9788],
    ],
  },
  city: {
    by: 'jaroWinkler',
    levels: [
      [1, 0.8, 0.05],
      [0.9, 0.07, 0.01],
      [0, 0.13, 0.94],
    ],
  },
  postalCode: {
    by: 'jaroWinkler',
    levels: [
      [1, 0.75, 0.003],
      [0.85, 0.08, 0.01],
      [0, 0.17, 0.987],
    ],
  },
  country: {
    by: 'equal',
    levels: [
      [1, 0.97, 0.4],
      [0, 0.03, 0.6],
    ],
  },
  gender: {
    by: 'equal',
    levels: [
      [1, 0.97, 0.5],
      [0, 0.03, 0.5],
    ],
  },
  text: {
    by: 'words',
    levels: [
      [1, 0.45, 0.0002],
      [0.8, 0.2, 0.0002],
      [0.6, 0.15, 0.001],
      [0.4, 0.1, 0.004],
      [0.25, 0.05, 0.02],
      [0, 0.05, 0.9746],
    ],
  },
  category: {
    by: 'equal',
    levels: [
      [1, 0.85, 0.1],
      [0, 0.15, 0.9],
    ],
  },
  number: {
    by: 'decimal',
    levels: [
      [1, 0.75, 0.02],
      [0.9, 0.12, 0.05],
      [0, 0.13, 0.93],
    ],
  },
  geo: {
    by: 'geoPoint',
    levels: [
      [1, 0.6, 0.0005],
      [0.5, 0.25, 0.001],
      [0, 0.15, 0.9985],
    ],
  },
  email: {
    by: 'emailAddress',
    levels: [
      [1, 0.7, 0.0000001],
      [0.9, 0.08, 0.0002],
      [0, 0.22, 0.9998],
    ],
  },
  hashedEmail: {
    by: 'equal',
    levels: [
      [1, 0.7, 0.0000001],
      [0, 0.3, 1],
    ],
  },
  phone: {
    by: 'phoneNumber',
    levels: [
      [1, 0.6, 0.0000005],
      [0.9, 0.05, 0.00001],
      [0, 0.35, 0.99999],
    ],
  },
  hashedPhone: {
    by: 'equal',
    levels: [
      [1, 0.6, 0.0000005],
      [0, 0.4, 1],
    ],
  },
  loyaltyId: {
    by: 'osa',
    levels: [
      [1, 0.9, 0.0000001],
      [0.85, 0.03, 0.001],
      [0, 0.07, 0.999],
    ],
  },
  customerId: {
    by: 'osa',
    levels: [
      [1, 0.9, 0.0000001],
      [0.85, 0.03, 0.001],
      [0, 0.07, 0.999],
    ],
  },
  nationalId: {
    by: 'osa',
    levels: [
      [1, 0.9, 0.0000001],
      [0.85, 0.06, 0.0005],
      [0, 0.04, 0.9995],
    ],
  },
  identifier: {
    by: 'osa',
    levels: [
      [1, 0.85, 0.0000001],
      [0.85, 0.05, 0.0005],
      [0, 0.1, 0.9995],
    ],
  },
  socialHandle: {
    by: 'jaroWinkler',
    levels: [
      [1, 0.8, 0.0000001],
      [0.92, 0.05, 0.0005],
      [0, 0.15, 0.9995],
    ],
  },
  deviceId: {
    by: 'equal',
    levels: [
      [1, 0.3, 0.0000001],
      [0, 0.7, 1],
    ],
  },
  cookie: {
    by: 'equal',
    levels: [
      [1, 0.2, 0.0000001],
      [0, 0.8, 1],
    ],
  },
})

/** Kinds whose value is a person's own. */
const OWN_KINDS: readonly FieldKind[] = [
  ...(['givenName', 'fullName', 'date', 'gender', 'nationalId', 'loyaltyId', 'customerId'] as const),
  ...(['identifier', 'socialHandle'] as const),
]

/** Whether the value of a kind is a person's own, and not shared by a household. */
export function isOwnKind(kind: FieldKind): boolean {
  return OWN_KINDS.includes(kind)
}

/**
 * The comparison a field has where a model says nothing.
 * @param bits of an identifier: evidence of one shared value
 */
export function defaultComparison(field: string, kind: FieldKind, bits?: number): Comparison {
  const { by, levels } = COMPARISON_DEFAULTS[kind]
  return {
    field,
    by,
    levels: levels.map(([atLeast, m, u]) => ({
      atLeast,
      m,
      u: atLeast === 1 && bits !== undefined ? m / 2 ** bits : u,
    })),
    own: isOwnKind(kind),
  }
}

/**
 * The blocking rules of a model that has none: pairs of what people keep, so that an error in one of the two is no loss
 * as long as another pair is right.
 */
export function defaultBlocking(kinds: ReadonlyMap<string, FieldKind>): BlockingRule[] {
  const of = (...wanted: readonly FieldKind[]): string[] =>
    [...kinds].filter(([, k]) => wanted.includes(k)).map(([f]) => f)
  const key = (field: string, take: BlockingKey['take'] = 'value'): BlockingKey => ({ field, take })
  const names = of('familyName', 'fullName', 'organization')
  const rules: BlockingRule[] = []
  for (const name of names)
    for (const other of of('date', 'postalCode', 'address', 'givenName')) rules.push({ keys: [key(name), key(other)] })
  for (const given of of('givenName'))
    for (const other of of('date', 'postalCode')) rules.push({ keys: [key(given), key(other)] })
  for (const text of of('text')) rules.push({ keys: [key(text)] })
  return rules
}
