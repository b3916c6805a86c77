import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  cookie,
  defineModel,
  email,
  familyName,
  givenName,
  loyaltyId,
  type RecordInput,
  Resolver,
  resolve,
  type StageMemory,
} from '../../src/index.ts'

const model = defineModel({ fields: { email: email(), firstName: givenName(), lastName: familyName() } })

/** A pool's texts take their bytes, 4 bytes each and 4, and 8 for each of the 16 slots that a small table has. */
const pool = (bytes: number, texts: number): number => bytes + 4 * texts + 4 + 8 * 16

test('each part is what it holds', async () => {
  const identifiers = defineModel({ fields: { email: email() }, comparisons: [] })
  const records = [
    { source: 'a', id: '1', email: 'ann@mail.com' },
    { source: 'a', id: '22', email: 'Ann@mail.com' },
    { source: 'a', id: '3', email: 'ann' },
  ]
  const { memory } = (await resolve(records, identifiers)).report
  const load = {
    recordKeys: pool('a:1a:22a:3'.length, 3),
    values: pool('ann@mail.com'.length, 1),
    // and of which values each is read as itself, a bit, and per other writing its value and its flags
    writings: pool('Ann@mail.comann'.length, 2) + 1 + 2 * 4 + 2 * 4,
    // per record its time, that it is there and its value; writings up to the last that is not its value
    cells: 3 * (8 + 1 + 4) + 2 * 4,
    // one value refused: five numbers, the texts of field, reason and value
    rejects: 5 * 4 + pool('emailmalformed'.length, 2) + pool('ann'.length, 1),
  }
  expect(memory.load.parts).toMatchObject(load)
  // one node held by two records, in a page of 128: a bit for its quarantine and its place; the page of values, its type and
  // its first value; the node's list with room for two; per record where its nodes stand and how many; the nodes of two records
  expect(memory.block.parts.index).toBe(128 * (1 / 8 + 4) + 4 + 4 + 4 + 4 * 4 + 3 * (4 + 1) + 2 * 4)
  // per record its entity, its neighbour, whether it is contested, its number while it was decided, the entity it founded;
  // per entity a record of it and where it leads
  expect(memory.cluster.parts.partition).toBe(3 * (4 + 4 + 1 + 4 + 4) + 2 * (4 + 4))
  // where the records of each entity start, and which they are
  expect(memory.output.parts.grouping).toBe(3 * 4 + 3 * 4)
  expect(memory.load.bytesPerRecord).toBe(Math.round((memory.load.bytes / 3) * 10) / 10)
})

const people = (count: number): RecordInput[] =>
  Array.from({ length: count }, (_, n) => ({
    source: 'crm',
    id: `${n}`.padStart(6, '0'),
    email: `person${`${n % (count / 2)}`.padStart(6, '0')}@mail.com`,
    firstName: ['Ann', 'Bob', 'Cid'][n % 3]!,
    lastName: `Stone${n % 100}`,
  }))

test('bytes are the sum of the parts, at any stage of any run', async () => {
  const record = fc.record({
    id: fc.integer({ min: 0, max: 9 }),
    email: fc.constantFrom('', 'ann@mail.com', 'bob@mail.com', 'x'),
    firstName: fc.constantFrom('Ann', 'ann', 'Bob', 'n/a'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(record), async (records) => {
      const { report } = await resolve(
        records.map((r) => ({ source: 'a', ...r })),
        model,
      )
      for (const { bytes, bytesPerRecord, parts } of Object.values<StageMemory>(report.memory)) {
        expect(bytes).toBe(Object.values(parts).reduce((sum, part) => sum + part, 0))
        expect(Object.values(parts).every((part) => Number.isInteger(part) && part > 0)).toBe(true)
        expect(bytesPerRecord).toBeCloseTo(report.records.distinct === 0 ? 0 : bytes / report.records.distinct, 0)
      }
    }),
    { numRuns: 50 },
  )
})

test('grows with the number of records, and not faster', async () => {
  const [small, large] = await Promise.all(
    [2000, 16_000].map(async (n) => (await resolve(people(n), model)).report.memory.output),
  )
  // tables that find texts are between half and four fifths full
  expect(large!.bytesPerRecord / small!.bytesPerRecord).toBeGreaterThan(0.6)
  expect(large!.bytesPerRecord / small!.bytesPerRecord).toBeLessThan(1.6)
})

test('a resolver tells what it holds: a record of three new identifiers takes some 240 bytes', () => {
  const profiles = defineModel({
    fields: { cookie: cookie(), email: email({ limit: 5 }), loyalty: loyaltyId({ limit: 1 }) },
    comparisons: [],
  })
  const put = (options: { readonly history: boolean }): StageMemory => {
    const resolver = new Resolver(profiles, options)
    for (let n = 0; n < 10_000; n++) {
      const own = `${n}`.padStart(8, '0')
      resolver.put({
        source: 'web',
        id: own,
        cookie: `${own}-9f3c2a41d0b85e67`,
        email: `anna.karina${own}@mail.org`,
        loyalty: `NTO${own}`,
      })
    }
    return resolver.memory()
  }
  const { bytes, bytesPerRecord, parts } = put({ history: true })
  expect(parts).toMatchObject({
    // time, presence, and one cell a field, for all values came in their canonical form
    cells: 10_000 * (8 + 1 + 3 * 4),
    // entity, its place, neighbour, contested or not, the entity that it founded, and where that leads
    partition: 10_000 * (4 + 4 + 4 + 1 + 4 + 4),
    // latest move, why, and the write that minted the entity; one run of writes
    history: 10_000 * 3 * 4 + 8 + 4 + 4,
  })
  expect(bytesPerRecord).toBeLessThan(245)
  expect(bytes - put({ history: false }).bytes).toBe(parts.history)
})
