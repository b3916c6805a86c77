import { describe, expect, test } from 'vitest'
import { type AnyModel, defineModel, email, givenName, Resolver } from '../../src/index.ts'

describe('a stored record', () => {
  const model: AnyModel = defineModel({ fields: { email: email(), firstName: givenName() } })

  test('shows its values as written, and its payload', () => {
    const resolver = new Resolver(model)
    resolver.put({
      source: 'pos',
      id: 7,
      at: '2026-03-01T10:00:00+01:00',
      email: ['Ann.Stone@Gmail.com', 'n/a'],
      basket: { total: 12.5 },
    })
    expect(resolver.record('pos:7')).toEqual({
      source: 'pos',
      id: '7',
      at: '2026-03-01T09:00:00.000Z',
      fields: { email: ['Ann.Stone@Gmail.com'] },
      payload: { basket: { total: 12.5 } },
    })
  })

  test('of a record that is not there, or no more, is undefined', () => {
    const resolver = new Resolver(model)
    resolver.put({ source: 'pos', id: 7, firstName: 'Ann' })
    expect(resolver.record('pos:7')).toEqual({ source: 'pos', id: '7', fields: { firstName: ['Ann'] }, payload: {} })
    resolver.delete('pos:7')
    expect(resolver.record('pos:7')).toBeUndefined()
    expect(resolver.record('pos:8')).toBeUndefined()
  })
})
