import { describe, expect, test } from 'vitest'
import { groupBy } from '../../src/collections/grouping.ts'
import { seededRandom } from '../../src/collections/random.ts'
import { chooseEntities } from '../../src/report/choose-entities.ts'

/** Entities 0 … by their sizes. */
const sizes = (...of: number[]) =>
  groupBy(Int32Array.from(of.flatMap((size, entity) => Array<number>(size).fill(entity))), of.length)

describe('chooseEntities', () => {
  test('takes the largest, then the most doubtful, then others by chance, each once and never a lone record', () => {
    const groups = sizes(1, 5, 2, 4, 2, 2, 2)
    const weakest = Float64Array.from([Number.POSITIVE_INFINITY, 9, 3, 8, 1, 7, 2])
    const doubt = [0, 0, 1, 0, 5, 0, 9]
    const chosen = chooseEntities(groups, weakest, (entity) => doubt[entity]!, 2, seededRandom(1))
    expect(chosen.slice(0, 4)).toEqual([
      { entity: 1, reason: 'largest' },
      { entity: 3, reason: 'largest' },
      { entity: 6, reason: 'doubtful' },
      { entity: 4, reason: 'doubtful' },
    ])
    expect(
      chosen
        .slice(4)
        .map(({ entity, reason }) => [entity, reason])
        .sort(),
    ).toEqual([
      [2, 'random'],
      [5, 'random'],
    ])
  })

  test('has nothing to choose among lone records', () => {
    const weakest = Float64Array.from([1, 1])
    expect(chooseEntities(sizes(1, 1), weakest, () => 0, 3, seededRandom(1))).toEqual([])
  })
})
