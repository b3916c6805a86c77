import { type Problem, SelfsameError } from '../errors.ts'
import { type SettledJudgements, settleJudgements } from '../graph/settle-judgements.ts'
import { parseTime } from '../table/parse-time.ts'

/** A person's word on two records. It outlives every run and outranks statistics. */
export interface Judgement {
  /** Record keys `source:id`, in any order. */
  readonly a: string
  readonly b: string
  readonly verdict: 'same' | 'different'
  /** Who says so. */
  readonly by?: string | undefined
  /** When: ISO 8601 text. A later judgement on the same pair replaces an earlier one. */
  readonly at?: string | undefined
  readonly note?: string | undefined
}

/** Judgements by what has become of them. */
export interface JudgementsInForce {
  readonly same: readonly Judgement[]
  readonly different: readonly Judgement[]
  /** Those that contradict each other: none of them counts. */
  readonly suspended: readonly Judgement[]
}

/**
 * The judgements given, one a pair of records. Whether they contradict each other is a matter of the judgements alone,
 * not of which of their records are there.
 */
export class JudgementBook {
  readonly #byPair = new Map<string, Judgement>()
  #settled: JudgementsInForce | undefined

  get size(): number {
    return this.#byPair.size
  }

  /**
   * Adds a judgement; a pair judged before takes the later one (by `at`; without, the one given last).
   * @throws SelfsameError `call-invalid` with every problem
   */
  add(judgement: Judgement): void {
    checkJudgement(judgement)
    const time = parseTime(judgement.at)
    const given = Object.freeze({ ...judgement, at: Number.isFinite(time) ? new Date(time).toISOString() : undefined })
    const pair = pairKey(given.a, given.b)
    const known = this.#byPair.get(pair)
    if (known?.at !== undefined && given.at !== undefined) {
      if (known.at > given.at) return
      // said at one time, the careful word counts, whichever came last
      if (known.at === given.at && known.verdict === 'different') return
    }
    this.#byPair.set(pair, given)
    this.#settled = undefined
  }

  /** What was judged, for `putBack`. */
  holdings(): readonly Judgement[] {
    return [...this.#byPair.values()]
  }

  /** Makes it hold what it held, in that order. */
  putBack(judgements: readonly Judgement[]): void {
    this.#byPair.clear()
    for (const judgement of judgements) this.#byPair.set(pairKey(judgement.a, judgement.b), judgement)
    this.#settled = undefined
  }

  /** Takes the judgement on a pair back; false if there was none. */
  remove(a: string, b: string): boolean {
    this.#settled = undefined
    return this.#byPair.delete(pairKey(a, b))
  }

  [Symbol.iterator](): IterableIterator<Judgement> {
    return this.#byPair.values()
  }

  get settled(): JudgementsInForce {
    this.#settled ??= settle([...this.#byPair.values()])
    return this.#settled
  }

  /** What is in force, in rows; judgements on records that are not there are left out. */
  inRows(rowOf: (key: string) => number): SettledJudgements {
    const rows = (judgements: readonly Judgement[]): SettledJudgements['same'] =>
      judgements
        .map(({ a, b, verdict }) => ({ a: rowOf(a), b: rowOf(b), verdict }))
        .filter((pair) => pair.a >= 0 && pair.b >= 0)
    const { same, different } = this.settled
    return { same: rows(same), different: rows(different), suspended: [] }
  }
}

function settle(judgements: readonly Judgement[]): JudgementsInForce {
  const numbers = new Map<string, number>()
  const number = (key: string): number => {
    if (!numbers.has(key)) numbers.set(key, numbers.size)
    return numbers.get(key)!
  }
  const pairs = judgements.map((judgement) => {
    return { a: number(judgement.a), b: number(judgement.b), verdict: judgement.verdict, judgement }
  })
  const { same, different, suspended } = settleJudgements(pairs)
  const given = (list: readonly { a: number }[]): Judgement[] =>
    list.map((pair) => (pair as (typeof pairs)[0]).judgement)
  return { same: given(same), different: given(different), suspended: given(suspended) }
}

/** The judgements that are in force on one side and not on the other. */
export function changedJudgements(before: JudgementsInForce, after: JudgementsInForce): Judgement[] {
  const text = (j: Judgement): string => JSON.stringify([j.a, j.b, j.verdict])
  const inForce = ({ same, different }: JudgementsInForce): Map<string, Judgement> =>
    new Map([...same, ...different].map((j) => [text(j), j]))
  const was = inForce(before)
  const is = inForce(after)
  return [...[...was].filter(([t]) => !is.has(t)), ...[...is].filter(([t]) => !was.has(t))].map(([, j]) => j)
}

function pairKey(a: string, b: string): string {
  return JSON.stringify(a < b ? [a, b] : [b, a])
}

/** @throws SelfsameError `call-invalid` with every problem */
export function checkJudgement(judgement: Judgement): void {
  const { a, b, verdict, at } = Object(judgement) as Partial<Judgement>
  const problems: Problem[] = []
  for (const [path, key] of [
    ['a', a],
    ['b', b],
  ] as const) {
    if (typeof key !== 'string' || !/^[^:]+:./s.test(key)) {
      problems.push({ path: `judgement.${path}`, expected: "a record key 'source:id'", cure: "write e.g. 'pos:t-1'" })
    }
  }
  if (a === b && typeof a === 'string')
    problems.push({ path: 'judgement.b', expected: 'another record than a', cure: 'name two records' })
  if (verdict !== 'same' && verdict !== 'different') {
    problems.push({ path: 'judgement.verdict', expected: "'same' or 'different'", cure: 'choose one of the two' })
  }
  if (Number.isNaN(parseTime(at))) {
    problems.push({ path: 'judgement.at', expected: 'an ISO 8601 time', cure: "write e.g. '2026-03-01T10:00:00Z'" })
  }
  if (problems.length > 0) throw new SelfsameError('call-invalid', problems)
}
