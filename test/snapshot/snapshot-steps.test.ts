import { expect, test } from 'vitest'
import { joined } from '../../src/collections/sections.ts'
import { stateOf } from '../../src/identity/inspectable.ts'
import { defineModel, email, resolve } from '../../src/index.ts'
import { batchSnapshotParts } from '../../src/snapshot/batch-snapshot.ts'

const model = defineModel({ fields: { email: email() }, comparisons: [] })

/** How many steps the snapshot of so many records takes; its bytes are those of `snapshot`. */
async function steps(records: number): Promise<number> {
  const all = Array.from({ length: records }, (_, id) => ({ source: 'a', id, email: `p${id % 60_000}@mail.com` }))
  const resolution = await resolve(all, model)
  let count = 0
  const walk = batchSnapshotParts(stateOf(resolution))
  let step = walk.next()
  for (; !step.done; step = walk.next()) count++
  expect(joined(step.value)).toEqual(resolution.snapshot())
  return count
}

test('a large snapshot is made in more steps: of rows, of nodes, of parts and of links', async () => {
  const few = await steps(10)
  // 70,000 records are two full steps, 60,000 values one
  expect((await steps(70_000)) - few).toBe(2 + 2 + 1 + 2)
})
