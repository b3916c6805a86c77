import { describe, expect, test, vi } from 'vitest'
import { Postings } from '../../src/collections/postings.ts'
import {
  cookie,
  customerId,
  defineModel,
  email,
  givenName,
  hashedEmail,
  identifier,
  phone,
  Resolver,
} from '../../src/index.ts'

const model = defineModel({
  fields: {
    customer: customerId({ limit: 1, cap: 2 }),
    email: email({ cap: 2, witness: ['customer'] }),
    workEmail: email({ cap: 2, witness: ['customer'] }),
    cookie: cookie(),
    hashed: hashedEmail(),
    weak: identifier('weak', { bits: 3 }),
    firstName: givenName(),
  },
  comparisons: [],
})

function world(): Resolver<typeof model> {
  const resolver = new Resolver(model)
  resolver.put({ source: 'crm', id: 1, customer: 'c1', email: 'ann@mail.com', cookie: 'k-1', weak: 'w1' })
  resolver.put({ source: 'crm', id: 2, customer: 'c2', email: 'bob@mail.com', cookie: 'k-2', weak: 'w1' })
  return resolver
}

describe('find', () => {
  test('names the owner and the bits that speak for it', () => {
    const bits = (entity: string, n: number) => ({ status: 'found', entity, candidates: [{ entity, bits: n }] })
    expect(world().find({ email: 'Ann@Mail.com' })).toEqual(bits('e1', 32))
    expect(world().find({ email: 'ann@mail.com', cookie: 'k-1' })).toEqual(bits('e1', 57))
    expect(world().find({ cookie: ['k-1', 'nobody'] })).toEqual(bits('e1', 25))
    // a value is the same in every field of its namespace
    expect(world().find({ workEmail: 'bob@mail.com' })).toEqual(bits('e2', 32))
  })

  test('knows an e-mail by its hash, and stores nothing', () => {
    const resolver = world()
    // SHA-256 of ann@mail.com
    const hashed = '1278c97d19647cda6b0e1f95c3f56a1b2b01138fa1b468fd97ecf9f133f3e9be'
    expect(resolver.find({ hashed })).toEqual({
      status: 'found',
      entity: 'e1',
      candidates: [{ entity: 'e1', bits: 32 }],
    })
    expect(resolver.find({ email: 'new@mail.com' })).toEqual({ status: 'none', candidates: [] })
    expect(resolver.find({ email: 'new@mail.com' })).toEqual({ status: 'none', candidates: [] })
    expect(resolver.size).toBe(2)
    expect(resolver.verify().ok).toBe(true)
  })

  test('is ambiguous where the values belong to several, most bits first', () => {
    expect(world().find({ cookie: 'k-1', email: 'bob@mail.com' })).toEqual({
      status: 'ambiguous',
      candidates: [
        { entity: 'e2', bits: 32 },
        { entity: 'e1', bits: 25 },
      ],
    })
  })

  test('a value too weak to link is a hint to all who hold it', () => {
    expect(world().find({ weak: 'w1' })).toEqual({
      status: 'ambiguous',
      candidates: [
        { entity: 'e1', bits: 3 },
        { entity: 'e2', bits: 3 },
      ],
    })
    expect(world().find({ weak: 'w1', email: 'bob@mail.com' })).toMatchObject({ status: 'found', entity: 'e2' })
  })

  test('says so where the only value is quarantined', () => {
    const resolver = world()
    for (const id of [3, 4, 5]) resolver.put({ source: 'crm', id, customer: `c${id}`, email: 'home@mail.com' })
    expect(resolver.find({ email: 'home@mail.com' })).toEqual({ status: 'quarantined', candidates: [] })
    expect(resolver.find({ email: 'home@mail.com', cookie: 'k-1' })).toMatchObject({ status: 'found', entity: 'e1' })
  })

  test.each([
    [{}],
    [{ email: null }],
    [{ email: 'n/a' }],
    [{ email: 'not an address' }],
    [{ email: [] }],
    [{ cookie: undefined }],
  ])('of %j finds nobody', (fields) => {
    expect(world().find(fields)).toEqual({ status: 'none', candidates: [] })
  })

  test('forgets who left', () => {
    const resolver = world()
    resolver.delete('crm:1')
    expect(resolver.find({ email: 'ann@mail.com' })).toEqual({ status: 'none', candidates: [] })
  })
})

describe('a value that very many claim', () => {
  const resolver = new Resolver(
    defineModel({
      fields: { weak: identifier('weak', { bits: 3, cap: 5000 }), rare: identifier('rare', { bits: 5 }) },
      comparisons: [],
    }),
  )
  for (let id = 0; id < 3000; id++) {
    resolver.put({ source: 'a', id, weak: 'w1', ...(id === 2000 || id === 2500 ? { rare: 'r1' } : {}) })
  }

  test('is answered with the hundred whose records came first', () => {
    const { status, candidates } = resolver.find({ weak: 'w1' })
    expect([status, candidates.length]).toEqual(['ambiguous', 100])
    expect([candidates[0], candidates[99]]).toEqual([
      { entity: 'e1', bits: 3 },
      { entity: 'e100', bits: 3 },
    ])
  })

  test('and with those that another value brings up, with the bits of both', () => {
    const { candidates } = resolver.find({ weak: 'w1', rare: 'r1' })
    expect(candidates).toHaveLength(102)
    expect(candidates.slice(0, 3)).toEqual([
      { entity: 'e2001', bits: 8 },
      { entity: 'e2501', bits: 8 },
      { entity: 'e1', bits: 3 },
    ])
  })

  test('costs what is answered, not who holds it', () => {
    const asked = vi.spyOn(Postings.prototype, 'rowAt')
    resolver.find({ weak: 'w1' })
    expect(asked.mock.calls.length).toBeLessThan(200)
    vi.restoreAllMocks()
  })

  test('so is one in dispute among people of different names', () => {
    const disputed = new Resolver(
      defineModel({ fields: { phone: phone({ country: 'US', cap: 200 }), firstName: givenName(), mail: email() } }),
    )
    const name = (n: number): string =>
      `${'bcdfgklmnprstvz'[n % 15]}a${'bcdfgklmnprstvz'[Math.floor(n / 15)]}oku${n % 7}`
    for (let id = 0; id < 150; id++) {
      disputed.put({ source: 'a', id, phone: '212 736 5000', firstName: name(id), mail: `p${id}@mail.com` })
    }
    expect(disputed.find({ phone: '212 736 5000' })).toEqual({
      status: 'ambiguous',
      candidates: Array.from({ length: 100 }, (_, n) => ({ entity: `e${n + 1}`, bits: 28 })),
    })
    // whom another value names is found, be he beyond the hundred
    expect(disputed.find({ phone: '212 736 5000', mail: 'p149@mail.com' })).toEqual({
      status: 'found',
      entity: 'e150',
      candidates: [{ entity: 'e150', bits: 60 }],
    })
  })
})
