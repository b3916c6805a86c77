import { type Problem, SelfsameError } from '../errors.ts'
import { assertIterable } from '../model/assert-call.ts'
import type { RecordTable } from '../table/record-table.ts'

/** What somebody said of two records; a judgement is one. */
export interface Label {
  /** Record keys `source:id`, in any order. */
  readonly a: string
  readonly b: string
  readonly verdict: 'same' | 'different'
}

/** What became of the labels a training was given. */
export interface LabelReport {
  /** Pairs of records whose label was used. */
  readonly same: number
  readonly different: number
  /** Labels that name a record which is not there. */
  readonly unknown: number
  /** Pairs that are called both, and are left out. */
  readonly contradicting: number
}

/** Labels by the rows they are of. */
export interface Labels {
  readonly pairs: readonly { readonly a: number; readonly b: number; readonly same: boolean }[]
  /** How many were given. */
  readonly given: number
  readonly report: LabelReport
}

/**
 * Finds the rows of labels. Order and repetition do not matter.
 * @throws SelfsameError `call-invalid` with everything that is wrong with the labels
 */
export function readLabels(labels: Iterable<Label>, table: RecordTable): Labels {
  assertIterable('labels', labels)
  const problems: Problem[] = []
  const verdicts = new Map<number, { a: number; b: number; same: boolean; different: boolean }>()
  let unknown = 0
  let n = 0
  for (const label of labels) {
    problems.push(...problemsOf(label, `labels[${n++}]`))
    if (problems.length > 0) continue
    const [x, y] = [table.rowOf(label.a), table.rowOf(label.b)]
    if (x < 0 || y < 0) {
      unknown++
      continue
    }
    const [a, b] = [Math.min(x, y), Math.max(x, y)]
    const before = verdicts.get(a * table.size + b)
    verdicts.set(a * table.size + b, {
      a,
      b,
      same: label.verdict === 'same' || before?.same === true,
      different: label.verdict === 'different' || before?.different === true,
    })
  }
  if (problems.length > 0) throw new SelfsameError('call-invalid', problems)
  const contradicting = [...verdicts.values()].filter(({ same, different }) => same && different).length
  // sums of fractions depend on the order of their parts
  const pairs = [...verdicts.values()]
    .filter(({ same, different }) => same !== different)
    .map(({ a, b, same }) => ({ a, b, same }))
    .sort((p, q) => p.a - q.a || p.b - q.b)
  const same = pairs.filter((pair) => pair.same).length
  return {
    pairs,
    given: n,
    report: { same, different: pairs.length - same, unknown, contradicting },
  }
}

function problemsOf(label: unknown, path: string): Problem[] {
  const { a, b, verdict } = Object(label) as Partial<Label>
  const problems: Problem[] = []
  for (const [side, key] of Object.entries({ a, b })) {
    if (typeof key !== 'string' || !/^[^:]+:./s.test(key)) {
      problems.push({ path: `${path}.${side}`, expected: "a record key 'source:id'", cure: "write e.g. 'pos:t-1'" })
    }
  }
  if (a === b && typeof a === 'string') {
    problems.push({ path: `${path}.b`, expected: 'another record than a', cure: 'name two records' })
  }
  if (verdict !== 'same' && verdict !== 'different') {
    problems.push({ path: `${path}.verdict`, expected: "'same' or 'different'", cure: 'choose one of the two' })
  }
  return problems
}
