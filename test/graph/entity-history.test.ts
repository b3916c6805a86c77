import { describe, expect, test } from 'vitest'
import { EntityHistory } from '../../src/graph/entity-history.ts'
import type { IdChanges } from '../../src/graph/entity-ledger.ts'

const IDS: IdChanges = {
  entities: new Int32Array(),
  minted: [],
  absorbed: [],
  reclaimed: [],
  redirected: [],
  removed: [],
}

/** Keeps moves `[row, before, after]` of a write at a time; the kind is 0, the row the first. */
function keep(
  history: EntityHistory,
  time: number,
  moves: readonly (readonly [row: number, before: number, after: number])[],
  ids: Partial<IdChanges> = {},
): void {
  const [rows, before, after] = [0, 1, 2].map((i) => moves.map((move) => move[i]!)) as [number[], number[], number[]]
  history.keep({ time, kind: 0, row: rows[0] ?? -1 }, { rows, before, after, ids: { ...IDS, ...ids } })
}

/** What happened to an entity: type, entity, other and time. */
function told(history: EntityHistory, entity: number): unknown[] {
  return history.eventsOf(entity).map((e) => [e.type, e.entity, e.other, e.write.time])
}

describe('entityAt', () => {
  test('is the entity after the last write at or before a time', () => {
    const history = new EntityHistory()
    keep(history, 10, [[0, -1, 0]], { minted: [0] })
    keep(history, 20, [[1, -1, 1]], { minted: [1] })
    keep(
      history,
      30,
      [
        [2, -1, 0],
        [0, 0, 0],
        [1, 1, 0],
      ],
      { absorbed: [{ entity: 1, into: 0 }] },
    )
    keep(history, 40, [[1, 0, -1]])
    const now = [0, -1, 0]
    const at = (row: number): number[] => {
      return [9, 10, 19, 20, 30, 39, 40, 99].map((time) => history.entityAt(row, time, now[row]!))
    }
    expect(at(0)).toEqual([-1, 0, 0, 0, 0, 0, 0, 0])
    expect(at(1)).toEqual([-1, -1, -1, 1, 0, 0, -1, -1])
    expect(at(2)).toEqual([-1, -1, -1, -1, 0, 0, 0, 0])
    expect([history.entityAt(-1, 99, -1), history.entityAt(7, 99, -1)]).toEqual([-1, -1])
  })

  test('of writes at one time the last counts, and time does not run backwards', () => {
    const history = new EntityHistory()
    keep(history, 10, [[0, -1, 0]], { minted: [0] })
    keep(history, 5, [[0, 0, -1]], { removed: [0] })
    expect([5, 9, 10].map((time) => history.entityAt(0, time, -1))).toEqual([-1, -1, -1])
    expect(told(history, 0)).toEqual([
      ['created', 0, -1, 10],
      ['removed', 0, -1, 10],
    ])
  })

  test('before any time was known it is −Infinity', () => {
    const history = new EntityHistory()
    keep(history, Number.NEGATIVE_INFINITY, [[0, -1, 0]], { minted: [0] })
    expect(history.entityAt(0, Number.NEGATIVE_INFINITY, 0)).toBe(0)
    expect(told(history, 0)).toEqual([['created', 0, -1, Number.NEGATIVE_INFINITY]])
  })
})

describe('eventsOf', () => {
  test('a merge and the split that undoes it stand with both entities', () => {
    const history = new EntityHistory()
    keep(history, 1, [[0, -1, 0]], { minted: [0] })
    keep(history, 2, [[1, -1, 1]], { minted: [1] })
    keep(history, 3, [[1, 1, 0]], { absorbed: [{ entity: 1, into: 0 }] })
    keep(history, 4, [[1, 0, 1]], { reclaimed: [1] })
    expect(told(history, 0)).toEqual([
      ['created', 0, -1, 1],
      ['merged', 0, 1, 3],
      ['split', 0, 1, 4],
    ])
    expect(told(history, 1)).toEqual([
      ['created', 1, -1, 2],
      ['merged', 0, 1, 3],
      ['split', 0, 1, 4],
    ])
  })

  test('an entity that came out of others begins with that', () => {
    const history = new EntityHistory()
    const first: [number, number, number][] = [
      [0, -1, 0],
      [1, -1, 0],
      [2, -1, 1],
      [3, -1, 1],
    ]
    keep(history, 1, first, { minted: [0, 1] })
    const moves: [number, number, number][] = [
      [0, 0, 0],
      [1, 0, 2],
      [2, 1, 2],
      [3, 1, 1],
    ]
    keep(history, 2, moves, { minted: [2] })
    expect(told(history, 2)).toEqual([
      ['split', 0, 2, 2],
      ['split', 1, 2, 2],
    ])
    expect(told(history, 1)).toEqual([
      ['created', 1, -1, 1],
      ['split', 1, 2, 2],
    ])
  })

  test('an id that is an entity again and takes in another did not come out of that one', () => {
    const history = new EntityHistory()
    const moves: [number, number, number][] = [
      [0, 0, 0],
      [1, 0, 1],
      [2, 2, 1],
    ]
    keep(history, 5, moves, { reclaimed: [1], absorbed: [{ entity: 2, into: 1 }] })
    expect(told(history, 1)).toEqual([
      ['split', 0, 1, 5],
      ['merged', 1, 2, 5],
    ])
    expect(told(history, 2)).toEqual([['merged', 1, 2, 5]])
  })

  test('a write that moves nothing is not kept, and of what is not known nothing happened', () => {
    const history = new EntityHistory()
    keep(history, 1, [[0, 0, 0]])
    expect([history.entityAt(0, 2, 0), history.eventsOf(0), history.eventsOf(9)]).toEqual([-1, [], []])
  })

  test('tells of which kind the write was, and of which row', () => {
    const history = new EntityHistory()
    history.keep({ time: 7, kind: 4, row: 3 }, { rows: [3], before: [-1], after: [0], ids: { ...IDS, minted: [0] } })
    expect(history.eventsOf(0)).toEqual([
      { type: 'created', entity: 0, other: -1, write: { time: 7, kind: 4, row: 3 } },
    ])
  })
})
