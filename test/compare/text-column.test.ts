import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { encodedComparator, type PlainComparatorName } from '../../src/compare/comparator.ts'
import * as compare from '../../src/compare/index.ts'
import { NICKNAMES } from '../../src/compare/nicknames.ts'
import { KernelMemory } from '../../src/compare/simd/kernel-memory.ts'
import type { SelfsameError } from '../../src/errors.ts'
import { encoded, pairOf, text } from './arbitraries.ts'

const NAMES = Object.keys(encodedComparator) as PlainComparatorName[]

const over = (letters: string, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...letters), maxLength })
const value: fc.Arbitrary<string> = fc.oneof(
  over('ab', 20),
  over('abcdefg ', 16),
  over('abcdefg ', 40),
  over('abcdefg 12@.', 70),
  over('abc', 200),
  text,
)
const nickname = fc.constantFrom(
  ...Object.values(NICKNAMES)
    .flat()
    .flatMap((line) => line.split(/:? /)),
)
const unvowelled = nickname.map((name): [string, string] => [name, name.replace(/[aeiou]/g, '')])
const email = fc
  .tuple(over('abcde.', 9), fc.constantFrom('@gmail.com', '@gmial.com', '@a@b', ''))
  .map((it) => it.join(''))
const two = (letters: string): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...letters), minLength: 2, maxLength: 2 })
const date = fc
  .tuple(
    fc.constantFrom('19', '20', '00', '1x'),
    two('0189'),
    fc.constantFrom('-', '-', '-', ''),
    two('0123'),
    two('0123'),
  )
  .map(([century, year, hyphen, month, day]) => `${century}${year}${hyphen}${month}-${day}`)
const dates = fc.oneof(
  date,
  date.map((it) => it.slice(0, 7)),
  date.map((it) => it.slice(0, 4)),
)
const phone = fc.tuple(fc.constantFrom('+1', '+49', '+', ''), over('012', 12)).map((it) => it.join(''))
const house = fc.constantFrom('1', '12', '21', '7th', '22nd', '3b', 'main', 'street', 'straße', 'oak', 'x1')
const address = fc.array(house, { maxLength: 5 }).map((it) => it.join(' '))
const pair = fc.oneof(
  ...[value, email, nickname, dates, phone, address].map(pairOf),
  unvowelled,
  // one slip apart, in what may be too short or of another form then
  fc
    .oneof(dates, phone, address)
    .chain((it) =>
      fc
        .tuple(fc.nat(it.length), over('012-+ a', 1))
        .map(([at, other]): [string, string] => [it, `${it.slice(0, at)}${other}${it.slice(at + 1)}`]),
    ),
)
const pairs = fc.array(pair, { minLength: 1, maxLength: 40 })
const cutoffs = fc.oneof(
  fc.constantFrom(0, 1, 0.9, 0.8, 0.7, 2 / 3, 0.5, 0.25, 1e-9),
  fc.double({ min: 0, max: 1, noNaN: true }),
)

/** The answer pair by pair, through the comparator of two encoded values. */
function oneByOne(by: PlainComparatorName, texts: readonly (readonly [string, string])[], cutoff: number): number[] {
  return texts.map(([a, b]) => (a === b ? 1 : encodedComparator[by](...encoded(a, b), cutoff)))
}

/** A column of the pairs, the first of pair i at 2i, the second behind it. */
function columnOf(texts: readonly (readonly [string, string])[]): [compare.TextColumn, number[], number[]] {
  return [new compare.TextColumn(texts.flat()), texts.map((_, i) => 2 * i), texts.map((_, i) => 2 * i + 1)]
}

describe.each(NAMES)('%s', (by) => {
  it('answers as its comparator does', () => {
    fc.assert(
      fc.property(pairs, cutoffs, (texts, cutoff) => {
        const [column, left, right] = columnOf(texts)
        const expected = oneByOne(by, texts, cutoff)
        expect([...column.similarities(by, left, right, { cutoff })]).toEqual(expected)
        expect([...column.similarities(by, right, left, { cutoff })]).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })
})

/** Texts of one kind, as many as fill groups of every size; each beside its neighbours. */
const crowd = fc
  .tuple(fc.array(fc.oneof(over('ab', 64), over('abcdefgh', 64), over('abc', 16)), { minLength: 20, maxLength: 60 }))
  .map(([texts]) => texts.map((it, i): [string, string] => [it, texts[(i * 7 + 1) % texts.length]!]))

it.each(['levenshtein', 'osa', 'jaroWinkler', 'personName'] as const)('%s of many texts of many lengths', (by) => {
  fc.assert(
    fc.property(crowd, cutoffs, (texts, cutoff) => {
      const [column, left, right] = columnOf(texts)
      expect([...column.similarities(by, left, right, { cutoff })]).toEqual(oneByOne(by, texts, cutoff))
    }),
    { numRuns: 200 },
  )
})

it('counts distances of every pair of lengths', () => {
  const texts = Array.from({ length: 66 }, (_, n) => 'abcab'.repeat(14).slice(n % 5, (n % 5) + n))
  const column = new compare.TextColumn(texts)
  const left = texts.flatMap((_, i) => texts.map(() => i))
  const right = texts.flatMap(() => texts.map((_, j) => j))
  const expected = left.map((i, k) => compare.levenshtein(texts[i]!, texts[right[k]!]!))
  expect([...column.similarities('levenshtein', left, right)]).toEqual(expected)
})

it('takes more pairs than it compares at a time', () => {
  const texts = Array.from({ length: 10_000 }, (_, i) => [`anna${i % 97}`, `hanna${i % 89}`] as const)
  const [column, left, right] = columnOf(texts)
  const found = column.similarities('jaroWinkler', Int32Array.from(left), Int32Array.from(right))
  expect([...found]).toEqual(oneByOne('jaroWinkler', texts, 0))
})

it('answers one question after the other', () => {
  const column = new compare.TextColumn(['martha', 'marhta', 'zoë', 'zoe', 'martha'])
  const ask = (by: PlainComparatorName, cutoff?: number): number[] => {
    return [...column.similarities(by, [0, 2, 0], [1, 3, 4], cutoff === undefined ? {} : { cutoff })]
  }
  for (let times = 0; times < 2; times++) {
    expect(ask('osa')).toEqual([1 - 1 / 6, 1 - 1 / 3, 1])
    expect(ask('levenshtein')).toEqual([1 - 2 / 6, 1 - 1 / 3, 1])
    expect(ask('levenshtein', 0.7)).toEqual([0, 0, 1])
    expect(ask('jaroWinkler', 0.9)).toEqual([0.9611111111111111, 0, 1])
    expect(ask('equal')).toEqual([0, 0, 1])
  }
  expect([...column.similarities(compare.damerauEncoded, [0, 2], [1, 3])]).toEqual([1 - 1 / 6, 1 - 1 / 3])
  expect(column.size).toBe(5)
  expect([column.at(2), column.at(5), column.at(-1)]).toEqual(['zoë', undefined, undefined])
  expect([...column.similarities('osa', [], [])]).toEqual([])
})

describe('where there is no SIMD', () => {
  const engine = (globalThis as unknown as { WebAssembly: Record<string, unknown> }).WebAssembly

  afterEach(() => {
    vi.unstubAllGlobals()
    vi.resetModules()
  })

  it.each([
    ['no WebAssembly', undefined],
    ['no SIMD', { ...engine, validate: (): boolean => false }],
    [
      'nothing that compiles at once',
      {
        ...engine,
        validate: (): boolean => true,
        Module: (): never => {
          throw new RangeError('too large')
        },
      },
    ],
    [
      'no address space',
      {
        validate: (): boolean => true,
        Module: engine.Module,
        Memory: (): never => {
          throw new RangeError('could not allocate memory')
        },
      },
    ],
  ])('but %s, the answers are the same', async (_, host) => {
    vi.resetModules()
    vi.stubGlobal('WebAssembly', host)
    const { TextColumn } = await import('../../src/compare/text-column.ts')
    const texts = fc.sample(pair, { numRuns: 200, seed: 11 })
    const column = new TextColumn(texts.flat())
    for (const by of ['levenshtein', 'osa', 'jaroWinkler', 'personName'] as const) {
      const found = column.similarities(
        by,
        texts.map((_, i) => 2 * i),
        texts.map((_, i) => 2 * i + 1),
        { cutoff: 0.6 },
      )
      expect([...found]).toEqual(oneByOne(by, texts, 0.6))
    }
  })
})

it('says all that is wrong with a call', () => {
  const column = new compare.TextColumn(['a', 'b'])
  expect(() => column.similarities('soundex' as 'osa', [0, 2], [-1], { cutoff: 1.5 })).toThrow(
    expect.objectContaining({
      code: 'call-invalid',
      problems: [
        expect.objectContaining({ path: 'by' }),
        {
          path: 'left[1]',
          expected: 'a place in the column, 0 to 1, not 2',
          cure: 'count places from 0, in the order of the texts',
        },
        {
          path: 'right[0]',
          expected: 'a place in the column, 0 to 1, not -1',
          cure: 'count places from 0, in the order of the texts',
        },
        { path: 'right', expected: 'as many places as left, 2, not 1', cure: 'name two texts for each pair' },
        { path: 'options.cutoff', expected: 'a number from 0 to 1, not 1.5', cure: 'mend or remove it' },
      ],
    }),
  )
})

it('says what is no text, no places and no options', () => {
  const problemsOf = (call: () => unknown): unknown => {
    try {
      return call()
    } catch (error) {
      return (error as SelfsameError).problems?.map((it) => it.path)
    }
  }
  const make = (texts: unknown) => (): unknown => new compare.TextColumn(texts as string[])
  expect(problemsOf(make(undefined))).toEqual(['texts'])
  expect(problemsOf(make(7))).toEqual(['texts'])
  expect(problemsOf(make(['a', 12345, 'b', null]))).toEqual(['texts[1]'])
  const { similarities } = compare.TextColumn.prototype
  const ask =
    (...args: unknown[]) =>
    (): unknown =>
      Reflect.apply(similarities, new compare.TextColumn(['a']), args)
  expect(problemsOf(ask('osa', undefined, [0]))).toEqual(['left'])
  expect(problemsOf(ask('osa', [0], {}))).toEqual(['right'])
  for (const options of [null, 0.5, { cutoff: '0.5' }, { cutoff: null }]) {
    expect(problemsOf(ask('osa', [0], [0], options))).toEqual(['options.cutoff'])
  }
  expect(() => new compare.TextColumn([]).similarities('osa', [0], [0])).toThrow(
    /a place in the column, which is empty/,
  )
})

it('says where there is no room', () => {
  expect(new KernelMemory(false).reserve(2 ** 32)).toBeUndefined()
})
