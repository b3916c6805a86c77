import { describe, expect, test } from 'vitest'
import { stateOf } from '../../src/identity/inspectable.ts'
import { customerId, defineModel, email, Resolver } from '../../src/index.ts'

describe('verification', () => {
  const model = defineModel({ fields: { email: email(), customer: customerId({ limit: 1 }) } })

  function disputed(): Resolver<typeof model> {
    const resolver = new Resolver(model)
    resolver.put({ source: 'crm', id: 1, email: 'ann@stone.org', customer: 'c-1' })
    resolver.put({ source: 'crm', id: 2, email: 'ann@stone.org', customer: 'c-2' })
    return resolver
  }

  test('finds nothing where all is as from scratch', () => {
    expect(disputed().verify()).toEqual({ ok: true, records: 2, differences: [] })
  })

  test('names a join that is refused from scratch and not here', () => {
    const resolver = disputed()
    stateOf(resolver).partition.decided.refusals.clear()
    expect(resolver.verify().differences).toEqual([
      'crm:1 with crm:2 through ann@stone.org (limit of customerId) is refused from scratch',
    ])
  })
})
