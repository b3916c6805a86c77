import { describe, expect, test } from 'vitest'
import { all, type Change, cookie, date, defineModel, email, exact, familyName, Resolver } from '../../src/index.ts'

const model = defineModel({
  fields: { email: email(), cookie: cookie(), lastName: familyName(), birthDate: date() },
  link: [all(exact('lastName'), exact('birthDate'))],
})

/** Reason and records of the link of every merge among changes. */
function deciding(changes: readonly Change[]): unknown[] {
  return changes.flatMap((c) => (c.type === 'merged' ? [c.link && [c.link.reason, c.link.a, c.link.b]] : []))
}

describe('the link that decided a merge', () => {
  test('joins the record that was written with what it brought in', () => {
    const resolver = new Resolver(model)
    resolver.put({ source: 's', id: 1, cookie: 'k-1' })
    resolver.put({ source: 's', id: 2, email: 'ann@mail.com' })
    const { changes } = resolver.put({ source: 's', id: 3, cookie: 'k-1', email: 'ann@mail.com' })
    expect(deciding(changes)).toEqual([['email', 's:2', 's:3']])
  })

  test('is the strongest of several', () => {
    const resolver = new Resolver(model)
    resolver.put({ source: 's', id: 1, email: 'ann@mail.com' })
    resolver.put({ source: 's', id: 2, cookie: 'k-1', lastName: 'Stone', birthDate: '1984-05-02' })
    const bridge = { email: 'ann@mail.com', cookie: 'k-1', lastName: 'Stone', birthDate: '1984-05-02' }
    expect(deciding(resolver.put({ source: 's', id: 3, ...bridge }).changes)).toEqual([
      ['same lastName and same birthDate', 's:2', 's:3'],
    ])
  })

  test('is the first by value where two are alike in all else, whichever value came first', () => {
    for (const cookies of [
      ['k-1', 'k-2'],
      ['k-2', 'k-1'],
    ]) {
      const resolver = new Resolver(model)
      resolver.put({ source: 's', id: 1, email: 'ann@mail.com' })
      resolver.put({ source: 's', id: 2, cookie: cookies })
      const { changes } = resolver.put({ source: 's', id: 3, cookie: cookies, email: 'ann@mail.com' })
      expect(changes.flatMap((c) => (c.type === 'merged' ? [c.link?.value] : []))).toEqual(['k-1'])
      expect(resolver.explain('s:1', 's:2').path.map(({ value }) => value)).toEqual(['ann@mail.com', 'k-1'])
    }
  })

  test('may be a judgement', () => {
    const resolver = new Resolver(model)
    resolver.put({ source: 's', id: 1, cookie: 'k-1' })
    resolver.put({ source: 's', id: 2, email: 'ann@mail.com' })
    expect(deciding(resolver.judge('s:2', 's:1', 'same').changes)).toEqual([['judgement', 's:1', 's:2']])
  })
})
