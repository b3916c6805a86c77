import { expect, it } from 'vitest'
import { seededRandom } from '../../src/collections/random.ts'
import { sortInSteps } from '../../src/collections/sort-in-steps.ts'

it.each([0, 1, 1000, 2 ** 14, 2 ** 14 + 1, 100_000])(
  'sorts %i numbers as the engine does, some thousand at a time',
  (length) => {
    const random = seededRandom(7)
    const numbers = Array.from({ length }, (_, i) => Math.floor(random() * 1000) * 2 ** 20 + i)
    const column = Int32Array.from(numbers, (n) => n | 0)
    const expected = [...numbers].sort((a, b) => a - b)
    const steps = [...sortInSteps(numbers, (a, b) => a - b)].length
    expect(numbers).toEqual(expected)
    expect(steps).toBeGreaterThanOrEqual(length > 2 ** 14 ? Math.floor(length / 2 ** 14) : 0)
    for (const _ of sortInSteps(column, (a: number, b: number) => a - b));
    expect(column).toEqual(Int32Array.from(numbers, (n) => n | 0).sort())
  },
)
