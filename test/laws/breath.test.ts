import { afterEach, describe, expect, it, vi } from 'vitest'
import { Clusters } from '../../src/graph/clusters.ts'
import { EntityLedger } from '../../src/graph/entity-ledger.ts'
import { customerId, defineModel, givenName, phone, resolve } from '../../src/index.ts'

// A host that shares the thread, or stops a run, waits for the work between two looks at the signal: it must be little.

const RECORDS = 5000
const model = defineModel({
  fields: {
    phone: phone({ country: 'US', cap: 2 * RECORDS }),
    customer: customerId({ limit: 1 }),
    firstName: givenName(),
  },
})
const people = Array.from({ length: RECORDS }, (_, id) => {
  return { source: 'a', id, phone: '212 736 5000', customer: `c-${id}`, firstName: ['Ann', 'Bob', 'Cy'][id % 3]! }
})

/** The most calls of a method between two looks at the signal, and how many there were. */
async function worked(method: () => number, run: (signal: { readonly aborted: boolean }) => Promise<unknown>) {
  let before = 0
  let most = 0
  await run({
    get aborted() {
      most = Math.max(most, method() - before)
      before = method()
      return false
    },
  })
  return { most, all: method() }
}

describe('between two looks at the signal', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('a component of any size is divided a little', async () => {
    const asked = vi.spyOn(Clusters.prototype, 'overLimitInGroup')
    const { most, all } = await worked(
      () => asked.mock.calls.length,
      (signal) => resolve(people, model, { signal }),
    )
    expect(all).toBeGreaterThan(100_000)
    expect(most).toBeLessThan(20_000)
  })

  it('some thousand entities get their ids, and those of an earlier run', async () => {
    const many = Array.from({ length: 60_000 }, (_, id) => ({ source: 'a', id, customer: `c-${id}` }))
    const parts = vi.spyOn(EntityLedger.prototype, 'mintPart')
    const first = await worked(
      () => parts.mock.calls.length,
      (signal) => resolve(many, model, { signal }),
    )
    expect(first).toEqual({ most: expect.any(Number), all: 60_000 })
    expect(first.most).toBeLessThan(20_000)
    const minted = vi.spyOn(EntityLedger.prototype, 'mint')
    const previous = many.map(({ source, id }) => ({ source, id: String(id), entity: `e${id + 1}` }))
    const again = await worked(
      () => minted.mock.calls.length,
      (signal) => resolve(many, model, { signal, previous }),
    )
    expect(again.all).toBe(60_000)
    expect(again.most).toBeLessThan(20_000)
  })
})
