import { afterEach, describe, expect, test, vi } from 'vitest'
import { type Growing, grow } from '../../src/collections/grow.ts'

/** Grown step by step to `length`, each new cell filled with its place. */
function grownTo<A extends Growing>(array: A, length: number): A {
  let filled = 0
  while (array.length < length) {
    for (; filled < array.length; filled++) array[filled] = filled % 251
    array = grow(array, array.length + 1)
  }
  return array
}

afterEach(() => vi.unstubAllGlobals())

describe('grow', () => {
  test.each([
    ['bytes', new Uint8Array(0)],
    ['integers', new Int32Array(3)],
    ['unsigned integers', new Uint32Array(3)],
    ['doubles', new Float64Array(3)],
  ])('keeps %s, the new ones are 0', (_, start) => {
    const array = grownTo<Growing>(start, 300_000)
    expect(array.constructor).toBe(start.constructor)
    const wrong = [...array.subarray(0, 150_000)].findIndex((value, i) => value !== i % 251)
    expect([wrong, array.at(-1)]).toEqual([-1, 0])
  })

  test('makes room for what is needed at once', () => {
    expect(grow(new Int32Array(2), 1000).length).toBe(1000)
    expect(grow(new Int32Array(2), 1_000_000).length).toBe(1_000_000)
  })

  test('large memory grows where it stands', () => {
    const large = grow(new Int32Array(4), 100_000)
    const larger = grow(large, 1_000_000)
    expect(larger.buffer).toBe(large.buffer)
    large[7] = 5
    expect(larger[7]).toBe(5)
  })

  test.each([
    ['there is no shared memory', undefined],
    ['shared memory cannot grow', class {}],
    [
      'no address space is left',
      class {
        constructor() {
          throw new RangeError('Array buffer allocation failed')
        }
        grow(): void {}
      },
    ],
  ])('copies where %s', (_, memory) => {
    vi.stubGlobal('SharedArrayBuffer', memory)
    const array = grownTo(new Int32Array(1), 300_000)
    expect(array.buffer).toBeInstanceOf(ArrayBuffer)
    expect([array[299], array[299_999 >> 1]]).toEqual([299 % 251, (299_999 >> 1) % 251])
  })

  test('more than a column can hold is refused by name', () => {
    const refused = expect.objectContaining({ code: 'capacity-exceeded' })
    expect(() => grow(new Int32Array(1), 2 ** 30 + 1)).toThrow(refused)
    expect(() => grow(new Uint8Array(1), 2 ** 32 + 1)).toThrow(refused)
  })
})
