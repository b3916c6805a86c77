import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { GoldenThread } from '../../src/cli/golden-thread.ts'
import { LineIndex } from '../../src/cli/line-index.ts'
import { OutputDirectory } from '../../src/cli/output-directory.ts'
import { writeGolden } from '../../src/cli/write-golden.ts'
import { writeResolution } from '../../src/cli/write-resolution.ts'
import type { IdentityState } from '../../src/identity/identity-state.ts'
import { stateOf } from '../../src/identity/inspectable.ts'
import { shareState, shownState } from '../../src/identity/shared-state.ts'
import {
  type AnyModel,
  category,
  cookie,
  defineModel,
  email,
  givenName,
  hashedEmail,
  phone,
  type RecordInput,
  resolve,
} from '../../src/index.ts'

const model = defineModel({
  fields: {
    email: email({ limit: 1 }),
    hashed: hashedEmail(),
    phone: phone({ country: 'US', cap: 2 }),
    cookie: cookie(),
    name: givenName(),
    tier: category(),
  },
  survivorship: { tier: 'union', name: 'longest', phone: 'union' },
}) as AnyModel

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'selfsame-golden-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function golden(state: IdentityState, entities: number): string {
  const path = join(folder, 'here.csv')
  for (const _ of writeGolden(path, state, entities));
  return readFileSync(path, 'utf8')
}

const some = <T>(...values: T[]): fc.Arbitrary<T[]> => fc.array(fc.constantFrom(...values), { maxLength: 2 })

test('a state that shows what another thread holds has its golden records', async () => {
  const record = fc.record({
    source: fc.constantFrom('a', 'b'),
    id: fc.constantFrom('1', '2', '3', '4', '5', '6'),
    at: fc.constantFrom(undefined, '2026-01-01', '2026-01-02'),
    email: some('ann@mail.com', 'Ann@Mail.com', 'bob@mail.com'),
    hashed: some('0b9d3e4e2d3e2ab9e2d5a5c4d8c4f6e90c6b0bc8c3b1a3d9aa2c7ef2f1a0b5cd'),
    phone: some('(202) 555-0143', '202-555-0143', '202-555-0144'),
    cookie: some('c-11111111', 'c-22222222', 'c-33333333'),
    name: some('Ann', 'ANN', 'Anne  Marie', 'Bob', 'Zoë'),
    tier: some('gold', 'silver'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(record, { maxLength: 12 }), async (records) => {
      const previous = [
        { source: 'a', id: '1', entity: 'old' },
        { source: 'b', id: '2', entity: 'e7' },
      ]
      const state = stateOf(await resolve(records as RecordInput[], model, { previous }))
      const entities = state.partition.ledger.size
      // as it is posted
      const shown = shownState(structuredClone(shareState(state)))
      expect(golden(shown, entities)).toBe(golden(state, entities))
    }),
    { numRuns: 300 },
  )
})

test('another thread writes the same file', async () => {
  const state = stateOf(
    await resolve(
      Array.from({ length: 50 }, (_, i) => ({ source: 'a', id: String(i), email: `p${i % 20}@mail.com`, name: 'Ann' })),
      model,
    ),
  )
  const path = join(folder, 'there.csv')
  const thread = new GoldenThread()
  thread.write(path, state)
  while (thread.isWriting) await new Promise((resume) => setTimeout(resume, 10))
  await thread.stop()
  expect(thread.isWritten).toBe(true)
  expect(thread.rows).toBe(20)
  expect(readFileSync(path, 'utf8')).toBe(golden(state, state.partition.ledger.size))
}, 60_000)

test('where the thread dies, the golden records are written without it', async () => {
  const resolution = await resolve([{ source: 'a', id: '1', email: 'ann@mail.com', name: 'Ann' }], model)
  const thread = new GoldenThread(new URL('../fixtures/thread/dies.ts', import.meta.url))
  const out = new OutputDirectory(join(folder, 'dead'))
  const rejects = out.csv('rejects.csv', ['file'])
  const options = { model, rejects, index: new LineIndex(), keepsState: false, thread }
  for await (const _ of writeResolution(out, resolution, options));
  out.commit()
  await thread.stop()
  expect(readFileSync(join(folder, 'dead', 'golden.csv'), 'utf8')).toBe(
    'entity,records,email,hashed,phone,cookie,name,tier\ne1,1,ann@mail.com,,,,Ann,\n',
  )
}, 60_000)
