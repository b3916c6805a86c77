import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { StringPool } from '../../../src/collections/string-pool.ts'
import { encodedComparator, type PlainComparatorName } from '../../../src/compare/comparator.ts'
import { NICKNAMES } from '../../../src/compare/nicknames.ts'
import { pairLevels } from '../../../src/compare/pair-levels.ts'
import { compileSimd } from '../../../src/compare/simd/compile-simd.ts'
import { KernelMemory } from '../../../src/compare/simd/kernel-memory.ts'
import { SimdComparators } from '../../../src/compare/simd/simd-comparators.ts'
import { pairOf, text } from '../arbitraries.ts'

const NAMES = Object.keys(encodedComparator) as PlainComparatorName[]
/** Ends on the value of many short pairs, so that a similarity computed otherwise is another level. */
const LEVELS = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 2 / 3, 0.6, 0.5, 0.4, 1 / 3, 0.25, 0.2, 0.1, 1e-9, 0]

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
const atLeast = fc.subarray(LEVELS.slice(1, -1)).map((some) => Float64Array.from([1, ...some, 0]))

async function instance(memory: KernelMemory, shared: boolean): Promise<SimdComparators> {
  const module = await compileSimd(shared)
  return new SimdComparators(module!, memory)
}

function pooled(texts: readonly (readonly [string, string])[]): { pool: StringPool; xs: Int32Array; ys: Int32Array } {
  const pool = new StringPool()
  const xs = Int32Array.from(texts, ([a]) => pool.intern(a))
  const ys = Int32Array.from(texts, ([, b]) => pool.intern(b))
  return { pool, xs, ys }
}

describe.each([false, true])('on memory that is shared: %s', (shared) => {
  it.each(NAMES)('%s reaches the levels that it reaches without SIMD', async (by) => {
    const memory = new KernelMemory(shared)
    const simd = await instance(memory, shared)
    fc.assert(
      fc.property(pairs, atLeast, (texts, least) => {
        const { pool, xs, ys } = pooled(texts)
        const expected = new Uint8Array(xs.length)
        const found = new Uint8Array(xs.length)
        pairLevels(pool, by, least)(xs, ys, xs.length, expected)
        simd.pairLevels(pool, pool.size, by, least)(xs, ys, xs.length, found)
        expect(found).toEqual(expected)
      }),
      { numRuns: 500 },
    )
  })
})

it('takes any number of pairs, and leaves the rest of the answer alone', async () => {
  const memory = new KernelMemory(false)
  const simd = await instance(memory, false)
  const { pool, xs, ys } = pooled(Array.from({ length: 10_000 }, (_, i) => [`anna${i % 97}`, `hanna${i % 89}`]))
  const least = Float64Array.of(1, 0.9, 0.7, 0)
  const expected = new Uint8Array(10_001).fill(9)
  const found = new Uint8Array(10_001).fill(9)
  pairLevels(pool, 'jaroWinkler', least)(xs, ys, 10_000, expected)
  simd.pairLevels(pool, pool.size, 'jaroWinkler', least)(xs, ys, 10_000, found)
  expect(found).toEqual(expected)
})

it('answers through several instances on one memory, also after it has grown', async () => {
  const memory = new KernelMemory(true)
  const [one, other] = [await instance(memory, true), await instance(memory, true)]
  const { pool, xs, ys } = pooled([
    ['anna', 'hanna'],
    ['zoë', 'zoe'],
  ])
  const least = Float64Array.of(1, 0.7, 0.6, 0)
  const [first, second] = [
    one.pairLevels(pool, pool.size, 'osa', least),
    other.pairLevels(pool, pool.size, 'levenshtein', least),
  ]
  const levels = new Uint8Array(2)
  for (let times = 0; times < 2; times++) {
    first(xs, ys, 2, levels)
    expect([...levels]).toEqual([2, 3])
    second(xs, ys, 2, levels)
    expect([...levels]).toEqual([2, 3])
    memory.reserve(1_000_000)
  }
})

it('says where there is no room', () => {
  expect(new KernelMemory(false).reserve(2 ** 32)).toBeUndefined()
})
