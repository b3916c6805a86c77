import fc from 'fast-check'
import { expect, test } from 'vitest'
import { finish, type Steps } from '../../src/collections/steps.ts'
import type { ComponentDivider, Components, Divided } from '../../src/identity/component-divider.ts'
import { stateOf } from '../../src/identity/inspectable.ts'
import { dividerOf, isDividedAnywhere, shareDivision } from '../../src/identity/shared-division.ts'
import {
  type AnyModel,
  all,
  any,
  cookie,
  defineModel,
  email,
  exact,
  familyName,
  givenName,
  hashedEmail,
  phone,
  type RecordInput,
  resolve,
} from '../../src/index.ts'
import { keptDivided } from '../../src/resolver/divide-job.ts'

const model = (policy: 'strongest-first' | 'latest-wins' | 'demote', link: AnyModel['link'] = []) =>
  defineModel({
    fields: {
      email: email({ limit: 1 }),
      hashed: hashedEmail(),
      phone: phone({ country: 'US', bits: 8, cap: 3 }),
      cookie: cookie({ limit: 2 }),
      first: givenName(),
      last: familyName(),
    },
    forbid: [{ name: 'names', when: all(exact('first'), exact('last')) }],
    blocking: [{ keys: [{ field: 'last', take: 'value' }] }],
    link,
    policy,
  } as never) as AnyModel

const some = <T>(...values: T[]): fc.Arbitrary<T[]> => fc.array(fc.constantFrom(...values), { maxLength: 2 })

const record = fc.record({
  source: fc.constantFrom('a', 'b'),
  id: fc.constantFrom('1', '2', '3', '4', '5', '6', '7'),
  at: fc.constantFrom(undefined, '2026-01-01', '2026-01-02'),
  email: some('ann@mail.com', 'bob@mail.com', 'carl@mail.com'),
  hashed: some('a'.repeat(64), 'b'.repeat(64)),
  phone: some('(202) 555-0143', '202-555-0144'),
  cookie: some('c-11111111', 'c-22222222', 'c-33333333'),
  first: some('Ann', 'Bob'),
  last: some('Lee', 'Li', 'Stone'),
})

const judgement = fc
  .tuple(fc.constantFrom('a:1', 'a:2', 'b:1', 'b:3'), fc.constantFrom('a:4', 'a:5', 'b:6'), fc.boolean())
  .map(([a, b, same]) => ({ a, b, verdict: same ? ('same' as const) : ('different' as const) }))

/** What a divider tells of all components, some at a time. */
function divided(divider: ComponentDivider, components: Components, size: number): Divided[] {
  const told: Divided[] = []
  const last = components.groups.starts.length - 1
  for (let from = 0; from < last; from += size) {
    told.push(keptDivided(finish(divider.dividing(components, from, Math.min(from + size, last)) as Steps<Divided>)))
  }
  return told
}

test('components are divided alike where only what another thread holds is shown', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { maxLength: 14 }),
      fc.array(judgement, { maxLength: 2 }),
      fc.constantFrom('strongest-first' as const, 'latest-wins' as const, 'demote' as const),
      fc.integer({ min: 1, max: 6 }),
      async (records, judgements, policy, size) => {
        const state = stateOf(await resolve(records as RecordInput[], model(policy), { judgements }))
        const { table, partition } = state
        const rows = Int32Array.from({ length: table.size }, (_, row) => row)
        const settled = state.judgements.inRows((key) => table.rowOf(key))
        const components = finish(partition.connecting(rows, settled) as Steps<Components>)
        const shown = dividerOf(structuredClone(shareDivision(state)))
        expect(divided(shown, structuredClone(components), size)).toEqual(divided(partition.divider, components, size))
      },
    ),
    { numRuns: 500 },
  )
})

test('blocks that link by themselves are divided on one thread', async () => {
  const records = [{ source: 'a', id: '1', first: 'Ann', last: 'Lee' }]
  const linked = model('strongest-first', [any(exact('first'))] as never)
  expect(isDividedAnywhere(stateOf(await resolve(records, linked)))).toBe(false)
  expect(isDividedAnywhere(stateOf(await resolve(records, model('strongest-first'))))).toBe(true)
})

test('the answer is the same on two threads', async () => {
  const people = function* (): Generator<RecordInput> {
    for (let i = 0; i < 280_000; i++) {
      const person = i % 90_000
      // some were seen with another person's e-mail once
      const others = i > 180_000 && i % 3 === 0 ? [`p${(person * 7) % 90_000}@mail.com`] : []
      yield {
        source: 'a',
        id: String(i),
        email: others.length > 0 ? others : `p${person}@mail.com`,
        cookie: `cookie-${person}`,
      }
    }
  }
  const told = await Promise.all(
    [1, 2].map(async (workers) => {
      const { records, refusals, report } = await resolve(people(), model('strongest-first'), { workers })
      return [[...records].map(({ entity }) => entity).join(), [...refusals], report.entities]
    }),
  )
  expect(told[1]).toEqual(told[0])
  expect((told[0]![1] as unknown[]).length).toBeGreaterThan(1000)
}, 120_000)
