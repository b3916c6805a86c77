import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AnyModel,
  category,
  date,
  defineModel,
  different,
  type Explanation,
  email,
  exact,
  familyName,
  givenName,
  type RecordInput,
  Resolver,
  trainModel,
} from '../../src/index.ts'
import { left } from '../laws/history.ts'
import { models, operation } from '../laws/world.ts'
import { matchWeight, type Values } from '../reference/match-weight.ts'
import { people } from '../train/people.ts'

/** The explanation in millibits: what its parts sum to, and what the pair weighs by the paper. */
function weights(
  model: AnyModel,
  resolver: Resolver,
  { evidence, prior, weight }: Explanation,
): Record<string, number> {
  const values = (side: 'a' | 'b'): Values => Object.fromEntries(evidence.map((e) => [e.field, e[side]]))
  const quarantined = resolver.refusals().filter((r) => r.reason === 'quarantine')
  const silenced = (field: string, value: string): boolean =>
    quarantined.some((q) => q.field === field && q.value === value)
  return {
    told: Math.round(weight * 1000) + 0,
    summed: evidence.reduce((sum, { bits }) => sum + Math.round(bits * 1000), Math.round(prior * 1000)) + 0,
    decided: matchWeight(model, values('a'), values('b'), silenced) + 0,
  }
}

function agree({ told, summed, decided }: Record<string, number>): void {
  expect(summed).toBe(told)
  expect(decided).toBe(told)
}

const fields = {
  email: email({ cap: 2, witness: ['name'] }),
  firstName: givenName(),
  lastName: familyName(),
  birthDate: date(),
}

describe('the bits of an explanation sum to the weight that decided', () => {
  test('for any pair, by the default weights', () => {
    const model = defineModel({ fields }) as AnyModel
    const record = fc.record({
      email: fc.constantFrom('ann@mail.com', 'bob@mail.com', 'cy@mail.com', null),
      firstName: fc.constantFrom('Ann', 'Anne', 'Bob', 'Cy', null),
      lastName: fc.constantFrom('Stone', 'Stones', 'Lee', null),
      birthDate: fc.constantFrom('1984-05-02', '1984-02-05', '1990-01-31', null),
    })
    fc.assert(
      fc.property(fc.array(record, { minLength: 2, maxLength: 8 }), (records) => {
        const resolver = new Resolver(model)
        records.forEach((r, id) => {
          resolver.put({ source: 's', id, ...r })
        })
        agree(weights(model, resolver, resolver.explain('s:0', 's:1')))
      }),
      { numRuns: 200 },
    )
  })

  test('for a trained model, that knows relatives and rare values', () => {
    const { records } = people(23, { households: 40, size: [1, 3], blank: 0.1, slips: 0.2 })
    const model = trainModel(records, defineModel({ fields })).model as AnyModel
    const resolver = new Resolver(model)
    for (const r of records) resolver.put(r)
    for (let i = 1; i < records.length; i++)
      agree(weights(model, resolver, resolver.explain(records[i - 1]!, records[i]!)))
  })

  test('where a quarantined value stands beside others', () => {
    const model = defineModel({ fields }) as AnyModel
    const resolver = new Resolver(model)
    for (const [id, firstName] of ['Ann', 'Bob', 'Cyril'].entries()) {
      resolver.put({ source: 's', id, firstName, lastName: 'Stone', email: ['home@mail.com', `${firstName}@mail.com`] })
    }
    expect(resolver.refusals().map((r) => r.value)).toEqual(['home@mail.com'])
    agree(weights(model, resolver, resolver.explain('s:0', 's:1')))
  })
})

describe('an explanation', () => {
  const model = defineModel({
    fields: { ...fields, tier: category() },
    link: [{ name: 'same tier', when: exact('tier') }],
    forbid: [{ name: 'other name', when: different('firstName', 0.6) }],
  })
  const resolver = new Resolver(model)
  resolver.put({ source: 's', id: 1, email: 'ann@mail.com', firstName: 'Ann', lastName: 'Stone', tier: 'gold' })
  resolver.put({ source: 's', id: 2, email: 'ann@mail.com', firstName: 'Ann', birthDate: 'n/a' })
  resolver.put({ source: 's', id: 3, firstName: 'Wolf', tier: 'gold' })

  test('tells levels, values, rules, path and refusals', () => {
    const { evidence, ...rest } = resolver.explain('s:1', 's:2')
    expect(evidence.map(({ field, level, a, b }) => [field, level, a, b])).toEqual([
      ['email', 'equal', ['ann@mail.com'], ['ann@mail.com']],
      ['firstName', 'equal', ['ann'], ['ann']],
      ['lastName', 'missing', ['stone'], []],
      ['birthDate', 'missing', [], []],
      ['tier', 'missing', ['gold'], []],
    ])
    const link = { a: 's:1', b: 's:2', weight: 12, reason: 'email', value: 'ann@mail.com' }
    expect(rest).toMatchObject({ a: 's:1', b: 's:2', entities: ['e1', 'e1'], together: true, decision: 'link' })
    expect([rest.links, rest.forbids, rest.path, rest.weakest]).toEqual([[], [], [link], link])
    expect(rest).not.toHaveProperty('judgement')
  })

  test('of two that a rule keeps apart names it', () => {
    const { together, decision, links, forbids, path, weakest, refusals } = resolver.explain('s:1', {
      source: 's',
      id: 3,
    })
    expect({ together, decision, links, forbids, path, weakest }).toEqual({
      together: false,
      decision: 'non-link',
      links: ['same tier'],
      forbids: ['other name'],
      path: [],
      weakest: undefined,
    })
    expect(refusals).toMatchObject([{ reason: 'forbid', records: ['s:1', 's:3'], rule: 'other name' }])
  })

  test('of a record with itself is together, without a path', () => {
    expect(resolver.explain('s:1', 's:1')).toMatchObject({ together: true, path: [], forbids: [] })
  })

  test('tells the judgement on exactly the two', () => {
    const judged = new Resolver(model)
    for (const id of [1, 2, 3]) judged.put({ source: 's', id })
    judged.judge('s:2', 's:1', 'same')
    expect(judged.explain('s:1', 's:2')).toMatchObject({ judgement: 'same', together: true })
    expect(judged.explain('s:1', 's:3')).not.toHaveProperty('judgement')
    expect(judged.explain('s:1', 's:1')).not.toHaveProperty('judgement')
  })

  test('tells who judged, and that the judgement is suspended because others contradict it', () => {
    const judged = new Resolver(model)
    for (const id of [1, 2, 3]) judged.put({ source: 's', id })
    judged.judge('s:1', 's:2', 'same', { by: 'ana', at: '2026-03-01' })
    expect(judged.explain('s:2', 's:1').judged).toMatchObject({ verdict: 'same', by: 'ana', suspended: false })
    judged.judge('s:2', 's:3', 'same')
    judged.judge('s:1', 's:3', 'different')
    const { judged: given, whyNot } = judged.explain('s:1', 's:2')
    expect(given).toMatchObject({ verdict: 'same', by: 'ana', suspended: true })
    expect(whyNot).toContainEqual({
      kind: 'contradiction',
      records: ['s:1', 's:3'],
      cure: { do: 'unjudge', a: 's:1', b: 's:3' },
    })
  })

  test('says the same from both sides', () => {
    const mirrored = (e: Explanation): object => {
      const turned = <T extends { a: unknown; b: unknown }>({ a, b, ...told }: T): object => ({ ...told, a: b, b: a })
      const evidence = e.evidence.map(turned)
      const whyNot = e.whyNot.map((cause) =>
        cause.kind === 'key' ? { ...cause, keys: cause.keys.map(turned) } : cause,
      )
      const { a, b, entities, path, weakest, ...rest } = e
      return {
        ...rest,
        a: b,
        b: a,
        entities: entities.toReversed(),
        evidence,
        whyNot,
        bottleneck: weakest?.weight,
        steps: path.length,
      }
    }
    fc.assert(
      fc.property(
        fc.constantFrom(...models),
        fc.array(operation, { maxLength: 25, size: 'max' }),
        fc.nat(),
        fc.nat(),
        (of, history, i, j) => {
          const { resolver: live, live: there } = left(of, history)
          const keys = [...there.keys()]
          if (keys.length === 0) return
          const [a, b] = [keys[i % keys.length]!, keys[j % keys.length]!]
          const one = live.explain(a, b)
          expect(mirrored(one)).toEqual({ ...mirrored(mirroredBack(live.explain(b, a))) })
          expect(one.together).toBe(live.entityOf(a)!.id === live.entityOf(b)!.id)
        },
      ),
      { numRuns: 100 },
    )
  })
})

/** An explanation with its sides exchanged. */
function mirroredBack(e: Explanation): Explanation {
  const evidence = e.evidence.map(({ a, b, ...level }) => ({ ...level, a: b, b: a }))
  const whyNot = e.whyNot.map((cause) =>
    cause.kind === 'key' ? { ...cause, keys: cause.keys.map(({ a, b, ...key }) => ({ ...key, a: b, b: a })) } : cause,
  )
  return { ...e, a: e.b, b: e.a, entities: [e.entities[1], e.entities[0]], evidence, whyNot }
}

describe('the path between two records', () => {
  const model = defineModel({
    fields: { email: email(), strong: category(), note: category() },
    link: [exact('note')],
    comparisons: [],
  })
  const put = (records: readonly RecordInput[]): Resolver => {
    const resolver = new Resolver(model as AnyModel)
    for (const record of records) resolver.put(record)
    return resolver
  }

  test('goes by the links whose weakest is strongest, then the fewest', () => {
    // 1 –email– 2 –email– 3, and 1 –note– 3: a link rule weighs 15, an e-mail 12
    const resolver = put([
      { source: 's', id: 1, email: 'a@mail.com', note: 'x' },
      { source: 's', id: 2, email: ['a@mail.com', 'b@mail.com'] },
      { source: 's', id: 3, email: 'b@mail.com', note: 'x' },
    ])
    const steps = (a: string, b: string): string[] =>
      resolver.explain(a, b).path.map((l) => `${l.a} ${l.b} ${l.reason} ${l.weight}`)
    expect(steps('s:1', 's:3')).toEqual(['s:1 s:3 same note 15'])
    expect(steps('s:1', 's:2')).toEqual(['s:1 s:2 email 12'])
    resolver.delete('s:1')
    expect(steps('s:2', 's:3')).toEqual(['s:2 s:3 email 12'])
  })

  test('holds the two together for any history, and ends where it should', () => {
    fc.assert(
      fc.property(fc.constantFrom(...models), fc.array(operation, { maxLength: 30, size: 'max' }), (of, history) => {
        // `latest-wins` may join two records by what a third showed that is another's by now
        if (of.policy === 'latest-wins') return
        const { resolver } = left(of, history)
        for (const entity of resolver.entities()) {
          const [a, b] = [entity.records[0]!, entity.records.at(-1)!]
          if (a === b) continue
          const { path, weakest } = resolver.explain(a, b)
          let at = a
          for (const link of path) {
            expect([link.a, link.b]).toContain(at)
            expect(entity.records).toContain(link.a)
            at = link.a === at ? link.b : link.a
          }
          expect(path.length).toBeGreaterThan(0)
          expect(at).toBe(b)
          expect(weakest!.weight).toBe(Math.min(...path.map((l) => l.weight)))
        }
      }),
      { numRuns: 150 },
    )
  })
})
