import { expect, test } from 'vitest'
import { defineModel, email, type RecordInput, Resolver, resolve } from '../../src/index.ts'

const model = defineModel({ fields: { email: email({ ttl: 30 }) } })
const ANN = 'ann@mail.com'

test('a batch goes on live: with its ids, those of an earlier run too, its judgements and its watermark', async () => {
  const batch = await resolve(
    [
      { source: 'crm', id: 1, at: '2026-01-01', email: ANN },
      { source: 'crm', id: 2, at: '2026-03-01', email: ANN },
      { source: 'web', id: 3, at: '2026-03-02', email: 'bob@mail.com', basket: 7 } as RecordInput<typeof model>,
    ],
    model,
    {
      previous: [{ source: 'web', id: '3', entity: 'e17' }],
      previousRedirects: [{ entity: 'e20', redirect: 'e17' }],
      judgements: [{ a: 'crm:1', b: 'web:3', verdict: 'different', by: 'ana' }],
      now: '2026-03-03',
    },
  )
  const { resolver } = Resolver.restore(batch.snapshot(), model)
  expect([...resolver.entities()].map(({ id, records }) => [id, records])).toEqual([
    ['e17', ['web:3']],
    ['e21', ['crm:1']],
    ['e22', ['crm:2']],
  ])
  expect(resolver.entity('e20')!.id).toBe('e17')
  expect(resolver.judgements()).toEqual([{ a: 'crm:1', b: 'web:3', verdict: 'different', by: 'ana' }])
  expect(resolver.record('web:3')!.payload).toEqual({})
  expect(resolver.put({ source: 'web', id: 4, at: '2026-01-15', email: ANN }).rejected).toEqual([
    { field: 'email', value: ANN, reason: 'expired' },
  ])
  expect(resolver.put({ source: 'web', id: 5, at: '2026-03-04', email: ANN }).entity.records).toEqual([
    'crm:2',
    'web:5',
  ])
})
