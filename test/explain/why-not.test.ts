import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nameOf } from '../../src/explain/distinct-causes.ts'
import { curedModel, type Explanation, type WhyNot } from '../../src/explain/index.ts'
import {
  type AnyModel,
  cookie,
  customerId,
  date,
  defineModel,
  different,
  email,
  familyName,
  givenName,
  phone,
  type RecordInput,
  Resolver,
} from '../../src/index.ts'
import { left } from '../laws/history.ts'
import { models, operation, WORLDS } from '../laws/world.ts'

/** The resolver with some causes removed: judgements taken back or given, the rest decided anew under a changed model. */
function without(resolver: Resolver, model: AnyModel, causes: readonly WhyNot[]): [Resolver, AnyModel] {
  const cures = causes.map(({ cure }) => cure)
  const cured = defineModel(curedModel(model, cures)) as AnyModel
  const again = Resolver.restore(resolver.snapshot(), cured).resolver
  for (const cure of cures) {
    if (cure.do === 'unjudge') again.unjudge(cure.a, cure.b)
    if (cure.do === 'judge-same') again.judge(cure.a, cure.b, 'same')
  }
  return [again, cured]
}

const NAMES = { firstName: givenName(), lastName: familyName() }

/** The worlds of the laws, and two in which lists are clean, blocks are capped, relatives are known, nothing is compared. */
const worlds: readonly AnyModel[] = [
  ...models,
  defineModel({
    fields: {
      email: email({ cap: 2, witness: ['name'] }),
      phone: phone({ country: 'US', bits: 12, cap: 2 }),
      firstName: givenName(),
      lastName: familyName(),
      birthDate: date(),
    },
    blocking: [
      { keys: [{ field: 'lastName', take: 'value' }], cap: 2 },
      {
        keys: [
          { field: 'birthDate', take: 'year' },
          { field: 'firstName', take: 'value' },
        ],
      },
    ],
    sources: { crm: { clean: true }, pos: { clean: true } },
    prior: -12,
    relatives: -3,
  }),
  defineModel({
    fields: {
      email: email({ bits: 15 }),
      customer: customerId({ limit: 1 }),
      cookie: cookie({ cap: 1, witness: ['email'] }),
      lastName: familyName(),
    },
    comparisons: [],
    sources: { '*': { clean: true }, web: {} },
  }),
]

const RUNS = WORLDS / 4

/** Two records of a resolver after a history, and the model; undefined where it has none. */
const pairOfWorld = fc
  .tuple(fc.constantFrom(...worlds), fc.array(operation, { maxLength: 40, size: 'max' }), fc.nat(), fc.nat())
  .map(([model, history, i, j]) => {
    const { resolver, live } = left(model, history)
    const keys = [...live.keys()]
    return { resolver, model, a: keys[i % keys.length], b: keys[j % keys.length] }
  })

describe('every cause that keeps two records apart is one', () => {
  test('removed all together, again and again, nothing keeps them apart', () => {
    fc.assert(
      fc.property(pairOfWorld, ({ resolver, model, a, b }) => {
        if (a === undefined || b === undefined) return
        let state: [Resolver, AnyModel] = [resolver, model]
        let rounds = 0
        for (let e: Explanation = resolver.explain(a, b); !e.together; e = state[0].explain(a, b)) {
          expect(e.whyNot).not.toEqual([])
          expect(++rounds).toBeLessThan(10)
          state = without(...state, e.whyNot)
        }
        expect(state[0].explain(a, b).whyNot).toEqual([])
      }),
      { numRuns: RUNS },
    )
  })

  test('removed alone, it is gone', () => {
    fc.assert(
      fc.property(pairOfWorld, ({ resolver, model, a, b }) => {
        if (a === undefined || b === undefined) return
        for (const cause of resolver.explain(a, b).whyNot) {
          const [again] = without(resolver, model, [cause])
          const names = again.explain(a, b).whyNot.map(nameOf)
          expect([cause, names.includes(nameOf(cause))]).toEqual([cause, false])
        }
      }),
      { numRuns: RUNS / 2 },
    )
  })
})

describe('what keeps two records apart', () => {
  const put = (model: AnyModel, ...records: RecordInput[]): Resolver => {
    const resolver = new Resolver(model)
    for (const record of records) resolver.put(record)
    return resolver
  }
  const kindsOf = (resolver: Resolver, a: string, b: string): string[] =>
    resolver.explain(a, b).whyNot.map(({ kind, cure }) => `${kind}: ${cure.do}`)

  test('a key that they never shared, and the bits that are missing', () => {
    const model = defineModel({ fields: { firstName: givenName(), lastName: familyName(), birthDate: date() } })
    const resolver = put(
      model as AnyModel,
      { source: 's', id: 1, firstName: 'Wilma', lastName: 'Stone', birthDate: '1985-11-12' },
      { source: 's', id: 2, firstName: 'Wilma', lastName: 'Stones', birthDate: '1985-11-21' },
    )
    expect(resolver.explain('s:1', 's:2').whyNot).toEqual([
      {
        kind: 'key',
        keys: [
          { kind: 'blocking rule', name: 'lastName + firstName', a: ['stone · wilma'], b: ['stones · wilma'] },
          {
            kind: 'blocking rule',
            name: 'lastName + birthDate',
            a: ['stone · 1985-11-12'],
            b: ['stones · 1985-11-21'],
          },
          {
            kind: 'blocking rule',
            name: 'firstName + birthDate',
            a: ['wilma · 1985-11-12'],
            b: ['wilma · 1985-11-21'],
          },
        ],
        cure: { do: 'add-blocking', rule: { keys: [{ field: 'firstName', take: 'value' }] } },
      },
      {
        kind: 'weight',
        weight: -1.427,
        threshold: 4,
        missing: 5.427,
        costs: [],
        cure: { do: 'lower-threshold', link: -1.427 },
      },
    ])
  })

  test('no key of a value that its record may not keep', () => {
    const resolver = put(
      defineModel({ fields: { email: email({ limit: 1 }) } }) as AnyModel,
      { source: 's', id: 1, email: 'cy@mail.com' },
      { source: 's', id: 2, email: ['ann@mail.com', 'cy@mail.com'] },
    )
    expect(kindsOf(resolver, 's:1', 's:2')).toEqual([
      'over-limit: raise-limit',
      'key: judge-same',
      'limit: raise-limit',
    ])
  })

  test('a quarantined value, a forbid rule, a limit, a judgement, a clean list', () => {
    const model = defineModel({
      fields: { email: email({ cap: 1, witness: ['name'] }), customer: customerId({ limit: 1 }), ...NAMES },
      forbid: [{ name: 'other first name', when: different('firstName', 0.7) }],
      sources: { crm: { clean: true } },
    }) as AnyModel
    const shared = put(
      model,
      { source: 's', id: 1, email: 'a@mail.com', firstName: 'Ann', lastName: 'Stone' },
      { source: 's', id: 2, email: 'a@mail.com', firstName: 'Bob', lastName: 'Lee' },
    )
    expect(kindsOf(shared, 's:1', 's:2')).toEqual([
      'quarantine: raise-cap',
      'key: add-blocking',
      'weight: judge-same',
      'forbid: remove-forbid',
    ])
    const limited = put(
      model,
      { source: 's', id: 1, email: 'a@mail.com', customer: 'c1' },
      { source: 's', id: 2, email: 'a@mail.com', customer: 'c2' },
    )
    expect(limited.explain('s:1', 's:2').whyNot).toEqual([
      {
        kind: 'limit',
        fields: ['customer'],
        limit: 1,
        values: 2,
        records: ['s:1', 's:2'],
        cure: { do: 'raise-limit', fields: ['customer'], limit: 2 },
      },
    ])
    limited.delete('s:2')
    limited.put({ source: 's', id: 2, email: 'a@mail.com' })
    limited.judge('s:2', 's:1', 'different', { by: 'ana', at: '2026-03-01', note: 'twins' })
    expect(limited.explain('s:1', 's:2').whyNot).toEqual([
      {
        kind: 'judgement',
        records: ['s:2', 's:1'],
        by: 'ana',
        at: '2026-03-01T00:00:00.000Z',
        note: 'twins',
        cure: { do: 'unjudge', a: 's:2', b: 's:1' },
      },
    ])
    const listed = put(
      model,
      { source: 'crm', id: 1, email: 'a@mail.com' },
      { source: 'crm', id: 2, email: 'a@mail.com' },
    )
    expect(kindsOf(listed, 'crm:1', 'crm:2')).toEqual(['source: not-clean'])
  })

  test('evidence of all their records, through others too', () => {
    const model = defineModel({ fields: { email: email(), cookie: cookie(), ...NAMES, birthDate: date() } }) as AnyModel
    const resolver = put(
      model,
      { source: 's', id: 1, email: 'a@mail.com', firstName: 'Ann', lastName: 'Stone', birthDate: '1984-05-02' },
      { source: 's', id: 2, email: 'a@mail.com', cookie: 'k1' },
      { source: 's', id: 3, cookie: 'k1', firstName: 'Bob', lastName: 'Lee', birthDate: '1990-01-31' },
    )
    const [cause] = resolver.explain('s:1', 's:3').whyNot
    expect(cause).toMatchObject({ kind: 'evidence', threshold: 4, records: ['s:1', 's:3'] })
    expect(resolver.explain('s:2', 's:3').whyNot.map(({ kind }) => kind)).toEqual(['evidence'])
  })

  test('what contradicts the word that they are the same, and not what that word is there to cure', () => {
    const model = defineModel({ fields: { email: email() } }) as AnyModel
    const ids = [1, 2, 3].map((id) => ({ source: 's', id, email: `${id}@mail.com` }))
    const resolver = put(model, ...ids)
    resolver.judge('s:1', 's:2', 'same')
    resolver.judge('s:1', 's:3', 'different')
    resolver.judge('s:2', 's:3', 'same')
    expect(kindsOf(resolver, 's:2', 's:3')).toEqual(['contradiction: unjudge'])
  })

  test('nothing, where they are one entity', () => {
    const resolver = put(
      defineModel({ fields: { email: email() } }) as AnyModel,
      { source: 's', id: 1, email: 'a@mail.com' },
      { source: 's', id: 2, email: 'a@mail.com' },
    )
    expect(resolver.explain('s:1', 's:2').whyNot).toEqual([])
  })
})
