import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { run } from '../../src/cli/run.ts'
import { type Diagnosis, defineModel, type ModelInput, type RecordInput, trainModel } from '../../src/index.ts'
import { type DataSet, rows } from './data-set.ts'
import { type LostCounts, type Score, score } from './score.ts'

/** What the plain command `selfsame resolve records.csv` does: suggest a model, train it, resolve. */
export async function withoutConfiguration(set: DataSet, folder: string): Promise<Score> {
  return await resolved(set, 'selfsame, no configuration', join(folder, `${set.name}-plain`), () => [])
}

/** A model whose fields a person wrote, trained on the same records without labels. */
export async function handWritten(set: DataSet, model: ModelInput, folder: string): Promise<Score> {
  const out = join(folder, `${set.name}-hand`)
  return await resolved(set, 'selfsame, hand-written fields', out, () => {
    const trained = trainModel(rows(set.records) as unknown as RecordInput[], defineModel(model))
    const path = `${out}.json`
    writeFileSync(path, JSON.stringify(trained.model))
    return ['--model', path]
  })
}

async function resolved(set: DataSet, by: string, out: string, prepare: () => readonly string[]): Promise<Score> {
  const start = performance.now()
  await selfsame(['resolve', set.records, ...prepare(), '--out', out, '--quiet'])
  const seconds = (performance.now() - start) / 1000
  const entities = join(out, 'entities.csv')
  return { ...score(set, by, entities, seconds), lost: await lost(set, entities) }
}

async function lost(set: DataSet, entities: string): Promise<LostCounts> {
  const answer = await selfsame(['evaluate', entities, '--truth', set.truth, '--records', set.records, '--json'])
  const { diagnosis } = JSON.parse(answer) as { diagnosis: Diagnosis }
  const { neverCandidate, scoredLow, refused } = diagnosis.truePairs.lost
  return { never: neverCandidate.count, low: scoredLow.count, refused: refused.count }
}

/** What the command line prints. @throws Error where it does not end with 0 */
async function selfsame(args: readonly string[]): Promise<string> {
  const { signal } = new AbortController()
  let printed = ''
  const stdout = {
    write: (text: string) => {
      printed += text
      return true
    },
  }
  const code = await run(args, { stdin: process.stdin, stdout, stderr: process.stderr, signal })
  if (code !== 0) throw new Error(`selfsame ${args.join(' ')} ended with ${code}`)
  return printed
}
