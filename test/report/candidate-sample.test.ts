import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/collections/random.ts'
import { makesCandidates, sharedNode } from '../../src/diagnose/shared-pairs.ts'
import type { IdentityState } from '../../src/identity/identity-state.ts'
import { decidedState } from '../../src/identity/loaded-state.ts'
import { defineModel, email, type RecordInput } from '../../src/index.ts'
import { type CandidateSample, sampleCandidates } from '../../src/report/candidate-sample.ts'
import { models, record } from '../laws/world.ts'

const names = ({ a, b }: CandidateSample): string[] => Array.from(a, (x, i) => `${x} ${b[i]!}`).sort()

/** Every pair of rows that shares a key, one by one. */
function everyCandidate(state: IdentityState): string[] {
  const { table, index, partition } = state
  const { lists } = partition.evidence
  const pairs: string[] = []
  for (let a = 0; a < table.size; a++) {
    for (let b = a + 1; b < table.size; b++) {
      const isCandidate = sharedNode(index, a, b, (node) => makesCandidates(state, node)) >= 0
      if (isCandidate && !(lists.any && lists.repeats(a, b))) pairs.push(`${a} ${b}`)
    }
  }
  return pairs.sort()
}

describe('sampleCandidates', () => {
  test('draws every candidate pair once where it may draw all', () => {
    fc.assert(
      fc.property(fc.constantFrom(...models), fc.array(record, { maxLength: 25 }), (model, records) => {
        const state = decidedState(records, model)
        const sample = sampleCandidates(state, Number.POSITIVE_INFINITY, seededRandom(1))
        expect(sample.share).toBe(1)
        expect(names(sample)).toEqual(everyCandidate(state))
      }),
    )
  })

  test('draws about as many as it may of many, each at most once, and the same with the same seed', () => {
    const model = defineModel({ fields: { email: email({ cap: 1000 }) } })
    const records = Array.from(
      { length: 400 },
      (_, id): RecordInput => ({ source: 's', id, email: `m${id % 2}@x.org` }),
    )
    const state = decidedState(records, model)
    const draw = (seed: number): CandidateSample => sampleCandidates(state, 1000, seededRandom(seed))
    const sample = draw(7)
    // 2 × 200 × 199 / 2 pairs
    expect(sample.share).toBe(1000 / 39_800)
    expect(sample.a.length).toBeGreaterThan(850)
    expect(sample.a.length).toBeLessThan(1150)
    expect(new Set(names(sample)).size).toBe(sample.a.length)
    const every = new Set(everyCandidate(state))
    expect(names(sample).filter((pair) => !every.has(pair))).toEqual([])
    expect(names(draw(7))).toEqual(names(sample))
    expect(names(draw(8))).not.toEqual(names(sample))
  })

  test('weighs what links by itself as the link weighs', () => {
    const model = defineModel({ fields: { email: email() }, comparisons: [] })
    const state = decidedState(
      [1, 2].map((id) => ({ source: 's', id, email: 'a@x.org' })),
      model,
    )
    expect([...sampleCandidates(state, 10, seededRandom(1)).weight]).toEqual([12_000])
  })
})
