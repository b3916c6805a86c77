import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnyModel, Resolver, type WhatIf } from '../../src/index.ts'
import { perform } from './history.ts'
import { models, type Operation, operation, WORLDS } from './world.ts'

/** All that can be seen of a resolver from outside. */
function visible(resolver: Resolver): unknown {
  const keys = [...resolver.entities()].flatMap((e) => e.records)
  return {
    size: resolver.size,
    entities: [...resolver.entities()].map((e) => [e.id, e.records, e.identifiers, e.golden]),
    ids: Array.from({ length: 30 }, (_, n) => resolver.entity(`e${n + 1}`)?.id),
    refusals: resolver
      .refusals()
      .map((r) => JSON.stringify(r))
      .sort(),
    judgements: resolver.judgements(),
    histories: keys.map((key) => resolver.entityAt(key, '2027-01-01')),
    verified: resolver.verify(),
  }
}

function question(operation: Exclude<Operation, { op: 'putAll' | 'expire' }>): WhatIf {
  switch (operation.op) {
    case 'put':
      return { put: operation.record }
    case 'delete':
      return { delete: operation.key }
    case 'judge':
      return { judge: operation.judgement }
    case 'unjudge':
      return { unjudge: { a: operation.a, b: operation.b } }
  }
}

describe.each(models.map((model, i) => [i, model] as const))('whatIf (model %i)', (_, model: AnyModel) => {
  it('changes nothing, and says what the write then does', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 25, size: 'max' }), operation, (operations, next) => {
        if (next.op === 'putAll' || next.op === 'expire') return
        const resolver = new Resolver(model)
        for (const o of operations) perform(resolver, o)
        const before = visible(resolver)
        const forecast = resolver.whatIf(question(next), { examples: 1000 })
        expect(visible(resolver)).toEqual(before)
        const changes = perform(resolver, next)
        expect(forecast.changes).toEqual(changes)
        expect(forecast.entities.after).toBe([...resolver.entities()].length)
        expect(resolver.verify().differences).toEqual([])
      }),
      { numRuns: Math.ceil(WORLDS / 2) },
    )
  })

  it('of a model says what a resolver of that model would hold', () => {
    const other = models[(models.indexOf(model) + 1) % models.length]!
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 25, size: 'max' }), (operations) => {
        const resolver = new Resolver(model)
        for (const o of operations) if (o.op === 'put' || o.op === 'delete') perform(resolver, o)
        const before = visible(resolver)
        const forecast = resolver.whatIf({ model: other })
        expect(visible(resolver)).toEqual(before)
        const fresh = new Resolver(other)
        for (const entity of resolver.entities()) {
          for (const key of entity.records) {
            const { fields, payload, ...record } = resolver.record(key)!
            fresh.put({ ...payload, ...fields, ...record })
          }
        }
        expect(forecast.entities.after).toBe([...fresh.entities()].length)
      }),
      { numRuns: Math.ceil(WORLDS / 4) },
    )
  })
})
