import process from 'node:process'
import type { Row } from './table.ts'

/** Something to measure: it does all of its work once, and answers something the optimiser cannot guess. */
export type Run = () => number

/**
 * Runs everything in interleaved rounds after one warm-up round, so that a noisy minute hurts all alike.
 * CPU time, not wall time: other programs on the machine count less.
 *
 * @param items of work in one run
 * @returns a row for each run: ns an item, min and median, and how many times faster than the first run (by the median)
 */
export function rounds(runs: Readonly<Record<string, Run>>, items: number, count: number): Row[] {
  const times = new Map<string, number[]>(Object.keys(runs).map((name) => [name, []]))
  const answers = new Map<string, number>()
  for (let round = 0; round <= count; round++) {
    for (const [name, run] of Object.entries(runs)) {
      globalThis.gc?.()
      const before = process.cpuUsage()
      const answer = run()
      const { user, system } = process.cpuUsage(before)
      if (round > 0) times.get(name)!.push(((user + system) * 1000) / items)
      answers.set(name, answer)
    }
  }
  return rowsOf(times, answers)
}

/** The same where some of the work is done elsewhere and waited for; CPU time of all threads of the process. */
export async function awaitedRounds(
  runs: Readonly<Record<string, () => number | Promise<number>>>,
  items: number,
  count: number,
): Promise<Row[]> {
  const times = new Map<string, number[]>(Object.keys(runs).map((name) => [name, []]))
  const answers = new Map<string, number>()
  for (let round = 0; round <= count; round++) {
    for (const [name, run] of Object.entries(runs)) {
      globalThis.gc?.()
      const before = process.cpuUsage()
      answers.set(name, await run())
      const { user, system } = process.cpuUsage(before)
      if (round > 0) times.get(name)!.push(((user + system) * 1000) / items)
    }
  }
  return rowsOf(times, answers)
}

function rowsOf(times: ReadonlyMap<string, readonly number[]>, answers: ReadonlyMap<string, number>): Row[] {
  const base = median([...times.values()][0]!)
  return [...times].map(([name, ns]) => ({
    what: name,
    'min ns': Math.min(...ns),
    'median ns': median(ns),
    'times faster': base / median(ns),
    answer: answers.get(name)!,
  }))
}

/** The middle value; of an even number, the upper of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}
