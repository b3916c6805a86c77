import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Score } from './score.ts'

const FILE = 'bench/accuracy/stored.json'
/** By how much F1 may fall before it counts. */
const TOLERANCE = 0.002

/** A stored score: without the time, which belongs to a machine. */
export type Stored = Omit<Score, 'seconds'>

/** The scores of the run that was stored last. */
export function readStored(): Stored[] {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Stored[]) : []
}

/** Keeps these scores as what later runs are compared with; scores of other sets and others' models stay. */
export function store(scores: readonly Score[]): void {
  const kept = readStored().filter((old) => !scores.some((now) => isSame(now, old)))
  const all = [...kept, ...scores.map(({ seconds: _, ...score }) => rounded(score))]
  all.sort((a, b) => (a.set === b.set ? compare(a.by, b.by) : compare(a.set, b.set)))
  writeFileSync(FILE, `${JSON.stringify(all, null, 2)}\n`)
}

/** How much F1 rose since; undefined where nothing was stored. */
export function change(now: Stored, stored: readonly Stored[]): number | undefined {
  const old = stored.find((one) => isSame(now, one))
  return old === undefined ? undefined : now.f1 - old.f1
}

/** Our own scores whose F1 fell by more than the tolerance. */
export function worse<S extends Stored>(scores: readonly S[], stored: readonly Stored[]): S[] {
  return scores.filter((now) => now.by.startsWith('selfsame') && (change(now, stored) ?? 0) < -TOLERANCE)
}

/** Whether two scores are of the same thing. */
export function isSame(a: Stored, b: Stored): boolean {
  return a.set === b.set && a.by === b.by
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Five decimals: enough for any difference that counts, and quiet in a diff. */
function rounded(score: Stored): Stored {
  const entries = Object.entries(score).map(([key, value]) => [
    key,
    typeof value === 'number' ? Number(value.toFixed(5)) : value,
  ])
  return Object.fromEntries(entries) as Stored
}
