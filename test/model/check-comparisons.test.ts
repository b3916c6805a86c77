import { describe, expect, test } from 'vitest'
import { checkModel } from '../../src/model/check-model.ts'
import { COMPARATOR_NAMES, COMPARISON_DEFAULTS, defaultComparison, KEY_TAKES } from '../../src/model/comparison.ts'
import { defineModel } from '../../src/model/define-model.ts'
import { date, email, FIELD_KINDS, familyName } from '../../src/model/field.ts'

const FIELDS = { email: email(), lastName: familyName(), birthDate: date() }

/** Paths of the problems of a model with these parts. */
function paths(parts: object): string[] {
  return checkModel({ fields: FIELDS, ...parts }).map((p) => p.path)
}

const LEVELS = [
  { atLeast: 1, m: 0.9, u: 0.01 },
  { atLeast: 0, m: 0.1, u: 0.99 },
]
const compared = (part: object): object => ({
  comparisons: [{ field: 'lastName', by: 'equal', levels: LEVELS, ...part }],
})

describe('comparisons', () => {
  test.each(COMPARATOR_NAMES)('may be by %s', (by) => {
    expect(paths(compared({ by }))).toEqual([])
  })

  test('may say relatives, ownness, and nothing at all', () => {
    const levels = LEVELS.map((level) => ({ ...level, r: 0.5 }))
    expect(paths(compared({ own: true, levels }))).toEqual([])
    expect(paths({ comparisons: [] })).toEqual([])
    expect(paths({ comparisons: undefined })).toEqual([])
  })

  test('of a bag of words may name further fields', () => {
    const bag = { field: 'lastName', with: ['birthDate'] }
    expect(paths(compared({ ...bag, by: 'wordBag' }))).toEqual([])
    expect(paths({ blocking: [{ keys: [{ ...bag, take: 'wordBag' }] }] })).toEqual([])
    expect(paths(compared({ ...bag, by: 'words' }))).toEqual(['comparisons[0].with'])
    expect(paths({ blocking: [{ keys: [{ ...bag, take: 'words' }] }] })).toEqual(['blocking[0].keys[0].with'])
    expect(paths(compared({ by: 'wordBag', with: 'birthDate' }))).toEqual(['comparisons[0].with'])
    expect(paths(compared({ by: 'wordBag', with: ['nobody', 'lastName', 'email', 'email'] }))).toEqual([
      'comparisons[0].with[0]',
      'comparisons[0].with[1]',
      'comparisons[0].with[3]',
    ])
  })

  test('what settles another is compared, and nothing settles itself, not even through others', () => {
    const given = (...pairs: readonly (readonly [field: string, given: string | undefined])[]): object => ({
      comparisons: pairs.map(([field, by]) => ({ field, by: 'equal', levels: LEVELS, given: by })),
    })
    expect(paths(given(['email', 'lastName'], ['lastName', 'birthDate'], ['birthDate', undefined]))).toEqual([])
    expect(paths(given(['email', 'lastName']))).toEqual(['comparisons[0].given'])
    expect(paths(given(['email', 'email']))).toEqual(['comparisons[0].given'])
    // only those of the ring: the e-mail is settled by it, and settles nothing
    expect(paths(given(['email', 'lastName'], ['lastName', 'birthDate'], ['birthDate', 'lastName']))).toEqual([
      'comparisons[1].given',
      'comparisons[2].given',
    ])
  })

  test('a key that means nothing is told', () => {
    const level = { atLeast: 1, m: 0.9, u: 0.1, w: 1 }
    expect(paths(compared({ level: [], levels: [level, LEVELS[1]] }))).toEqual([
      'comparisons[0].level',
      'comparisons[0].levels[0].w',
    ])
    const key = { field: 'lastName', take: 'prefix', size: 3 }
    expect(paths({ blocking: [{ keys: [key], limit: 5 }] })).toEqual(['blocking[0].limit', 'blocking[0].keys[0].size'])
    expect(paths({ frequencies: { lastName: { values: {}, others: 0.1, total: 9 } } })).toEqual([
      'frequencies.lastName.total',
    ])
  })

  test.each<[object, readonly string[]]>([
    [{ comparisons: {} }, ['comparisons']],
    [{ comparisons: null }, ['comparisons']],
    [{ comparisons: [null, 5, []] }, ['comparisons[0]', 'comparisons[1]', 'comparisons[2]']],
    [compared({ field: 'nobody' }), ['comparisons[0].field']],
    [compared({ field: 'constructor' }), ['comparisons[0].field']],
    [compared({ by: 'toString' }), ['comparisons[0].by']],
    [compared({ own: 'yes' }), ['comparisons[0].own']],
    [compared({ levels: undefined }), ['comparisons[0].levels']],
    [compared({ levels: LEVELS.slice(1) }), ['comparisons[0].levels']],
    [compared({ levels: new Array(16).fill(LEVELS[0]) }), ['comparisons[0].levels']],
    [compared({ levels: [null, LEVELS[1]] }), ['comparisons[0].levels[0]']],
    [
      compared({ levels: LEVELS.toReversed() }),
      ['comparisons[0].levels[0].atLeast', 'comparisons[0].levels[1].atLeast'],
    ],
    [
      compared({
        levels: [
          { ...LEVELS[0], m: 0, u: 1.1 },
          { atLeast: 0, m: Number.NaN, u: '1', r: -1 },
        ],
      }),
      [
        'comparisons[0].levels[0].m',
        'comparisons[0].levels[0].u',
        'comparisons[0].levels[1].m',
        'comparisons[0].levels[1].u',
        'comparisons[0].levels[1].r',
      ],
    ],
    [compared({ levels: [LEVELS[0], { atLeast: 0.5, m: 0.1, u: 0.1 }] }), ['comparisons[0].levels[1].atLeast']],
    [
      compared({ levels: [LEVELS[0], { atLeast: 0.5, m: 0.1, u: 0.1 }, { atLeast: 0.5, m: 0.1, u: 0.1 }, LEVELS[1]] }),
      ['comparisons[0].levels[2].atLeast'],
    ],
  ])('%j', (parts, problems) => {
    expect(paths(parts)).toEqual(problems)
  })

  test('compare a field once', () => {
    const twice = { field: 'lastName', by: 'equal', levels: LEVELS }
    expect(paths({ comparisons: [twice, { ...twice, field: 'email' }, twice] })).toEqual(['comparisons[2].field'])
  })

  test('name every problem at once, each with what was expected and the cure', () => {
    const problems = checkModel({ fields: FIELDS, comparisons: [{ field: 'x', by: 'y', own: 1, levels: 'z' }] })
    expect(problems.map((p) => p.path)).toEqual(
      ['field', 'by', 'own', 'levels'].map((part) => `comparisons[0].${part}`),
    )
    for (const { expected, cure } of problems) expect([expected, cure]).not.toContain('')
  })
})

describe('blocking', () => {
  const key = { field: 'lastName', take: 'value' }

  test.each(KEY_TAKES)('may take %s', (take) => {
    expect(paths({ blocking: [{ keys: [{ ...key, take, length: 2 }], cap: 1 }] })).toEqual([])
  })

  test.each<[unknown, readonly string[]]>([
    [{}, ['blocking']],
    ['lastName', ['blocking']],
    [
      [null, {}, { keys: [] }, { keys: 'lastName' }],
      ['blocking[0]', 'blocking[1]', 'blocking[2]', 'blocking[3]'],
    ],
    [[{ keys: [null, key] }], ['blocking[0].keys[0]']],
    [
      [{ keys: [{ field: 'x', take: 'y', length: 0 }], cap: 0 }],
      ['blocking[0].cap', 'blocking[0].keys[0].field', 'blocking[0].keys[0].take', 'blocking[0].keys[0].length'],
    ],
    [[{ keys: [{ ...key, length: 1.5 }], cap: '500' }], ['blocking[0].cap', 'blocking[0].keys[0].length']],
  ])('%j', (blocking, problems) => {
    expect(paths({ blocking })).toEqual(problems)
  })
})

describe('frequencies', () => {
  test.each<[unknown, readonly string[]]>([
    [{}, []],
    [{ lastName: { values: { stone: 0.5 }, others: 1e-9, words: { of: 1 } } }, []],
    [[], ['frequencies']],
    [{ x: { values: {}, others: 0.5 } }, ['frequencies.x']],
    [{ lastName: null }, ['frequencies.lastName']],
    [{ lastName: { values: {} } }, ['frequencies.lastName']],
    [{ lastName: { values: [], others: 0.5 } }, ['frequencies.lastName']],
    [{ lastName: { values: {}, others: 0 } }, ['frequencies.lastName']],
    [
      { lastName: { values: { stone: 0 }, others: 0.5, words: { of: 2 } } },
      ['frequencies.lastName.values.stone', 'frequencies.lastName.words.of'],
    ],
    [{ lastName: { values: {}, others: 0.5, words: 'of' } }, ['frequencies.lastName.words']],
  ])('%j', (frequencies, problems) => {
    expect(paths({ frequencies })).toEqual(problems)
  })
})

describe('the defaults', () => {
  test.each(FIELD_KINDS)('of %s are a comparison that may be written down', (kind) => {
    const options = kind === 'identifier' ? { kind, namespace: 'x' } : { kind }
    const { comparisons, blocking } = defineModel({ fields: { x: options as ReturnType<typeof email> } })
    expect(paths({ fields: { x: options }, comparisons, blocking })).toEqual([])
    const { levels } = COMPARISON_DEFAULTS[kind]
    for (const share of [1, 2] as const) {
      const sum = levels.reduce((total, level) => total + level[share], 0)
      expect(Math.abs(sum - 1)).toBeLessThan(0.001)
    }
    // the more alike, the more it tells
    const ratios = levels.map(([, m, u]) => m / u)
    expect(ratios).toEqual(ratios.toSorted((a, b) => b - a))
  })

  test('an identifier’s bits are the weight of its equal values', () => {
    const [equal] = defaultComparison('x', 'email', 32).levels
    expect(Math.log2(equal!.m / equal!.u)).toBeCloseTo(32, 12)
  })
})
