import process from 'node:process'
import { deterministic, fullScan, mapTwin } from './live/deterministic.ts'
import { poisoned, strangers } from './live/poisoned.ts'
import { repeats } from './live/repeats.ts'
import { scored } from './live/scored.ts'
import { snapshot } from './live/snapshot.ts'
import type { Row } from './table.ts'

/** A case of the live stage. */
export type LiveCase =
  | 'deterministic'
  | 'mapTwin'
  | 'fullScan'
  | 'scored'
  | 'poisoned'
  | 'strangers'
  | 'repeats'
  | 'snapshot'

type Case = (size: number) => Row[]

/** What the live stage measures, each in a process of its own, so that memory is its own. */
const CASES: Readonly<Record<LiveCase, Case>> = {
  deterministic,
  mapTwin,
  fullScan,
  scored,
  poisoned,
  strangers,
  repeats,
  snapshot,
}

// node live-process.js CASE SIZE: one line of JSON, the rows of one case
const [name, size] = process.argv.slice(2) as [LiveCase, string]
process.stdout.write(`${JSON.stringify(CASES[name](Number(size)))}\n`)
