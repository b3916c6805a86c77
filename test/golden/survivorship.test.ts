import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SelfsameError } from '../../src/errors.ts'
import { byRecency, type Candidate } from '../../src/golden/candidate.ts'
import { type Survivors, type SurvivorshipFunctions, survivors } from '../../src/golden/survivorship.ts'
import type { SurvivorshipRule } from '../../src/model/model.ts'

const day = (n: number): number => Date.UTC(2026, 0, n)
const UNDATED = Number.NEGATIVE_INFINITY

function candidate(record: string, at: number, value: string, written = value): Candidate {
  return { record, source: record.slice(0, record.indexOf(':')), at, value, written }
}

const CANDIDATES: readonly Candidate[] = [
  candidate('pos:1', day(1), 'ann'),
  candidate('web:1', day(2), 'anne marie'),
  candidate('crm:1', day(3), 'ann'),
  candidate('crm:2', day(4), 'annie'),
  candidate('app:1', UNDATED, 'a'),
].sort(byRecency)

function apply(
  rule: SurvivorshipRule,
  candidates: readonly Candidate[] = CANDIDATES,
  functions: SurvivorshipFunctions = {},
): Survivors {
  return survivors(rule, candidates, (c) => c.written, functions)
}

function winner(rule: SurvivorshipRule, candidates?: readonly Candidate[]): string {
  const { values, many } = apply(rule, candidates)
  expect(many).toBe(false)
  expect(values).toHaveLength(1)
  return values[0]![0]!.value
}

describe('each rule chooses its value', () => {
  test.each<[SurvivorshipRule, string]>([
    ['most-recent', 'annie'],
    ['oldest', 'ann'],
    ['most-frequent', 'ann'],
    ['longest', 'anne marie'],
    [{ by: 'source-priority', order: ['web', 'crm'] }, 'anne marie'],
    [{ by: 'source-priority', order: ['crm', 'web'] }, 'annie'],
    [{ by: 'source-priority', order: ['fax'] }, 'annie'],
    [{ by: 'source-priority', order: ['app'] }, 'a'],
  ])('%j → %s', (rule, expected) => {
    expect(winner(rule)).toBe(expected)
  })

  test('union gives every distinct value, most recent first', () => {
    const { values, many } = apply('union')
    expect(many).toBe(true)
    expect(values.map((v) => v[0]!.value)).toEqual(['annie', 'ann', 'anne marie', 'a'])
  })
})

describe('ties', () => {
  const tied = [
    candidate('pos:2', day(5), 'cecil'),
    candidate('pos:1', day(5), 'bob'),
    candidate('pos:1', day(5), 'abe'),
    candidate('pos:0', day(4), 'dan'),
  ].sort(byRecency)

  test('at one time the smaller record key wins, and of one record the smaller value', () => {
    expect(winner('most-recent', tied)).toBe('abe')
  })

  test.each<[SurvivorshipRule, string]>([
    ['most-frequent', 'abe'],
    ['longest', 'cecil'],
    [{ by: 'source-priority', order: ['pos'] }, 'abe'],
  ])('what %j leaves open is decided by the later time', (rule, expected) => {
    expect(winner(rule, tied)).toBe(expected)
  })

  test('a record without a time is neither the most recent nor the oldest', () => {
    const some = [candidate('a:1', UNDATED, 'undated'), candidate('b:1', day(1), 'dated')].sort(byRecency)
    expect(winner('most-recent', some)).toBe('dated')
    expect(winner('oldest', some)).toBe('dated')
    expect(winner('oldest', [candidate('a:1', UNDATED, 'undated')])).toBe('undated')
  })

  test('length is counted in characters, not in UTF-16 units', () => {
    const some = [candidate('a:1', day(2), '𝒜𝒜'), candidate('a:2', day(1), 'abc')].sort(byRecency)
    expect(winner('longest', some)).toBe('abc')
  })
})

test('a winner comes with everyone who holds it, the deciding one first', () => {
  expect(apply('oldest').values[0]!.map((c) => c.record)).toEqual(['pos:1', 'crm:1'])
  expect(apply('most-frequent').values[0]!.map((c) => c.record)).toEqual(['crm:1', 'pos:1'])
})

describe('a custom function', () => {
  const custom: SurvivorshipRule = { by: 'custom', function: 'pick' }

  test('gets the candidates most recent first and chooses one', () => {
    let seen: readonly Candidate[] = []
    const chosen = apply(custom, CANDIDATES, {
      pick: (candidates) => {
        seen = candidates
        return candidates.at(-1)
      },
    })
    expect(seen.map((c) => c.record)).toEqual(['crm:2', 'crm:1', 'web:1', 'pos:1', 'app:1'])
    expect(chosen).toEqual({ values: [[candidate('app:1', UNDATED, 'a')]], many: false })
  })

  test('may choose several, each value once', () => {
    const chosen = apply(custom, CANDIDATES, { pick: (candidates) => candidates.filter((c) => c.value === 'ann') })
    expect(chosen.many).toBe(true)
    expect(chosen.values.map((v) => v.map((c) => c.record))).toEqual([['crm:1', 'pos:1']])
  })

  test.each([
    ['undefined', undefined],
    ['null', null],
    ['an empty list', []],
  ])('chooses nothing by returning %s', (_, nothing) => {
    expect(apply(custom, CANDIDATES, { pick: () => nothing }).values).toEqual([])
  })

  test('cannot make a value up: golden values have records', () => {
    const invent = (): unknown =>
      apply(custom, CANDIDATES, { pick: (candidates) => ({ ...candidates[0]!, value: 'eve' }) })
    expect(invent).toThrow(SelfsameError)
    expect(invent).toThrow(/call-invalid: functions\.pick: expected a function that returns candidates it was given/)
  })
})

describe('for any candidates', () => {
  const anyCandidates = fc
    .uniqueArray(
      fc.record({
        source: fc.constantFrom('pos', 'web', 'crm'),
        id: fc.integer({ min: 0, max: 9 }),
        day: fc.constantFrom(UNDATED, day(1), day(2)),
        value: fc.constantFrom('ann', 'anne', 'bob', 'béatrice'),
      }),
      { selector: (c) => `${c.source}:${c.id}`, minLength: 1 },
    )
    .map((list) => list.map((c) => candidate(`${c.source}:${c.id}`, c.day, c.value)))
  const anyRule = fc.constantFrom<SurvivorshipRule>('most-recent', 'oldest', 'most-frequent', 'longest', 'union', {
    by: 'source-priority',
    order: ['web', 'pos'],
  })

  test('the order they come in does not matter once they are sorted', () => {
    fc.assert(
      fc.property(anyCandidates, anyRule, fc.infiniteStream(fc.nat()), (candidates, rule, dice) => {
        const shuffled = candidates
          .map((c) => ({ c, die: dice.next().value as number }))
          .sort((a, b) => a.die - b.die)
          .map(({ c }) => c)
        expect(apply(rule, shuffled.sort(byRecency))).toEqual(apply(rule, candidates.toSorted(byRecency)))
      }),
    )
  })

  test('a winning value comes with all of its holders, and with nobody else', () => {
    fc.assert(
      fc.property(anyCandidates, anyRule, (candidates, rule) => {
        for (const holders of apply(rule, candidates.toSorted(byRecency)).values) {
          const expected = candidates.filter((c) => c.value === holders[0]!.value)
          expect(new Set(holders)).toEqual(new Set(expected))
          expect(holders).toHaveLength(expected.length)
        }
      }),
    )
  })
})
