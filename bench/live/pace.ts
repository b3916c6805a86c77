import { performance } from 'node:perf_hooks'
import process from 'node:process'
import type { Row } from '../table.ts'
import { Latencies } from './latencies.ts'

/** How many arguments are made at a time. */
const BLOCK = 1000

/** How fast calls were. */
export interface Pace {
  readonly latencies: Latencies
  /** Seconds of all calls together, making their arguments left out. */
  readonly wall: number
  /** The same in CPU time of all threads, so with the garbage collector's. */
  readonly cpu: number
}

/**
 * Calls `call` with argument number 0 to `count` − 1. Arguments are made a block at a time, outside of all clocks, and as
 * they come from outside: parsed from JSON. Garbage is collected when the engine likes, also amid a call. A call takes
 * from the end of the one before to its own end: one reading of the clock a call, which is part of it.
 */
export function pace<T>(count: number, argument: (n: number) => T, call: (argument: T) => unknown): Pace {
  const latencies = new Latencies()
  const micros = new Float64Array(BLOCK)
  let wall = 0
  let cpu = 0
  for (let from = 0; from < count; from += BLOCK) {
    const made = Array.from({ length: Math.min(BLOCK, count - from) }, (_, i) => argument(from + i))
    const given = JSON.parse(JSON.stringify(made)) as T[]
    const before = process.cpuUsage()
    const start = performance.now()
    let last = start
    for (let i = 0; i < given.length; i++) {
      call(given[i]!)
      const now = performance.now()
      micros[i] = (now - last) * 1000
      last = now
    }
    const { user, system } = process.cpuUsage(before)
    wall += (last - start) / 1000
    cpu += (user + system) / 1e6
    for (let i = 0; i < given.length; i++) latencies.add(micros[i]!)
  }
  return { latencies, wall, cpu }
}

/** A row of a table of paces. @param more cells that follow */
export function paceRow(what: string, { latencies, wall, cpu }: Pace, more: Row = {}): Row {
  const rate = (seconds: number): number => {
    const calls = latencies.calls / seconds
    return calls < 100 ? calls : Math.round(calls)
  }
  return {
    what,
    calls: latencies.calls,
    'calls/s of CPU': rate(cpu),
    'calls/s': rate(wall),
    'p50 µs': latencies.at(0.5),
    'p99 µs': latencies.at(0.99),
    'p99.9 µs': latencies.at(0.999),
    'longest ms': latencies.longest / 1000,
    ...more,
  }
}

/** Resident memory in bytes, after garbage was collected. */
export function residentBytes(): number {
  globalThis.gc?.()
  return process.memoryUsage.rss()
}
