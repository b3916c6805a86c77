import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stateOf } from '../../src/identity/inspectable.ts'
import {
  cookie,
  customerId,
  defineModel,
  email,
  familyName,
  givenName,
  loyaltyId,
  phone,
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

/** What comes and goes: lists of values, other writings, payload, weak links, repeats, contested components, quarantine. */
const coming = defineModel({
  fields: {
    customer: customerId({ limit: 1 }),
    phone: phone({ country: 'US', bits: 14 }),
    cookie: cookie({ cap: 3, witness: ['customer'] }),
    email: email(),
    firstName: givenName(),
  },
  blocking: [{ keys: [{ field: 'firstName', take: 'value' }], cap: 20 }],
  prior: -12,
})

const visitor = (n: number, key: string): RecordInput => ({
  source: 'web',
  id: key,
  customer: n % 3 === 0 ? `c-${n % 12}` : undefined,
  phone: ['212 736 5000', `646 736 99${10 + (n % 5)}`].slice(n % 2),
  cookie: n % 4 === 0 ? 'k-1' : [`k-${n}`, 'k-2'],
  email: `Ann${n}@Mail.com`,
  firstName: ['Ann', 'Anne', 'Bob'][n % 3],
  basket: { items: n },
})

describe('records that come and go', () => {
  const VISITORS = 40

  /** Lets all come and go again; in each round of another key where `fresh`. */
  function rounds(resolver: Resolver<typeof coming>, from: number, to: number, fresh = false): void {
    for (let round = from; round < to; round++) {
      const key = (n: number): string => (fresh ? `${round}-${n}` : `${n}`)
      for (let n = 0; n < VISITORS; n++) resolver.put(visitor(n, key(n)))
      // in another order than they came in
      for (let n = 0; n < VISITORS; n++) resolver.delete(`web:${key((n * 7 + 3) % VISITORS)}`)
    }
    expect(resolver.size).toBe(0)
  }

  test('leave no more after many rounds than after one, but for the ids that were given', () => {
    const resolver = new Resolver(coming, { history: false })
    rounds(resolver, 0, 2)
    const { partition: before, ...parts } = resolver.memory().parts
    const given = stateOf(resolver).partition.ledger.size
    rounds(resolver, 2, 6)
    const { partition: after, ...later } = resolver.memory().parts
    expect(later).toEqual(parts)
    // per id where it leads, and a record of it where it has any
    const { ledger, decided } = stateOf(resolver).partition
    expect(ledger.size).toBeGreaterThan(given)
    expect(after! - before!).toBeLessThanOrEqual(16 * (ledger.size - given))
    // nothing that memory() does not count is left of a component either
    expect([decided.owners.size, decided.refusals.size, ledger.image(new Int32Array()).bereft.length]).toEqual([
      0, 0, 0,
    ])
  })

  test('of keys that are never seen again cost what is kept of a key, until a snapshot is restored', () => {
    const resolver = new Resolver(coming, { history: false })
    rounds(resolver, 0, 2, true)
    const before = resolver.memory()
    rounds(resolver, 2, 6, true)
    const after = resolver.memory()
    // who comes with known values makes no room for them
    for (const part of ['values', 'writings'] as const) expect(after.parts[part]).toBe(before.parts[part])
    expect((after.bytes - before.bytes) / (4 * VISITORS)).toBeLessThan(130)
    const { resolver: again } = Resolver.restore(resolver.snapshot(), coming, { history: false })
    expect(again.memory().bytes - stateOf(again).partition.ledger.size * 16).toBeLessThan(5000)
  })
})
