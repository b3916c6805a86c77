import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { run } from '../../src/cli/run.ts'
import { defineModel, type ModelInput, type RecordInput, trainModel } from '../../src/index.ts'
import { type DataSet, rows } from './data-set.ts'
import { type Score, score } from './score.ts'

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
  const { signal } = new AbortController()
  const silent = { write: () => true }
  const start = performance.now()
  const args = ['resolve', set.records, ...prepare(), '--out', out, '--quiet']
  const code = await run(args, { stdin: process.stdin, stdout: silent, stderr: process.stderr, signal })
  if (code !== 0) throw new Error(`${set.name}: selfsame ${args.join(' ')} ended with ${code}`)
  return score(set, by, join(out, 'entities.csv'), (performance.now() - start) / 1000)
}
