import fc from 'fast-check'
import {
  type AnyModel,
  type Assignment,
  all,
  cookie,
  customerId,
  date,
  defineModel,
  different,
  email,
  exact,
  familyName,
  givenName,
  hashedEmail,
  type Judgement,
  phone,
  type RecordInput,
  similar,
} from '../../src/index.ts'

/** Small worlds in which everything happens often: few values, tight limits, low caps, rules that contradict each other. */
export const models: readonly AnyModel[] = [
  defineModel({
    fields: {
      customer: customerId({ limit: 1 }),
      email: email({ limit: 2, cap: 3 }),
      phone: phone({ country: 'US', cap: 2, witness: ['name'] }),
      cookie: cookie({ cap: 2, witness: ['email'] }),
      hashed: hashedEmail(),
      firstName: givenName(),
      lastName: familyName(),
      birthDate: date(),
    },
    link: [all(exact('lastName'), exact('birthDate')), all(exact('birthDate'), similar('firstName', 0.9))],
    forbid: [different('firstName', 0.7), all(different('birthDate'), different('lastName', 0.8))],
  }),
  defineModel({
    fields: { customer: customerId({ limit: 1 }), email: email(), cookie: cookie(), firstName: givenName() },
  }),
  defineModel({
    fields: {
      email: email({ limit: 1 }),
      cookie: cookie({ limit: 2 }),
      phone: phone({ country: 'US', bits: 10, limit: 1 }),
    },
  }),
  defineModel({
    fields: {
      customer: customerId({ limit: 1, ttl: 2 }),
      email: email({ limit: 2, ttl: 1 }),
      cookie: cookie({ ttl: 1, cap: 2, witness: ['email'] }),
      phone: phone({ country: 'US', bits: 10 }),
      firstName: givenName(),
      lastName: familyName(),
    },
    forbid: [different('firstName', 0.7)],
    policy: 'latest-wins',
  }),
  defineModel({
    fields: {
      customer: customerId({ limit: 1 }),
      email: email({ limit: 2, ttl: 1 }),
      cookie: cookie({ limit: 2 }),
      firstName: givenName(),
      birthDate: date(),
    },
    link: [all(exact('firstName'), exact('birthDate'))],
    policy: 'demote',
  }),
]

const SOURCES = ['crm', 'pos', 'web']
const EMAILS = [
  'ann@mail.com',
  'A.nn+x@gmail.com',
  'ann@gmail.com',
  'bob@mail.com',
  'cy@mail.com',
  'test@test.com',
  'info@mail.com',
  '',
]
const PHONES = ['(212) 555-7788', '+12125557788', '646 555 9911', '555-555-5555', 'n/a']
// SHA-256 of ann@mail.com, and of nobody's address
const HASHES = ['1278c97d19647cda6b0e1f95c3f56a1b2b01138fa1b468fd97ecf9f133f3e9be', `${'a1'.repeat(32)}`]
const FIRST = ['Ann', 'Anne', 'Bob', 'unknown', 'Cy']
const LAST = ['Stone', 'Stones', 'Lee', null]
const DATES = ['1984-05-02', '1990-01-31', '1900-01-01']
const TIMES = [undefined, '2026-01-01', '2026-01-02', '2026-01-03T12:00:00Z']

const maybe = <T>(values: readonly T[]): fc.Arbitrary<T | undefined> =>
  fc.option(fc.constantFrom(...values), { nil: undefined, freq: 3 })
const several = <T>(values: readonly T[]): fc.Arbitrary<T | T[] | undefined> =>
  fc.oneof(
    { weight: 5, arbitrary: maybe(values) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(...values), { maxLength: 3 }) },
  )

export const record: fc.Arbitrary<RecordInput> = fc.record({
  source: fc.constantFrom(...SOURCES),
  id: fc.integer({ min: 0, max: 5 }),
  at: fc.constantFrom(...TIMES),
  customer: maybe(['c1', 'c2', 'c3']),
  email: several(EMAILS),
  phone: maybe(PHONES),
  cookie: several(['k1', 'k2', 'k3']),
  hashed: maybe(HASHES),
  firstName: maybe(FIRST),
  lastName: maybe(LAST),
  birthDate: maybe(DATES),
})

const key = fc.tuple(fc.constantFrom(...SOURCES), fc.integer({ min: 0, max: 5 })).map(([s, i]) => `${s}:${i}`)

export const judgement: fc.Arbitrary<Judgement> = fc
  .record({ a: key, b: key, verdict: fc.constantFrom('same' as const, 'different' as const) })
  .filter(({ a, b }) => a !== b)

const TIMES_OF_EXPIRY = ['2026-01-02T06:00:00Z', '2026-01-03', '2026-01-05'] as const

export type Operation =
  | { readonly op: 'put'; readonly record: RecordInput }
  | { readonly op: 'delete'; readonly key: string }
  | { readonly op: 'judge'; readonly judgement: Judgement }
  | { readonly op: 'unjudge'; readonly a: string; readonly b: string }
  | { readonly op: 'putAll'; readonly records: readonly RecordInput[] }
  | { readonly op: 'expire'; readonly now: string }

export const operation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 10, arbitrary: record.map((r) => ({ op: 'put' as const, record: r })) },
  { weight: 2, arbitrary: key.map((k) => ({ op: 'delete' as const, key: k })) },
  { weight: 2, arbitrary: judgement.map((j) => ({ op: 'judge' as const, judgement: j })) },
  { weight: 1, arbitrary: judgement.map(({ a, b }) => ({ op: 'unjudge' as const, a, b })) },
  { weight: 1, arbitrary: fc.array(record, { maxLength: 3 }).map((records) => ({ op: 'putAll' as const, records })) },
  { weight: 1, arbitrary: fc.constantFrom(...TIMES_OF_EXPIRY).map((now) => ({ op: 'expire' as const, now })) },
)

/** A partition as text: each entity its sorted record keys. */
export function partitionOf(records: Iterable<Assignment>): string[] {
  const entities = new Map<string, string[]>()
  for (const { source, id, entity } of records)
    entities.set(entity, [...(entities.get(entity) ?? []), `${source}:${id}`])
  return [...entities.values()].map((keys) => keys.sort().join(' ')).sort()
}

/** How many random worlds a law is tried in: few on every run, many with SELFSAME_LONG=1. */
export const WORLDS: number = globalThis.process?.env.SELFSAME_LONG ? 20_000 : 1_000
