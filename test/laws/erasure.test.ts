import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AnyModel, type RecordInput, Resolver } from '../../src/index.ts'
import { factsOf } from './facts.ts'
import { models, record, WORLDS } from './world.ts'

const ERASURE_KEY = 'a secret of the host, kept elsewhere'

/** One of these is in every record that is forgotten here, and in no other. */
const SECRETS = ['secret-key', 'Sekretta', 'secret.mail', '2125550137', '+12125550137', 'secret-cookie', '1931-03-07']

const secret: fc.Arbitrary<Partial<RecordInput>> = fc.record(
  {
    firstName: fc.constant('Sekretta'),
    email: fc.constantFrom('secret.mail@mail.com', ['secret.mail@mail.com', 'ann@mail.com']),
    phone: fc.constant('(212) 555-0137'),
    cookie: fc.constantFrom('secret-cookie', ['k1', 'secret-cookie', 'k2']),
    birthDate: fc.constant('1931-03-07'),
    remark: fc.constant('Sekretta was here'),
  },
  { requiredKeys: [] },
)

const worlds = fc.tuple(fc.constantFrom(...models), fc.array(record, { maxLength: 25, size: 'max' }))

function expectNoTrace(bytes: Uint8Array, secrets: readonly string[] = SECRETS): void {
  const text = Buffer.from(bytes).toString('latin1').toLowerCase()
  expect(secrets.filter((one) => text.includes(one.toLowerCase()))).toEqual([])
}

describe('a record forgotten', () => {
  test('leaves the world as if it had never come, and not a byte', () => {
    fc.assert(
      fc.property(
        worlds,
        fc.array(fc.tuple(record, secret), { minLength: 1, maxLength: 3 }),
        fc.nat(),
        (world, versions, n) => {
          const [model, records] = world
          const resolver = new Resolver(model, { erasureKey: ERASURE_KEY })
          const without = new Resolver(model)
          for (const r of records) without.put(r)
          const key = 'crm:secret-key'
          const at = n % (records.length + 1)
          for (const r of records.slice(0, at)) resolver.put(r)
          for (const [r, own] of versions) resolver.put({ ...r, ...own, source: 'crm', id: 'secret-key' })
          for (const r of records.slice(at)) resolver.put(r)
          for (const other of records.slice(0, 2)) {
            resolver.judge(key, `${other.source}:${other.id}`, n % 2 === 0 ? 'same' : 'different', { note: 'Sekretta' })
          }
          const { records: gone, changes, tombstone } = resolver.forget(key)
          expect(gone).toBe(1)
          expect(tombstone).toBe('forgotten:1')
          expectNoTrace(Buffer.from(JSON.stringify(changes)))
          const bytes = resolver.snapshot()
          expectNoTrace(bytes)
          expect(factsOf(bytes)).toEqual(factsOf(without.snapshot()))
          expect(resolver.verify().differences).toEqual([])
        },
      ),
      { numRuns: WORLDS },
    )
  })

  test('stays forgotten: it is refused, and nothing of it is kept', () => {
    fc.assert(
      fc.property(worlds, record, secret, ([model, records], one, own) => {
        const stranger = { ...one, ...own, source: 'crm', id: 'secret-key' }
        const resolver = new Resolver(model, { erasureKey: ERASURE_KEY })
        for (const r of [...records, stranger]) resolver.put(r)
        resolver.forget('crm:secret-key')
        const before = resolver.snapshot()
        expect(resolver.put(stranger)).toMatchObject({
          outcome: 'refused',
          changes: [],
          rejected: [{ field: 'id', value: 'secret-key', reason: 'forgotten' }],
        })
        resolver.delete('crm:secret-key', { at: '2030-01-01' })
        resolver.judge('crm:secret-key', 'crm:1', 'same')
        expect(Buffer.compare(resolver.snapshot(), before)).toBe(0)
        const { resolver: again } = Resolver.restore(before, model, { erasureKey: ERASURE_KEY })
        expect(again.put(stranger).outcome).toBe('refused')
      }),
      { numRuns: WORLDS / 4 },
    )
  })
})

/** Identifiers of the worlds, and what in a record is one of them. */
const IDENTIFIERS: readonly (readonly [Record<string, string>, readonly unknown[]])[] = [
  [{ email: 'ann@gmail.com' }, ['ann@gmail.com', 'A.nn+x@gmail.com']],
  [{ email: 'ANN@mail.com' }, ['ann@mail.com', '1278c97d19647cda6b0e1f95c3f56a1b2b01138fa1b468fd97ecf9f133f3e9be']],
  [{ cookie: 'k1' }, ['k1']],
  [{ cookie: 'nobody has it' }, []],
]

/** A model, records of distinct keys (of two versions the one that stands may depend on what is forgotten), and an identifier. */
const askings = fc
  .tuple(
    fc.constantFrom(...models),
    fc.uniqueArray(record, { maxLength: 18, size: 'max', selector: (r) => `${r.source}:${r.id}` }),
    fc.constantFrom(...IDENTIFIERS),
  )
  .map(([model, records, [target, forms]]) => ({ model, records: records.map((r) => known(model, r)), target, forms }))
  .filter(({ model, target }) => Object.keys(target).every((field) => field in model.fields))

describe('an identifier forgotten', () => {
  test('leaves the world as if no record had ever held it', () => {
    fc.assert(
      fc.property(askings, ({ model, records, target, forms }) => {
        const resolver = new Resolver(model, { erasureKey: ERASURE_KEY })
        const without = new Resolver(model)
        for (const r of records) {
          resolver.put(r)
          without.put(strip(r, forms))
        }
        expect(resolver.forget(target).records).toBe(records.filter((r) => holds(r, forms)).length)
        expect(factsOf(resolver.snapshot())).toEqual(factsOf(without.snapshot()))
        expect(resolver.verify().differences).toEqual([])
      }),
      { numRuns: WORLDS },
    )
  })

  test('is taken out of later records', () => {
    fc.assert(
      fc.property(askings, ({ model, records, target, forms }) => {
        const resolver = new Resolver(model, { erasureKey: ERASURE_KEY })
        const without = new Resolver(model)
        resolver.forget(target)
        for (const r of records) {
          const { rejected } = resolver.put(r)
          expect(rejected.some(({ reason }) => reason === 'forgotten')).toBe(holds(r, forms))
          without.put(strip(r, forms))
        }
        expect(factsOf(resolver.snapshot())).toEqual(factsOf(without.snapshot()))
      }),
      { numRuns: WORLDS / 2 },
    )
  })
})

/** A record as far as a model knows its fields. */
function known(model: AnyModel, { source, id, at, ...fields }: RecordInput): RecordInput {
  return { source, id, at, ...Object.fromEntries(Object.entries(fields).filter(([field]) => field in model.fields)) }
}

/** A record without certain values. */
function strip(r: RecordInput, forms: readonly unknown[]): RecordInput {
  const stripped = Object.entries(r).map(([field, value]) => {
    if (Array.isArray(value)) return [field, value.filter((one) => !forms.includes(one))]
    return [field, forms.includes(value) ? undefined : value]
  })
  return Object.fromEntries(stripped)
}

function holds(r: RecordInput, forms: readonly unknown[]): boolean {
  return Object.values(r).some((value) => [value].flat().some((one) => forms.includes(one)))
}
