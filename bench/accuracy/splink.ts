import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pythonWith, SPLINK } from '../python.ts'
import type { DataSet } from './data-set.ts'
import { type Score, score } from './score.ts'

const PROGRAM = 'bench/accuracy/splink'

/** What `run.py` prints for each model and threshold. */
interface Run {
  readonly model: string
  readonly version: string
  readonly threshold: number
  /** Whether Splink's documentation clusters at this threshold. */
  readonly documented: boolean
  readonly seconds: number
  readonly entities: string
}

/**
 * Splink (PyPI) with its documented models for the set, in a virtual environment in the system's temporary folder:
 * each at the documented threshold, and at the one of ten that the truth shows to be best. Sets without a documented
 * model give none.
 */
export function splink(set: DataSet, folder: string): Score[] {
  const out = join(folder, `${set.name}-splink`)
  mkdirSync(out)
  const args = [join(PROGRAM, 'run.py'), set.records, set.name, out]
  const answer = execFileSync(pythonWith(SPLINK), args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  const runs = JSON.parse(answer) as Run[]
  const scored = runs.map((run) => {
    const at = run.documented ? `documented threshold ${run.threshold}` : 'best threshold by the truth'
    const by = `Splink ${run.version}, ${run.model}, ${at}`
    return { run, score: score(set, by, run.entities, run.seconds) }
  })
  return [...new Set(runs.map(({ model }) => model))].flatMap((model) => {
    const all = scored.filter(({ run }) => run.model === model)
    const best = all.reduce((a, b) => (b.score.f1 > a.score.f1 ? b : a))
    return all.filter((one) => one.run.documented || one === best).map((one) => one.score)
  })
}
