import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXPORTS } from '../../examples/outdoor-retailer/exports.ts'
import type { Findings } from '../../examples/outdoor-retailer/findings.ts'
import { mergeJob } from '../../examples/outdoor-retailer/merge-job.ts'
import { markdownReport } from '../../examples/outdoor-retailer/report.ts'
import { makeWorld } from '../../examples/outdoor-retailer/world.ts'
import { writeExports } from '../../examples/outdoor-retailer/write-exports.ts'

const lines = (text: string): number => text.split('\n').length - 1

describe('the made-up retailer', () => {
  const exports = writeExports(makeWorld(20_000, 2), 60_000, 2)
  const truth = exports.truth.trim().split('\n').slice(1)

  test('writes nine exports', () => {
    expect([...exports.files.keys()]).toEqual(Object.values(EXPORTS).map(({ file }) => file))
    expect(exports.files.size).toBe(9)
  })

  test('has 60,000 records of 20,000 people', () => {
    const records = Object.values(EXPORTS).reduce((sum, { file }) => {
      return sum + lines(exports.files.get(file)!) - (file.endsWith('.csv') ? 1 : 0)
    }, 0)
    expect(records).toBe(60_000)
    expect(truth).toHaveLength(60_000)
    expect(new Set(truth.map((line) => line.split(',')[1])).size).toBe(60_000)
    expect(new Set(truth.map((line) => line.split(',')[2])).size).toBe(20_000)
  })

  test('is the same for the same seed, byte for byte, and another for another', () => {
    const digest = (seed: number): string => {
      const hash = createHash('sha256')
      const { files, truth } = writeExports(makeWorld(1000, seed), 3000, seed)
      for (const [file, text] of files) hash.update(file).update(text)
      hash.update(truth)
      return hash.digest('hex')
    }
    expect(digest(7)).toBe(digest(7))
    expect(digest(7)).not.toBe(digest(8))
  })
})

describe('the merge job', () => {
  const directory = mkdtempSync(join(tmpdir(), 'outdoor-retailer-'))
  let findings: Findings

  beforeAll(async () => {
    const world = makeWorld(20_000, 2)
    const { files, truth } = writeExports(world, 60_000, 2)
    for (const [file, text] of files) writeFileSync(join(directory, file), text)
    const truthFile = join(directory, 'truth.csv')
    writeFileSync(truthFile, truth)
    findings = await mergeJob(directory, truthFile, world)
  }, 120_000)

  afterAll(() => rmSync(directory, { recursive: true }))

  test('faces a world that plain connected components get wrong', () => {
    expect(findings.quality.naive.pairwise.precision).toBeLessThanOrEqual(0.6)
    expect(findings.quality.cleaned.pairwise.precision).toBeLessThanOrEqual(0.6)
  })

  test('joins people with precision ≥ .995 and recall ≥ .93', () => {
    expect(findings.quality.selfsame.pairwise.precision).toBeGreaterThanOrEqual(0.995)
    expect(findings.quality.selfsame.pairwise.recall).toBeGreaterThanOrEqual(0.93)
  })

  test.each(['shop tablet', 'landline', 'placeholder', 'store phone', 'work mailbox', 'recycled phone'] as const)(
    'is not fooled by a shared %s',
    (trap) => {
      const { people, naive, selfsame } = findings.traps.find((count) => count.trap === trap)!
      expect(people).toBeGreaterThan(40)
      expect(naive).toBeGreaterThan(0)
      expect(selfsame).toBe(0)
    },
  )

  test.each(['family computer', 'household mailbox'] as const)('is rarely fooled by a %s', (trap) => {
    const { people, naive, selfsame } = findings.traps.find((count) => count.trap === trap)!
    expect(people).toBeGreaterThan(100)
    expect(selfsame).toBeLessThan(naive)
  })

  test('recognises repeat customers that no single system saw', () => {
    const { before, after, truth } = findings.value
    expect(after.repeat).toBeGreaterThan(before.repeat)
    expect(Math.abs(after.repeat - truth.repeat)).toBeLessThan(Math.abs(before.repeat - truth.repeat))
  })

  test('mails fewer people an offer for what they just bought', () => {
    const { before, after, truth } = findings.offer
    expect(after.justBought.length).toBeLessThan(before.justBought.length / 2)
    expect(truth.justBought).toEqual([])
  })

  test('tells one customer’s story from several systems', () => {
    expect(findings.story.sources).toBeGreaterThanOrEqual(6)
    expect(findings.story.golden.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['email', 'phone', 'firstName', 'lastName', 'birthDate']),
    )
  })

  test('reports everything in Markdown', () => {
    const report = markdownReport(findings)
    expect(report.match(/^## .*$/gm)).toEqual([
      '## Strangers before, people after',
      '## Quality against the truth',
      '## Joins refused',
      '## Values refused',
      "## One customer's whole story",
      '## Recency, frequency, money',
      '## An offer for what they just bought',
    ])
    expect(report).not.toMatch(/undefined|NaN|\[object/)
  })
})
