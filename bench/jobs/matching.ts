import { defineModel, type ModelInput } from '../../src/index.ts'

/** Share of one person's pairs, and of strangers', that reach a level of Jaro-Winkler similarity. */
type Level = readonly [atLeast: number, m: number, u: number]

/**
 * What every whole-job peer compares, with fixed shares learnt from a generated file: on these columns one table of
 * weights does for all. Phone, street and city are left out: a household shares them, and plain Fellegi-Sunter knows no
 * households. E-mail addresses are made of names, so that a similar address would count the name twice, and the larger
 * the file the more namesakes would be linked: how often those of strangers are similar is set by hand, for strangers
 * between those who share one name (none from .92, 3 to 33 % from .8) and those who share both.
 */
export const COMPARISONS: Readonly<Record<string, readonly Level[]>> = {
  first_name: [
    [1, 0.84, 0.0037],
    [0.92, 0.076, 0.0005],
    [0.8, 0.027, 0.004],
    [0, 0.057, 0.992],
  ],
  last_name: [
    [1, 0.82, 0.00055],
    [0.92, 0.077, 0.0001],
    [0.8, 0.045, 0.0025],
    [0, 0.058, 0.997],
  ],
  birth_date: [
    [1, 0.88, 0.00004],
    [0.92, 0.032, 0.0078],
    [0.8, 0.036, 0.36],
    [0, 0.052, 0.632],
  ],
  email: [
    [1, 0.63, 1e-7],
    [0.92, 0.057, 0.05],
    [0.8, 0.19, 0.2],
    [0, 0.123, 0.75],
  ],
  postcode: [
    [1, 0.76, 0.0002],
    [0.92, 0.048, 0.0024],
    [0.8, 0.034, 0.039],
    [0, 0.158, 0.9584],
  ],
}

/** Which rules of blocking. */
export type Blocking = 'narrow' | 'wide'

/** Rules of blocking: pairs that are equal in all columns of some rule are compared. `birth_year`: of the date. */
export const BLOCKING: Readonly<Record<Blocking, readonly (readonly string[])[]>> = {
  /** Keys that few share: 5 million pairs of a million records. */
  narrow: [
    ['email'],
    ['first_name', 'last_name'],
    ['last_name', 'birth_date'],
    ['first_name', 'birth_date'],
    ['last_name', 'postcode'],
    ['first_name', 'postcode'],
  ],
  /** A wrong day of birth is met, too: some 20 million pairs of a million records. */
  wide: [
    ['email'],
    ['first_name', 'last_name'],
    ['last_name', 'birth_year'],
    ['first_name', 'birth_year'],
    ['last_name', 'postcode'],
    ['first_name', 'postcode'],
  ],
}

/** Match weight from which a pair is a link, in bits. */
export const LINK = 3

/** log2 odds that two records of a generated file are of one person. */
export function priorOf(records: number): number {
  return Math.log2(2.3 / records)
}

/** log2 m/u. */
export function bits([, m, u]: Level): number {
  return Math.log2(m / u)
}

/** The same as a model. Every pair of a rule is compared, however many rows share its keys. */
export function matchingModel(records: number, blocking: Blocking): ModelInput {
  return defineModel({
    fields: {
      first_name: { kind: 'givenName' },
      last_name: { kind: 'familyName' },
      birth_date: { kind: 'date' },
      email: { kind: 'email' },
      postcode: { kind: 'postalCode' },
    },
    comparisons: Object.entries(COMPARISONS).map(([field, levels]) => ({
      field,
      by: 'jaroWinkler',
      levels: levels.map(([atLeast, m, u]) => ({ atLeast, m, u })),
    })),
    blocking: BLOCKING[blocking].map((columns) => ({ keys: columns.map(keyOf), cap: 1_000_000 })),
    prior: priorOf(records),
    thresholds: { link: LINK, review: 0 },
  } as const)
}

function keyOf(column: string): { readonly field: string; readonly take: 'value' | 'year' } {
  return column === 'birth_year' ? { field: 'birth_date', take: 'year' } : { field: column, take: 'value' }
}
