import { describe, expect, test } from 'vitest'
import type { Transition } from '../../src/graph/transition.ts'
import { WriteLog } from '../../src/write/write-log.ts'

const CHANGES = [{ type: 'removed', entity: 'e1' }] as const
const NO_IDS = { entities: new Int32Array(), minted: [], absorbed: [], reclaimed: [], redirected: [], removed: [] }
const NOTHING: Transition = { rows: [], before: [], after: [], ids: NO_IDS }

/** The times that subscribers are told of writes which carry these. */
function times(log: WriteLog, seen: readonly number[]): (string | undefined)[] {
  const told: (string | undefined)[] = []
  log.subscribers.add(({ time }) => told.push(time))
  for (const time of seen) {
    log.begin('put')
    log.see(time)
    log.end('put', 0, CHANGES, NOTHING)
  }
  return told
}

describe('the time of a write', () => {
  test('is the latest that a write has told', () => {
    const seen = [Number.NEGATIVE_INFINITY, 5, 3, Number.NaN, 9]
    const at = (ms: number): string => new Date(ms).toISOString()
    expect(times(new WriteLog({}), seen)).toEqual([undefined, at(5), at(5), at(5), at(9)])
  })

  test('is what the clock of the host says, and never runs backwards', () => {
    const clock = [10, 8, new Date(12)]
    const log = new WriteLog({ now: () => clock.shift()! })
    expect(times(log, [99, 99, 99])).toEqual([
      '1970-01-01T00:00:00.010Z',
      '1970-01-01T00:00:00.010Z',
      '1970-01-01T00:00:00.012Z',
    ])
  })

  test('a clock that gives no time is told before anything is written', () => {
    expect(() => new WriteLog({ now: () => Number.NaN }).begin('put')).toThrow(/now: expected a clock.* it gave NaN/)
    expect(() => new WriteLog({ now: (() => undefined) as never }).begin('put')).toThrow(/it gave undefined/)
  })
})

test('the clock of the host can be asked what it said last', () => {
  const log = new WriteLog({ now: () => 7 })
  log.begin('expire')
  expect([log.clock(), new WriteLog({}).clock()]).toEqual([7, undefined])
})

test('history is kept unless told otherwise', () => {
  const moved: Transition = { rows: [0], before: [-1], after: [0], ids: { ...NO_IDS, minted: [0] } }
  const log = new WriteLog({})
  log.see(7)
  log.end('delete', 0, [], moved)
  expect(log.history?.eventsOf(0)).toEqual([
    { type: 'created', entity: 0, other: -1, write: { time: 7, kind: 2, row: 0 } },
  ])
  expect(new WriteLog({ history: false }).history).toBeUndefined()
})
