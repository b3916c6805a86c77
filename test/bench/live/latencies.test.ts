import { expect, test } from 'vitest'
import { Latencies } from '../../../bench/live/latencies.ts'

test('shares of calls to 1 %, the longest exactly', () => {
  const latencies = new Latencies()
  for (let micros = 1; micros <= 1000; micros++) latencies.add(micros)
  latencies.add(123_456)
  expect(latencies.calls).toBe(1001)
  for (const [share, micros] of [
    [0.5, 501],
    [0.99, 991],
    [0.999, 1000],
  ] as const) {
    expect(latencies.at(share) / micros).toBeGreaterThan(0.999)
    expect(latencies.at(share) / micros).toBeLessThan(1.011)
  }
  expect(latencies.at(1)).toBe(123_456)
  expect(latencies.longest).toBe(123_456)
})

test('calls below a nanosecond and beyond a quarter of an hour are kept, and no calls are 0', () => {
  const latencies = new Latencies()
  expect(latencies.at(0.99)).toBe(0)
  latencies.add(0)
  latencies.add(2e9)
  expect(latencies.at(0.5)).toBeLessThan(0.0011)
  expect(latencies.at(1)).toBeGreaterThan(1e9)
})
