import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NodePages } from '../../src/identity/node-pages.ts'

const TYPES = 3

test('numbers every value of every type, and leads back', () => {
  const asked = fc.record({ type: fc.nat(TYPES - 1), value: fc.oneof(fc.nat(600), fc.nat(100_000)) })
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 100 }), (all) => {
      const pages = new NodePages(TYPES)
      const nodes = all.map(({ type, value }) => pages.node(type, value))
      const there = new NodePages(TYPES)
      there.adopt(pages.share())
      const named = new Map(nodes.map((node, i) => [node, `${all[i]!.type} ${all[i]!.value}`]))
      all.forEach(({ type, value }, i) => {
        const node = nodes[i]!
        expect([pages.find(type, value), there.find(type, value)]).toEqual([node, node])
        expect([pages.valueOf(node), there.valueOf(node)]).toEqual([value, value])
        expect(named.get(node)).toBe(`${type} ${value}`)
        expect(node).toBeLessThan(pages.size)
      })
    }),
  )
})

test('a value that nothing near was asked for has no node', () => {
  const pages = new NodePages(2)
  pages.node(0, 1000)
  expect([pages.find(0, 5), pages.find(0, 5000), pages.find(1, 1000), pages.size]).toEqual([-1, -1, -1, 128])
})
