import type { FieldKind } from './field.ts'

/** Adds a problem. */
export type Add = (path: string, expected: string, cure: string) => void

/** Kinds of a model's fields; undefined where a field says none that is known, which is a problem of its own. */
export type KindByField = ReadonlyMap<string, FieldKind | undefined>

/** What was expected in the place of a value that will not do. */
export type Check = (value: unknown) => string | undefined

/** A check that says what was expected. */
export const expect =
  (ok: (value: unknown) => boolean, expected: string): Check =>
  (value) =>
    ok(value) ? undefined : expected

/** Whether it has keys, and is no list. */
export const isObject = (v: unknown): v is Record<string, unknown> =>
  typeof v === 'object' && v !== null && !Array.isArray(v)
/** Whether it is a whole number from 1. */
export const isWhole = (v: unknown): v is number => typeof v === 'number' && Number.isSafeInteger(v) && v >= 1
/** Whether it is a text that says something. */
export const isText = (v: unknown): v is string => typeof v === 'string' && v !== ''
/** Whether it is a list of texts that say something. */
export const isTexts = (v: unknown): v is string[] => Array.isArray(v) && v.every(isText)
/** Whether it is a share above 0 and up to 1. */
export const isShare = (v: unknown): v is number => typeof v === 'number' && v > 0 && v <= 1

/** A count from 1. */
export const whole: Check = expect(isWhole, 'a whole number ≥ 1')
/** A text that says something. */
export const text: Check = expect(isText, 'a non-empty text')
/** True or false. */
export const bool: Check = expect((v) => typeof v === 'boolean', 'true or false')
/** A country by its two letters. */
export const country: Check = expect(
  (v) => typeof v === 'string' && /^[A-Z]{2}$/.test(v),
  "an ISO 3166-1 alpha-2 code such as 'US'",
)
/** One of some names. */
export const oneOf = (names: readonly string[]): Check =>
  expect((v) => typeof v === 'string' && names.includes(v), names.map((n) => `'${n}'`).join(' | '))

/** What an object says: an option that is `undefined` is one that was left out. */
export function given(options: object): [string, unknown][] {
  return Object.entries(options).filter(([, value]) => value !== undefined)
}

/** Adds a problem for every key that means nothing there: most are misspelt. */
export function checkKeys(path: string, input: object, known: readonly string[], add: Add): void {
  for (const [key] of given(input)) {
    if (known.includes(key)) continue
    add(path === '' ? key : `${path}.${key}`, `one of ${known.join(', ')}`, `remove ${key}, or mend its spelling`)
  }
}

/** Adds a problem where a name is no field of the model. */
export function checkField(path: string, field: unknown, fields: KindByField, add: Add): void {
  if (typeof field === 'string' && fields.has(field)) return
  add(path, `a field of the model (${[...fields.keys()].join(', ')})`, `replace '${String(field)}'`)
}
