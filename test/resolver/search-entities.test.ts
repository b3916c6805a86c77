import { describe, expect, test } from 'vitest'
import { customerId, date, defineModel, email, familyName, givenName, Resolver } from '../../src/index.ts'

const model = defineModel({
  fields: {
    customer: customerId(),
    email: email({ cap: 2, witness: ['customer'] }),
    firstName: givenName(),
    lastName: familyName(),
    birthDate: date(),
  },
  frequencies: { lastName: { values: { stone: 0.1 }, others: 0.001 } },
})

function world(): Resolver<typeof model> {
  const resolver = new Resolver(model)
  const people = [
    ['Johanna', 'Stone', '1984-05-02'],
    ['Johanne', 'Stone', '1984-05-02'],
    ['Johanna', 'Okafor', '1990-12-31'],
    ['Wolf', 'Lee', '1971-01-01'],
  ] as const
  people.forEach(([firstName, lastName, birthDate], id) => {
    resolver.put({ source: 's', id, customer: `c${id}`, firstName, lastName, birthDate })
  })
  resolver.judge('s:0', 's:1', 'different')
  return resolver
}

describe('search', () => {
  test('ranks entities by the record most like what is asked for', () => {
    const hits = world().search({ firstName: 'Johanna', lastName: 'Stone', birthDate: '1984-05-02' })
    expect(hits.map((hit) => hit.record)).toEqual(['s:0', 's:1'])
    const bits = hits.map((hit) => hit.bits)
    expect(bits).toEqual(bits.toSorted((a, b) => b - a))
    expect(hits[0]!.entity).toMatchObject({ id: 'e1', records: ['s:0'] })
    expect(Object.entries(hits[0]!.fields).map(([field, { level }]) => `${field} ${level}`)).toEqual([
      'firstName equal',
      'lastName equal',
      'birthDate equal',
    ])
    expect(Object.values(hits[1]!.fields).map(({ level }) => level)).toEqual(['≥ 0.92', 'equal', 'equal'])
    for (const { bits: total, fields } of hits) {
      expect(Object.values(fields).reduce((sum, f) => sum + Math.round(f.bits * 1000), 0)).toBe(
        Math.round(total * 1000),
      )
    }
  })

  test('a rare value tells more than a common one', () => {
    const [stone] = world().search({ lastName: 'Stone' })
    const [okafor] = world().search({ lastName: 'Okafor' })
    // log2(.1 / .001)
    expect(okafor!.bits - stone!.bits).toBeCloseTo(6.644, 3)
  })

  test('gives ten, or as many as are wanted, none below the bits that are wanted', () => {
    const resolver = new Resolver(model)
    for (let id = 0; id < 15; id++) resolver.put({ source: 's', id, customer: `c${id}`, firstName: 'Johanna' })
    expect(resolver.search({ firstName: 'Johanna' })).toHaveLength(10)
    expect(resolver.search({ firstName: 'Johanna' }, { limit: 3 }).map((hit) => hit.entity.id)).toEqual([
      'e1',
      'e2',
      'e3',
    ])
    expect(resolver.search({ firstName: 'Johanna' }, { limit: 20 })).toHaveLength(15)
    const { bits } = resolver.search({ firstName: 'Johanna' })[0]!
    expect(resolver.search({ firstName: 'Johanna' }, { atLeast: bits })).toHaveLength(10)
    expect(resolver.search({ firstName: 'Johanna' }, { atLeast: bits + 0.001 })).toEqual([])
  })

  test.each([[{}], [{ firstName: null }], [{ firstName: 'n/a' }], [{ firstName: 'Zacharias' }]])(
    'of %j finds nobody',
    (fields) => {
      expect(world().search(fields)).toEqual([])
    },
  )

  test('a quarantined value says nothing', () => {
    const resolver = new Resolver(model)
    for (let id = 0; id < 3; id++) resolver.put({ source: 's', id, customer: `c${id}`, email: 'home@mail.com' })
    expect(resolver.search({ email: 'home@mail.com' })).toEqual([])
    resolver.delete('s:0')
    expect(resolver.search({ email: 'home@mail.com' }).length).toBeGreaterThan(0)
  })

  test('names of what every object has are values like others', () => {
    const resolver = new Resolver(model)
    resolver.put({ source: 's', id: 1, lastName: 'Constructor' })
    const [hit] = resolver.search({ lastName: 'constructor' })
    expect(hit?.record).toBe('s:1')
    expect(hit?.bits).toBeGreaterThan(5)
  })

  test('finds the living only', () => {
    const resolver = world()
    resolver.delete('s:3')
    expect(resolver.search({ firstName: 'Wolf', lastName: 'Lee' })).toEqual([])
  })
})
