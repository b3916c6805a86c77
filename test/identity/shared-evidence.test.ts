import fc from 'fast-check'
import { expect, test } from 'vitest'
import { finish } from '../../src/collections/steps.ts'
import { comparedNodes } from '../../src/identity/compared-nodes.ts'
import type { Evidence } from '../../src/identity/evidence.ts'
import { IdentityState } from '../../src/identity/identity-state.ts'
import { LinkFinder } from '../../src/identity/link-finder.ts'
import { linksInRange, pairRanges, rangesIn } from '../../src/identity/pair-ranges.ts'
import { PairStream } from '../../src/identity/pair-stream.ts'
import { evidenceOf, shareEvidence } from '../../src/identity/shared-evidence.ts'
import {
  type AnyModel,
  all,
  category,
  defineModel,
  email,
  exact,
  givenName,
  hashedEmail,
  similar,
  text,
} from '../../src/index.ts'

const model = defineModel({
  fields: {
    email: email({ bits: 6, cap: 2 }),
    hashed: hashedEmail({ bits: 6 }),
    firstName: givenName(),
    title: text(),
    tier: category(),
  },
  link: [all(exact('tier'), similar('title', 0.5))],
  blocking: [{ keys: [{ field: 'title', take: 'words' }] }, { keys: [{ field: 'tier', take: 'value' }] }],
  frequencies: { firstName: { values: { ann: 0.2 }, others: 0.001 } },
  sources: { list: { clean: true } },
  thresholds: { link: -20, review: -30 },
  prior: -21,
}) as AnyModel

const some = <T>(...values: T[]): fc.Arbitrary<T[]> => fc.array(fc.constantFrom(...values), { maxLength: 2 })
const SHA = '8a1ee5fd3a9b5d1b1f2c3d4e5f60718293a4b5c6d7e8f90112233445566778a9'
const anyRecords = fc.array(
  fc.record({
    source: fc.constantFrom('list', 'web'),
    email: some('ann@mail.com', 'bob@mail.com', 'cy@mail.com'),
    hashed: some(SHA),
    firstName: some('Ann', 'Anna', 'Bob'),
    title: some('red garden chair', 'garden chair', 'lamp'),
    tier: some('gold', 'silver'),
  }),
  { maxLength: 10 },
)

function linksOf({ index, partition }: IdentityState, evidence: Evidence, size: number): unknown[] {
  const nodes = structuredClone(finish(comparedNodes(index, partition.evidence)))
  const finder = new LinkFinder(evidence, new PairStream(nodes))
  const places = pairRanges(nodes, size)
  return Array.from({ length: rangesIn(places) }, (_, range) => {
    const { a, b, rule, weight } = finish(linksInRange(finder, places, range))
    return Array.from(a, (_, i) => [a[i], b[i], rule[i], weight[i]])
  }).flat()
}

test('evidence that is shared with another thread finds the same links, in ranges of any size', () => {
  fc.assert(
    fc.property(anyRecords, fc.integer({ min: 1, max: 30 }), (records, size) => {
      const state = new IdentityState(model, { payload: false })
      records.forEach((record, id) => {
        state.index.add(state.table.add({ id, ...record }).row)
      })
      state.index.refreshQuarantines()
      const { table, index, partition } = state
      const shared = evidenceOf(structuredClone(shareEvidence(table, index, partition.evidence)))
      const links = linksOf(state, partition.evidence, Number.POSITIVE_INFINITY)
      expect(linksOf(state, shared, size)).toEqual(links)
      partition.pairs.compareAll()
      expect([...partition.pairs].length).toBe(links.length)
    }),
    { numRuns: 300 },
  )
})
