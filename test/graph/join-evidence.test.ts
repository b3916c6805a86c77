import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { JoinEvidence } from '../../src/graph/join-evidence.ts'
import { component, type Draft } from './component.ts'

const against = (draft: Omit<Draft, 'size' | 'profile'>, a: readonly number[], b: readonly number[]): boolean => {
  const evidence = new JoinEvidence(component({ ...draft, size: 8 }))
  const answer = evidence.isAgainst(a, b)
  expect(evidence.isAgainst(b, a)).toBe(answer)
  return answer
}

const OWN = { attribute: true, own: true }
const SHARED = { attribute: true, own: false }
const IDENTIFIER = { attribute: false, own: true }

describe('the evidence between two groups', () => {
  test.each([
    [1000, false],
    [999, false],
    [998, true],
  ])('counts the prior once: %d millibits against a threshold of −1', (bits, isAgainst) => {
    const draft: Omit<Draft, 'size'> = { comparisons: [OWN], priors: [-2000], threshold: -1001, evidence: () => [bits] }
    expect(against(draft, [0, 1, 2], [3, 4])).toBe(isAgainst)
  })

  test('takes the mean of what is a person’s own', () => {
    const evidence = (p: number): readonly number[] => [p === 0 ? 5000 : -6000]
    expect(against({ comparisons: [OWN], evidence }, [0, 1], [2])).toBe(true)
    expect(against({ comparisons: [OWN], evidence }, [0], [2])).toBe(false)
    // (5000 + 5000 − 6000) / 3 > 0: profiles 0 and 1 against 2
    const most = (p: number, q: number): readonly number[] => [p === 0 && q === 2 ? -6000 : 5000]
    expect(against({ comparisons: [OWN], evidence: most }, [0, 1, 3], [2])).toBe(false)
  })

  test('takes the best of what may change or be shared', () => {
    const evidence = (p: number): readonly number[] => [p === 0 ? 1 : -6000]
    expect(against({ comparisons: [SHARED], evidence }, [0, 1], [2, 3])).toBe(false)
    expect(against({ comparisons: [SHARED], evidence }, [1], [2, 3])).toBe(true)
  })

  test('a field that few pairs hold counts in full', () => {
    const evidence = (p: number, q: number): readonly (number | undefined)[] => [
      1000,
      p === 0 && q === 3 ? -1500 : undefined,
    ]
    expect(against({ comparisons: [OWN, OWN], evidence }, [0, 1, 2], [3, 4, 5])).toBe(true)
  })

  test('where no attribute can be compared nothing speaks against', () => {
    const nothing = { priors: [-9000], evidence: () => [undefined] }
    expect(against({ ...nothing, comparisons: [OWN] }, [0], [1])).toBe(false)
    expect(against({ ...nothing, comparisons: [] }, [0], [1])).toBe(false)
    // people have several identifiers: that two differ is no evidence by itself
    expect(against({ comparisons: [IDENTIFIER], priors: [-9000], evidence: () => [-5000] }, [0], [1])).toBe(false)
    expect(against({ comparisons: [IDENTIFIER, OWN], evidence: () => [-5000, 100] }, [0], [1])).toBe(true)
    expect(against({ comparisons: [OWN], priors: [-9000], evidence: () => [5000] }, [], [1])).toBe(false)
  })

  test('has to reach the threshold against every alternative', () => {
    const draft = { comparisons: [OWN], priors: [0, -1000] }
    expect(against({ ...draft, evidence: () => [500, 1000] }, [0], [1])).toBe(false)
    expect(against({ ...draft, evidence: () => [500, 999] }, [0], [1])).toBe(true)
    expect(against({ ...draft, evidence: () => [-1, 5000] }, [0], [1])).toBe(true)
  })

  test('equals the sum written down, for any groups, also when it is remembered', () => {
    const bits = fc.option(fc.integer({ min: -9000, max: 9000 }), { nil: undefined })
    const kinds = fc.constantFrom(OWN, SHARED, IDENTIFIER)
    const group = fc.uniqueArray(fc.nat(6), { maxLength: 4 })
    fc.assert(
      fc.property(
        fc.array(kinds, { maxLength: 3 }),
        fc.array(fc.integer({ min: -3000, max: 3000 }), { minLength: 1, maxLength: 2 }),
        fc.array(bits, { minLength: 49 * 6, maxLength: 49 * 6 }),
        fc.array(fc.tuple(group, group), { minLength: 1, maxLength: 4 }),
        (comparisons, priors, table, groups) => {
          const evidence = (p: number, q: number): (number | undefined)[] =>
            table.slice((p * 7 + q) * 6, (p * 7 + q) * 6 + 6)
          const joined = new JoinEvidence(component({ size: 7, comparisons, priors, evidence }))
          for (const [a, b] of groups) {
            const pairs = a.flatMap((p) => b.map((q) => evidence(Math.min(p, q), Math.max(p, q))))
            const of = (i: number): number[] => pairs.flatMap((pair) => pair[i] ?? [])
            const compared = comparisons.some(
              (kind, c) => kind.attribute && of(c * priors.length).length + of((c + 1) * priors.length - 1).length > 0,
            )
            const totals = priors.map((prior, alternative) =>
              comparisons.reduce((sum, { own }, c) => {
                const all = of(c * priors.length + alternative)
                if (all.length === 0) return sum
                return sum + (own ? Math.trunc(all.reduce((x, y) => x + y, 0) / all.length) : Math.max(...all))
              }, prior),
            )
            expect(joined.isAgainst(a, b)).toBe(compared && totals.some((total) => total < 0))
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
