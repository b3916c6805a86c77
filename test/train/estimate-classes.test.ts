import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { finish } from '../../src/collections/steps.ts'
import type { ComparisonPrior } from '../../src/train/class-priors.ts'
import { type ClassEstimate, estimatingClasses } from '../../src/train/estimate-classes.ts'
import { type ClassProblem, matchProbability, type PatternCounts } from '../../src/train/latent-classes.ts'

const estimateClasses = (problem: ClassProblem): ClassEstimate => finish(estimatingClasses(problem))

/** How a file comes about: shares of the levels in each class, sizes of the classes, share of the cells that are blank. */
interface Truth {
  readonly m: readonly (readonly number[])[]
  readonly r: readonly (readonly number[])[]
  readonly u: readonly (readonly number[])[]
  readonly own: readonly boolean[]
  readonly matches: number
  readonly relatives: number
  readonly strangers: number
  readonly blank: number
}

/** What is believed before: the truth, as far off as defaults are. */
type Belief = (truth: readonly number[]) => Float64Array

const RECORDS = 5000
const exactly: Belief = (truth) => Float64Array.from(truth)

/** Every pattern and how many pairs of a file have it: expected numbers, so that nothing is left to chance. */
function patternsOf({ m, r, u, matches, relatives, strangers, blank }: Truth): PatternCounts {
  let patterns: { levels: number[]; counts: number[] }[] = [{ levels: [], counts: [matches, relatives, strangers] }]
  m.forEach((levels, c) => {
    patterns = patterns.flatMap((pattern) => [
      { levels: [...pattern.levels, 0], counts: pattern.counts.map((n) => n * blank) },
      ...levels.map((_, l) => ({
        levels: [...pattern.levels, l + 1],
        counts: pattern.counts.map((n, k) => n * (1 - blank) * [m, r, u][k]![c]![l]!),
      })),
    ])
  })
  return {
    width: m.length,
    levels: Uint8Array.from(patterns.flatMap((p) => p.levels)),
    counts: Float64Array.from(patterns, (p) => p.counts.reduce((a, b) => a + b, 0)),
  }
}

function priorsOf(truth: Truth, belief: Belief): ComparisonPrior[] {
  const { matches, relatives, strangers, blank, own } = truth
  const total = matches + relatives + strangers
  return truth.m.map((m, c) => {
    const mixed = m.map((x, l) => (matches * x + relatives * truth.r[c]![l]! + strangers * truth.u[c]![l]!) / total)
    return {
      m: belief(m),
      u: belief(truth.u[c]!),
      filled: total * (1 - blank),
      sampled: total * (1 - blank),
      shares: Float64Array.from(mixed),
      own: own[c]!,
      wholeName: false,
    }
  })
}

function problemOf(truth: Truth, belief: Belief): ClassProblem {
  const total = truth.matches + truth.relatives + truth.strangers
  const [patterns, comparisons] = [patternsOf(truth), priorsOf(truth, belief)]
  return { patterns, comparisons, total, records: RECORDS, most: total }
}

function estimate(truth: Truth, belief: Belief): ClassEstimate {
  return estimateClasses(problemOf(truth, belief))
}

const normalized = (row: readonly number[]): number[] => row.map((x) => x / row.reduce((a, b) => a + b, 0))
const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true })

const field = (own: boolean): fc.Arbitrary<{ m: number[]; r: number[]; u: number[]; own: boolean }> =>
  fc
    .record({ m: between(0.8, 0.92), near: between(0.02, 0.07), u: between(0.0002, 0.02), nearU: between(0.002, 0.02) })
    .map(({ m, near, u, nearU }) => {
      const one = normalized([m, near, 1 - m - near])
      const stranger = normalized([u, nearU, 1 - u - nearU])
      // relatives share four fifths of what is a household's, and nothing of what is one's own
      return { m: one, u: stranger, r: own ? stranger : one.map((x, l) => 0.8 * x + 0.2 * stranger[l]!), own }
    })

const anyTruth: fc.Arbitrary<Truth> = fc
  .record({
    own: fc.array(field(true), { minLength: 2, maxLength: 3 }),
    shared: fc.array(field(false), { minLength: 2, maxLength: 3 }),
    matches: fc.integer({ min: 500, max: 6000 }),
    relatives: fc.integer({ min: 500, max: 6000 }),
    blank: between(0, 0.2),
  })
  .map(({ own, shared, matches, relatives, blank }) => {
    const fields = [...own, ...shared]
    return {
      m: fields.map((f) => f.m),
      r: fields.map((f) => f.r),
      u: fields.map((f) => f.u),
      own: fields.map((f) => f.own),
      matches,
      relatives,
      strangers: (RECORDS * (RECORDS - 1)) / 2 - matches - relatives,
      blank,
    }
  })

/** The largest difference of two tables. */
function furthest(a: readonly ArrayLike<number>[], b: readonly ArrayLike<number>[]): number {
  return Math.max(...a.flatMap((row, c) => Array.from(row, (x, l) => Math.abs(x - b[c]![l]!))))
}

describe('expectation maximisation', () => {
  test('finds the m, u and class sizes that a file was made with, where the defaults are right', () => {
    fc.assert(
      fc.property(anyTruth, (truth) => {
        const found = estimate(truth, exactly)
        expect(found.converged).toBe(true)
        expect(furthest(found.m, truth.m)).toBeLessThan(0.005)
        expect(furthest(found.u, truth.u)).toBeLessThan(0.0002)
        expect(Math.abs(found.matches / truth.matches - 1)).toBeLessThan(0.02)
      }),
      { numRuns: 60 },
    )
  })

  test('and, where every m is ten points off, u as well, m better than it was, sizes to a fifth', () => {
    // a tenth of the matches is believed to differ that does not
    const off: Belief = (row) => {
      return Float64Array.from(normalized(row.map((x, l) => 0.89 * x + (l === row.length - 1 ? 0.1 : 0.01))))
    }
    fc.assert(
      fc.property(anyTruth, (truth) => {
        const found = estimate(truth, off)
        expect(furthest(found.m, truth.m)).toBeLessThan(furthest(truth.m.map(off), truth.m))
        expect(furthest(found.u, truth.u)).toBeLessThan(0.0002)
        expect(Math.abs(found.matches / truth.matches - 1)).toBeLessThan(0.2)
      }),
      { numRuns: 60 },
    )
  })

  test('tells those who live together from one person: what is shared alone makes no match', () => {
    const [truth] = fc.sample(anyTruth, { numRuns: 1, seed: 4 })
    const found = estimate(truth!, exactly)
    const total = truth!.matches + truth!.relatives + truth!.strangers
    const levels = truth!.own.map((own) => (own ? 3 : 1))
    expect(matchProbability(found, total, levels, 0)).toBeLessThan(0.1)
    const all = levels.map(() => 1)
    expect(matchProbability(found, total, all, 0)).toBeGreaterThan(0.99)
  })

  test('missing values say nothing: a field that no pair holds changes no bit', () => {
    fc.assert(
      fc.property(anyTruth, fc.boolean(), (truth, own) => {
        const problem = problemOf(truth, exactly)
        const { width, levels, counts } = problem.patterns
        const wider = { width: width + 1, levels: new Uint8Array((width + 1) * counts.length), counts }
        for (let p = 0; p < counts.length; p++) {
          wider.levels.set(levels.subarray(p * width, (p + 1) * width), p * (width + 1))
        }
        const shares = exactly([0, 0])
        const nowhere = {
          m: exactly([0.9, 0.1]),
          u: exactly([0.1, 0.9]),
          filled: 0,
          sampled: 0,
          shares,
          own,
          wholeName: false,
        }
        const without = estimateClasses(problem)
        const found = estimateClasses({ ...problem, patterns: wider, comparisons: [...problem.comparisons, nowhere] })
        expect([found.matches, found.relatives]).toEqual([without.matches, without.relatives])
        expect(found.m.slice(0, width)).toEqual(without.m)
        expect(found.u.slice(0, width)).toEqual(without.u)
        expect(found.r.slice(0, width)).toEqual(without.r)
      }),
      { numRuns: 20 },
    )
  })

  test('finds no more matches than there can be', () => {
    const [truth] = fc.sample(anyTruth, { numRuns: 1, seed: 5 })
    const found = estimateClasses({ ...problemOf(truth!, exactly), most: 100 })
    expect(found.matches).toBe(100)
    expect(found.converged).toBe(true)
  })

  test('without a pair of one person falls back on what was known before', () => {
    const [truth] = fc.sample(anyTruth, { numRuns: 1, seed: 6 })
    const none = { width: truth!.m.length, levels: new Uint8Array(0), counts: new Float64Array(0) }
    const found = estimateClasses({
      ...problemOf(truth!, exactly),
      patterns: none,
      total: 1000,
      records: 45,
      most: 1000,
    })
    expect(furthest(found.m, truth!.m)).toBeLessThan(1e-9)
    expect(found.matches).toBe(1)
  })

  test('gives shares that sum to 1 in every class', () => {
    fc.assert(
      fc.property(anyTruth, (truth) => {
        const { m, r, u } = estimate(truth, exactly)
        for (const row of [...m, ...r, ...u]) {
          expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
          for (const x of row) expect(x).toBeGreaterThan(0)
        }
      }),
      { numRuns: 10 },
    )
  })

  test('comes to the same answer from every start', () => {
    fc.assert(
      fc.property(anyTruth, (truth) => {
        const { starts, agree } = estimate(truth, exactly)
        expect([starts, agree]).toEqual([3, true])
      }),
      { numRuns: 20 },
    )
  })

  test('and says where it does not', () => {
    // one shared field alone: nothing tells one person from those who live together
    const truth: Truth = {
      m: [[0.5, 0.2, 0.3]],
      r: [[0.5, 0.2, 0.3]],
      u: [[0.1, 0.2, 0.7]],
      own: [false],
      matches: 3000,
      relatives: 3000,
      strangers: (RECORDS * (RECORDS - 1)) / 2 - 6000,
      blank: 0,
    }
    expect(estimate(truth, exactly).agree).toBe(false)
  })
})

test('takes a step an iteration, of whatever start', () => {
  const truth: Truth = {
    m: [
      [0.9, 0.1],
      [0.8, 0.2],
      [0.7, 0.3],
    ],
    r: [
      [0.5, 0.5],
      [0.1, 0.9],
      [0.1, 0.9],
    ],
    u: [
      [0.01, 0.99],
      [0.02, 0.98],
      [0.03, 0.97],
    ],
    own: [false, false, false],
    matches: 3000,
    relatives: 500,
    strangers: 50_000,
    blank: 0.1,
  }
  const walk = estimatingClasses(problemOf(truth, exactly))
  let count = 0
  let step = walk.next()
  for (; !step.done; step = walk.next()) count++
  expect(count).toBeGreaterThan(step.value.iterations)
})
