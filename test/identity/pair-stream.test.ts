import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { finish } from '../../src/collections/steps.ts'
import { compileSimd } from '../../src/compare/simd/compile-simd.ts'
import { KernelMemory } from '../../src/compare/simd/kernel-memory.ts'
import { kernelsOf } from '../../src/compare/simd/kernels.ts'
import { type ComparedNodes, comparedNodes, pairsOf } from '../../src/identity/compared-nodes.ts'
import { IdentityState } from '../../src/identity/identity-state.ts'
import { type PairSource, PairStream } from '../../src/identity/pair-stream.ts'
import { loadNodes } from '../../src/identity/simd/load-nodes.ts'
import { SimdPairStream } from '../../src/identity/simd/simd-pair-stream.ts'
import { type AnyModel, all, category, defineModel, exact, phone, similar, text } from '../../src/index.ts'

const model = defineModel({
  fields: {
    phone: phone({ country: 'US', bits: 5 }),
    tier: category(),
    title: text(),
    city: category(),
  },
  link: [all(exact('tier'), similar('title', 0.5)), all(exact('city'), similar('title', 0.9))],
  comparisons: [
    {
      field: 'title',
      by: 'dice',
      levels: [
        { atLeast: 1, m: 0.9, u: 0.1 },
        { atLeast: 0, m: 0.1, u: 0.9 },
      ],
    },
  ],
  blocking: [
    { keys: [{ field: 'title', take: 'words' }], cap: 4 },
    {
      keys: [
        { field: 'tier', take: 'value' },
        { field: 'title', take: 'prefix', length: 1 },
      ],
    },
    { keys: [{ field: 'city', take: 'value' }] },
  ],
}) as AnyModel

const some = <T>(...values: T[]): fc.Arbitrary<T[]> => fc.array(fc.constantFrom(...values), { maxLength: 2 })
const anyRecords = fc.array(
  fc.record({
    phone: some('(325) 392-2636', '(325) 392-2637', '(325) 392-2638'),
    tier: some('gold', 'silver', 'bronze'),
    title: some('red garden chair', 'garden chair', 'red amplifier', 'blue amplifier', 'lamp'),
    city: some('york', 'leeds'),
  }),
  { maxLength: 12 },
)

function stateOf(records: readonly object[]): IdentityState {
  const state = new IdentityState(model, { payload: false })
  records.forEach((record, id) => {
    state.index.add(state.table.add({ source: 's', id, ...record }).row)
  })
  state.index.refreshQuarantines()
  return state
}

/** Every pair of every node, but weighed pairs only where nothing brought them up before. */
function naivePairs({ index, partition: { evidence } }: IdentityState): string[] {
  const pairs: string[] = []
  for (let node = 0; node < index.size; node++) {
    if (!evidence.compares(node)) continue
    const rows = index.rowsOf(node).toReversed()
    for (let i = 0; i < rows.length; i++) {
      for (let j = 0; j < i; j++) {
        const rule = evidence.ruleOf(node)
        if (rule < 0 && evidence.weighedBefore(node, rows[i]!, rows[j]!)) continue
        pairs.push(`${rule} ${rows[i]} ${rows[j]}`)
      }
    }
  }
  return pairs
}

/** A stream of the pairs of nodes, and arrays for it to write to. */
type Make = (nodes: ComparedNodes, room: number) => { stream: PairSource; a: Int32Array; b: Int32Array }

function plain(nodes: ComparedNodes, room: number): ReturnType<Make> {
  return { stream: new PairStream(nodes), a: new Int32Array(room), b: new Int32Array(room) }
}

const module = await compileSimd(false)

function bySimd(nodes: ComparedNodes, room: number): ReturnType<Make> {
  const memory = new KernelMemory(false)
  const loaded = loadNodes(memory, nodes, 2)!
  const [a, b] = [memory.reserve(4 * room)!, memory.reserve(4 * room)!]
  const { buffer } = memory.memory
  const stream = new SimdPairStream(kernelsOf(module!, memory.memory), memory.memory, loaded, 1)
  return { stream, a: new Int32Array(buffer, a, room), b: new Int32Array(buffer, b, room) }
}

function streamed(state: IdentityState, make: Make, room: number, cuts: readonly number[] = []): string[] {
  const { evidence } = state.partition
  const nodes = finish(comparedNodes(state.index, evidence))
  const pairs: string[] = []
  const { stream, a, b } = make(nodes, room)
  const ends = [...cuts.map((cut) => cut % (nodes.node.length + 1)).sort((x, y) => x - y), nodes.node.length]
  let from = 0
  for (const to of ends) {
    stream.seek(from, 1, to, 0)
    while (!stream.ended) {
      const n = stream.next(a, b)
      for (let i = 0; i < n; i++) pairs.push(`${evidence.ruleOf(stream.node)} ${a[i]} ${b[i]}`)
    }
    from = to
  }
  return pairs
}

describe.each([
  ['plain', plain],
  ['SIMD', bySimd],
] as const)('the stream of pairs, %s', (_, make) => {
  test('tells the pairs of every node, weighed ones once, whatever room there is and wherever it is cut', () => {
    fc.assert(
      fc.property(
        anyRecords,
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.nat(40), { maxLength: 3 }),
        (records, room, cuts) => {
          const state = stateOf(records)
          const pairs = naivePairs(state)
          expect(streamed(state, make, room)).toEqual(pairs)
          expect(streamed(state, make, room, cuts)).toEqual(pairs)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('goes through as many pairs as there are', () => {
    const nodes = finish(
      comparedNodes(...parts(stateOf(Array.from({ length: 4 }, () => ({ city: ['york', 'leeds'] }))))),
    )
    const { stream, a, b } = make(nodes, 64)
    // four rows in two cities make six pairs twice, in the rule's blocks and in those of the blocking rule
    expect(pairsOf(nodes)).toBe(24)
    let told = 0
    while (!stream.ended) told += stream.next(a, b)
    expect([stream.seen, told]).toEqual([24, 18])
  })
})

function parts({ index, partition }: IdentityState): [IdentityState['index'], IdentityState['partition']['evidence']] {
  return [index, partition.evidence]
}
