import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { type AnyModel, type Condition, defineModel, type Judgement, type RecordInput } from '../../src/index.ts'
import type { Operation } from './world.ts'

// Worlds whose models are drawn by lot too: any fields under any policy, several of one namespace, hashes beside what
// they are hashes of, rules, blocks that overflow, comparisons that others settle, clean lists.

const sha = (value: string): string => createHash('sha256').update(value).digest('hex')
const EMAILS = ['ann@mail.com', 'a.nn@gmail.com', 'ann@gmail.com', 'Bob@Mail.com', 'bob@mail.com', 'info@mail.com']
const PHONES = ['212 736 5000', '+12127365000', '646 736 9911', '00']
const CODES = ['m-1', 'M-1', 'm-2', ' m-2', 'm-3', 'unknown']

interface Kind {
  readonly spec: fc.Arbitrary<object>
  readonly values: readonly unknown[]
  /** What may be compared, and how a blocking key may take it. */
  readonly by: readonly string[]
  readonly take: readonly string[]
}

const some = <T>(...values: T[]): fc.Arbitrary<T | undefined> =>
  fc.option(fc.constantFrom(...values), { nil: undefined, freq: 2 })
const defined = (value: object): object => Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined))

const identifier = (
  kind: string,
  values: readonly unknown[],
  extra: Record<string, fc.Arbitrary<unknown>> = {},
): Kind => ({
  spec: fc
    .record({
      kind: fc.constant(kind),
      limit: some(1, 2, 3),
      cap: some(1, 2, 3),
      bits: some(0, 4, 10, 15, 22),
      ttl: some(1, 2),
      priority: some(1, 2),
      blocked: some(['m-3', 'k-3']),
      ...extra,
    })
    .map(defined),
  values,
  by: ['equal', 'jaroWinkler', 'levenshtein'],
  take: ['value', 'prefix'],
})
const attribute = (kind: string, values: readonly unknown[], by: readonly string[], take: readonly string[]): Kind => ({
  spec: fc.constant({ kind }),
  values,
  by,
  take,
})

const NAMES = ['Ann', 'Anne', 'anne', 'Bob', 'Zoë', 'unknown', 'Ann Marie']
const TEXTS = ['red apple pie', 'apple pie red', 'blue pie 12', 'pie 12 kg', 'Blue  Pie 12', '']
const STRING_BY = ['equal', 'jaroWinkler', 'levenshtein', 'osa', 'dice', 'mongeElkan', 'tokenSet', 'words', 'wordBag']

const KINDS: Readonly<Record<string, Kind>> = {
  email: identifier('email', EMAILS),
  work: identifier('email', EMAILS),
  hash: identifier('hashedEmail', EMAILS.map(sha)),
  hash2: identifier(
    'hashedEmail',
    EMAILS.map((e) => sha(e).toUpperCase()),
  ),
  phone: identifier('phone', PHONES, { country: fc.constant('US') }),
  mobile: identifier('phone', PHONES, { country: fc.constant('US') }),
  phoneHash: identifier('hashedPhone', ['+12127365000', '12127365000', '+16467369911'].map(sha)),
  cookie: identifier('cookie', ['k-1', 'k-2', 'k-3', 'k-4']),
  device: identifier('deviceId', ['k-1', 'k-2', 'd-1']),
  member: identifier('identifier', CODES, { namespace: fc.constant('m') }),
  former: identifier('identifier', CODES, { namespace: fc.constant('m'), caseSensitive: fc.boolean() }),
  customer: identifier('customerId', CODES),
  firstName: attribute('givenName', NAMES, [...STRING_BY, 'personName'], ['value', 'prefix', 'sound', 'words']),
  lastName: attribute('familyName', NAMES, [...STRING_BY, 'personName'], ['value', 'prefix', 'sound']),
  birthDate: attribute(
    'date',
    ['1984-05-02', '1984-02-05', '1990-01-31', '5/2/1984'],
    ['equal', 'calendarDate'],
    ['value', 'year', 'day'],
  ),
  title: attribute('text', TEXTS, STRING_BY, ['value', 'words', 'wordBag', 'prefix']),
  tier: attribute('category', ['gold', 'Gold', 'silver', 'n/a'], ['equal', 'levenshtein'], ['value']),
  price: attribute('number', ['10', 10, '10.50', '99', 0], ['equal', 'decimal'], ['value']),
}

const share = fc.constantFrom(0.9, 0.5, 0.2, 0.05, 0.01, 0.001, 0.00001)

function comparison(field: string, fields: readonly string[]): fc.Arbitrary<object> {
  const level = fc.record({ m: share, u: share, r: fc.option(share, { nil: undefined }) }).map(defined)
  return fc
    .record({
      by: fc.constantFrom(...KINDS[field]!.by),
      between: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 2 }),
      levels: fc.array(level, { minLength: 4, maxLength: 4 }),
      own: fc.option(fc.boolean(), { nil: undefined }),
      // of later fields only: what settles each other is no model
      given: fc.option(fc.constantFrom(...fields.slice(fields.indexOf(field))), { nil: undefined, freq: 2 }),
      with: fc.constant(fields.filter((one) => one !== field && 'title firstName'.includes(one))),
    })
    .map(({ by, between, levels, own, given, with: others }) => {
      const steps = [1, ...between.sort((a, b) => b - a).map((x) => x / 100), 0]
      return defined({
        field,
        by,
        own,
        given: given === field ? undefined : given,
        with: by === 'wordBag' && others.length > 0 ? others : undefined,
        levels: steps.map((atLeast, l) => ({ atLeast, ...levels[l]! })),
      })
    })
}

function condition(fields: readonly string[]): fc.Arbitrary<Condition> {
  const field = fc.constantFrom(...fields)
  const one = fc.oneof(
    { weight: 3, arbitrary: field.map((f) => ({ kind: 'exact', field: f })) },
    fc
      .tuple(field, fc.constantFrom(0.7, 0.9, 1), fc.constantFrom('jaroWinkler', 'levenshtein', 'personName'))
      .map(([f, atLeast, by]) => ({ kind: 'similar', field: f, by, atLeast })),
    fc
      .tuple(field, fc.constantFrom(0.7, 1), fc.constantFrom('jaroWinkler', 'levenshtein'))
      .map(([f, below, by]) => ({ kind: 'different', field: f, by, below })),
  )
  const many = fc.tuple(fc.constantFrom('all', 'any'), fc.array(one, { minLength: 1, maxLength: 3 }))
  return fc.oneof(
    one,
    many.map(([kind, of]) => ({ kind, of })),
  ) as fc.Arbitrary<Condition>
}

function blockingRule(fields: readonly string[]): fc.Arbitrary<object> {
  const key = fc
    .constantFrom(...fields)
    .chain((field) =>
      fc
        .record({ field: fc.constant(field), take: fc.constantFrom(...KINDS[field]!.take), length: some(1, 3) })
        .map((k) => defined({ ...k, length: k.take === 'prefix' ? k.length : undefined })),
    )
  return fc
    .record({
      keys: fc.uniqueArray(key, { minLength: 1, maxLength: 2, selector: (k) => JSON.stringify(k) }),
      cap: some(1, 2, 3),
    })
    .map(defined)
}

/** Any model. */
export const anyModel: fc.Arbitrary<AnyModel> = fc
  .subarray(Object.keys(KINDS), { minLength: 2, maxLength: 7 })
  .chain((fields) =>
    fc
      .record({
        specs: fc.tuple(...fields.map((f) => KINDS[f]!.spec)),
        link: fc.array(condition(fields), { maxLength: 2 }),
        forbid: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(condition(fields), { maxLength: 2 })),
        comparisons: fc.option(
          fc.subarray(fields).chain((some) => fc.tuple(...some.map((f) => comparison(f, some)))),
          { nil: undefined },
        ),
        blocking: fc.option(fc.array(blockingRule(fields), { maxLength: 2 }), { nil: undefined }),
        policy: some('latest-wins', 'demote'),
        prior: some(-20, -10, -3),
        relatives: some(-2, -8),
        link0: some(-2, 0, 3),
        frequencies: some({
          firstName: { values: { ann: 0.2 }, others: 0.001 },
          title: { values: {}, others: 0.01, words: { pie: 0.5 } },
        }),
        clean: some({ crm: { clean: true } }, { crm: { clean: true }, pos: { clean: true } }),
      })
      .map((m) => {
        const frequencies =
          m.frequencies && Object.fromEntries(Object.entries(m.frequencies).filter(([f]) => fields.includes(f)))
        try {
          return defineModel(
            defined({
              fields: Object.fromEntries(fields.map((f, i) => [f, m.specs[i]])),
              link: m.link,
              forbid: m.forbid,
              comparisons: m.comparisons,
              blocking: m.blocking,
              policy: m.policy,
              prior: m.prior,
              relatives: m.relatives,
              thresholds: m.link0 === undefined ? undefined : { link: m.link0, review: m.link0 - 3 },
              frequencies,
              sources: m.clean,
            }) as never,
          ) as AnyModel
        } catch {
          return undefined
        }
      }),
  )
  .filter((model) => model !== undefined)

const SOURCES = ['crm', 'pos', 'web']
const source = fc.constantFrom(...SOURCES)
const id = fc.nat(4)
const key = fc.tuple(source, id).map(([s, i]) => `${s}:${i}`)

/** Any record of a model. */
export function anyRecord(model: AnyModel): fc.Arbitrary<RecordInput> {
  const cell = (field: string): fc.Arbitrary<unknown> => {
    const value = fc.constantFrom(...KINDS[field]!.values)
    return fc.oneof(
      { weight: 4, arbitrary: fc.option(value, { nil: undefined, freq: 3 }) },
      fc.array(value, { maxLength: 4 }),
    )
  }
  const fields = Object.fromEntries(Object.keys(model.fields).map((field) => [field, cell(field)]))
  const at = fc.constantFrom(undefined, '2026-01-01', '2026-01-02', '2026-01-02', '2026-01-03T12:00:00Z')
  return fc.record({ source, id, at, ...fields }) as fc.Arbitrary<RecordInput>
}

/** Any judgement on records of such a world. */
const anyJudgement: fc.Arbitrary<Judgement> = fc
  .record({ a: key, b: key, verdict: fc.constantFrom('same' as const, 'different' as const) })
  .filter(({ a, b }) => a !== b)

/** Any history in a world of a model. */
export function anyOperations(model: AnyModel, maxLength = 30): fc.Arbitrary<Operation[]> {
  const record = anyRecord(model)
  const pair = fc.tuple(key, key).filter(([a, b]) => a !== b)
  const operation: fc.Arbitrary<Operation> = fc.oneof(
    { weight: 9, arbitrary: record.map((r) => ({ op: 'put' as const, record: r })) },
    { weight: 2, arbitrary: key.map((k) => ({ op: 'delete' as const, key: k })) },
    { weight: 2, arbitrary: anyJudgement.map((j) => ({ op: 'judge' as const, judgement: j })) },
    pair.map(([a, b]) => ({ op: 'unjudge' as const, a, b })),
    fc.array(record, { maxLength: 4 }).map((records) => ({ op: 'putAll' as const, records })),
    fc.constantFrom('2026-01-02T12:00:00Z', '2026-01-04').map((now) => ({ op: 'expire' as const, now })),
  )
  return fc.array(operation, { maxLength, size: 'max' })
}
