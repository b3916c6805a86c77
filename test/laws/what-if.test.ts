import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnyModel, type Change, Resolver, type WhatIf } from '../../src/index.ts'
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

/** Changes of entities. */
function moves(changes: readonly Change[]): Change[] {
  return changes.filter(({ type }) => type !== 'refused' && type !== 'allowed')
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

  it('of a model says what restoring under that model then changes', () => {
    const other = models[(models.indexOf(model) + 1) % models.length]!
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 25, size: 'max' }), (operations) => {
        const resolver = new Resolver(model)
        for (const o of operations) perform(resolver, o)
        const before = visible(resolver)
        const forecast = resolver.whatIf({ model: other }, { examples: 1000 })
        expect(visible(resolver)).toEqual(before)
        const { resolver: again, changes } = Resolver.restore(resolver.snapshot(), other)
        expect(moves(forecast.changes)).toEqual(moves(changes))
        // refusals stand in no order
        expect(forecast.changes.map((c) => JSON.stringify(c)).sort()).toEqual(
          changes.map((c) => JSON.stringify(c)).sort(),
        )
        expect(forecast.entities.after).toBe([...again.entities()].length)
      }),
      { numRuns: Math.ceil(WORLDS / 4) },
    )
  })
})
