import { expect, test } from 'vitest'
import { pace, paceRow } from '../../../bench/live/pace.ts'

test('every argument is made once, in order, comes as JSON has it, and is one call', () => {
  const seen: unknown[] = []
  const measured = pace(
    2500,
    (n) => ({ n, nothing: undefined }),
    (argument) => seen.push(argument),
  )
  expect(seen).toEqual(Array.from({ length: 2500 }, (_, n) => ({ n })))
  expect(seen[0]).not.toHaveProperty('nothing')
  expect(measured.latencies.calls).toBe(2500)
  expect(measured.wall).toBeGreaterThan(0)
  expect(paceRow('puts', measured, { 'B/profile': 250 })).toMatchObject({ what: 'puts', calls: 2500, 'B/profile': 250 })
})

test('no calls are a row of nothing', () => {
  expect(pace(0, Number, Number).latencies.calls).toBe(0)
})
