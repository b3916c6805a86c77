import { expect, test } from 'vitest'
import { ProgressJson } from '../../src/cli/progress-json.ts'

test('progress as JSON: the first and the last of every stage, and ten a second between', () => {
  const lines: unknown[] = []
  const clock = { ms: 0 }
  const progress = new ProgressJson({ write: (text: string) => lines.push(JSON.parse(text)) }, () => clock.ms)
  progress.show({ stage: 'load', done: 0, share: 0 })
  for (const ms of [40, 120, 130, 140]) {
    clock.ms = ms
    progress.show({ stage: 'load', done: ms, share: ms / 300 })
  }
  clock.ms = 150
  progress.show({ stage: 'block', done: 0, total: 0 })
  progress.clear()
  progress.clear()
  expect(lines).toEqual([
    { stage: 'load', done: 0, share: 0, seconds: 0 },
    { stage: 'load', done: 120, share: 0.4, seconds: 0.12 },
    { stage: 'load', done: 140, share: 0.4667, seconds: 0.15 },
    { stage: 'block', done: 0, total: 0, seconds: 0 },
  ])
})
