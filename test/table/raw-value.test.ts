import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FIELD_KINDS, type FieldKind, type FieldSpec } from '../../src/model/field.ts'
import { compileNormalizer } from '../../src/normalize/kind-normalizer.ts'
import { phone } from '../../src/normalize/phone-kind.ts'
import { markedText, plainValue, rawValue, shownText, unmarkedText } from '../../src/table/raw-value.ts'

const circular: Record<string, unknown> = {}
circular.self = circular

const UNWRITABLE: readonly [string, unknown][] = [
  ['a circular object', circular],
  ['an object holding a big integer', { n: 1n }],
  ['a list holding a big integer', [1n]],
  ['an object that throws when it is written', { toJSON: () => JSON.parse('{') }],
  ['an object that is written as nothing', { toJSON: () => undefined }],
  [
    'an object with a getter that throws',
    Object.defineProperty({}, 'lat', { get: () => JSON.parse('{'), enumerable: true }),
  ],
  ['a Date that is none', Object.create(Date.prototype)],
  ['a revoked proxy', revoked()],
  ['a symbol', Symbol('s')],
  ['a function', () => 1],
  ['a function that throws when it is shown', Object.assign(() => 1, { toString: () => JSON.parse('{') })],
]

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  return proxy
}

describe('a value that cannot be written down', () => {
  test.each(UNWRITABLE)('%s has a text all the same', (_, raw) => {
    expect(shownText(raw)).toBe('(not writable)')
  })

  test.each(FIELD_KINDS.map((kind) => [kind]))('is of no type that %s reads', (kind: FieldKind) => {
    expect(phone().kind).toBe('phone')
    const normalize = compileNormalizer({ kind, namespace: 'x' } as FieldSpec)
    for (const [, raw] of UNWRITABLE) expect(normalize(plainValue(raw), {})).toEqual({ reason: 'type' })
  })
})

describe('shownText', () => {
  test.each<[string, unknown, string]>([
    ['a text that looks like a marked number', '\ue000n5', '\ue000n5'],
    ['a text that looks like a text and its country', 'a\ue001US', 'a\ue001US'],
    ['a number', 5, '5'],
    ['a big integer', 12n, '12'],
    ['a truth value', true, 'true'],
    ['null', null, 'null'],
    ['undefined', undefined, 'undefined'],
    ['an object', { lat: 1, lon: 2 }, '{"lat":1,"lon":2}'],
    ['an object without a prototype', Object.create(null), '{}'],
    ['a Date', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['an invalid Date', new Date(Number.NaN), ''],
  ])('%s', (_, raw, text) => {
    expect(shownText(raw)).toBe(text)
  })
})

test('different values have different texts, and come back unchanged', () => {
  const value = fc.oneof(
    fc.string({ unit: fc.constantFrom('\ue000', '\ue001', 's', 'n', '5', '{', '}', '"') }),
    fc.integer({ min: 0, max: 9 }),
    fc.bigInt({ min: 0n, max: 9n }),
    fc.boolean(),
    fc.constantFrom(null, undefined, '5', '\ue000n5', '\ue000sx', '\ue000\ue000', { a: 5 }, '{"a":5}', new Date(5)),
  )
  fc.assert(
    fc.property(value, value, (a, b) => {
      expect(markedText(plainValue(a)) === markedText(plainValue(b))).toBe(isDeepStrictEqual(a, b))
      if (typeof a === 'string') expect(unmarkedText(markedText(a))).toBe(a)
      expect(rawValue(markedText(plainValue(a)))).toEqual(a)
    }),
    { numRuns: 2000 },
  )
})
