import { type Problem, SelfsameError } from '../errors.ts'
import { type JudgedPair, type SettledJudgements, settleJudgements } from '../graph/settle-judgements.ts'
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

/** What a change of judgements did. */
export interface JudgementsChanged {
  /** Judgements that came into force or are no longer. */
  readonly inForce: readonly Judgement[]
  /** Judgements that contradict others, and did not before; and the other way round. */
  readonly suspended: readonly Judgement[]
  readonly released: readonly Judgement[]
}

/** A judgement and whether it is in force, at some moment. */
interface Standing {
  readonly judgement: Judgement
  readonly inForce: boolean
}

/**
 * The judgements given, one a pair of records. Whether they contradict each other is a matter of the judgements alone,
 * not of which of their records are there. A change costs the judgements that are connected with it.
 */
export class JudgementBook {
  readonly #byPair = new Map<string, Judgement>()
  /** Per record key: the pairs that name it. */
  readonly #pairsOf = new Map<string, Set<string>>()
  /** Pairs whose judgements contradict each other: none of them counts. */
  readonly #suspended = new Set<string>()
  /** While a change is watched: how the pairs it touched stood before. */
  #before: Map<string, Standing | undefined> | undefined

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
    const known = this.#byPair.get(pairKey(given.a, given.b))
    if (known?.at !== undefined && given.at !== undefined) {
      if (known.at > given.at) return
      // said at one time, the careful word counts, whichever came last
      if (known.at === given.at && known.verdict === 'different') return
    }
    this.#set(pairKey(given.a, given.b), given)
  }

  /** Takes the judgement on a pair back; false if there was none. */
  remove(a: string, b: string): boolean {
    const pair = pairKey(a, b)
    const known = this.#byPair.get(pair)
    if (!known) return false
    this.#note(this.#connected([known.a, known.b]))
    this.#byPair.delete(pair)
    this.#suspended.delete(pair)
    for (const key of [known.a, known.b]) {
      const pairs = this.#pairsOf.get(key)!
      pairs.delete(pair)
      if (pairs.size === 0) this.#pairsOf.delete(key)
    }
    this.#settle(this.#connected([known.a, known.b]))
    return true
  }

  /** What was judged, for `putBack`. */
  holdings(): readonly Judgement[] {
    return [...this.#byPair.values()]
  }

  /** Makes it hold what it held, in that order. */
  putBack(judgements: readonly Judgement[]): void {
    for (const { a, b } of this.holdings()) this.remove(a, b)
    for (const judgement of judgements) this.#set(pairKey(judgement.a, judgement.b), judgement)
  }

  [Symbol.iterator](): IterableIterator<Judgement> {
    return this.#byPair.values()
  }

  /** Carries out changes; returns what came of them. */
  watch(change: () => void): JudgementsChanged {
    const before = new Map<string, Standing | undefined>()
    this.#before = before
    change()
    this.#before = undefined
    const inForce: Judgement[] = []
    const suspended: Judgement[] = []
    const released: Judgement[] = []
    for (const [pair, was] of before) {
      const is = this.#standing(pair)
      const same = was?.judgement.verdict === is?.judgement.verdict
      if ((was?.inForce ?? false) !== (is?.inForce ?? false) || !same) {
        if (was?.inForce) inForce.push(was.judgement)
        if (is?.inForce) inForce.push(is.judgement)
      }
      const wasSuspended = was?.inForce === false
      const isSuspended = is?.inForce === false
      if (isSuspended && !wasSuspended) suspended.push(is.judgement)
      if (wasSuspended && !isSuspended) released.push(was.judgement)
    }
    return { inForce, suspended, released }
  }

  /** The judgements in force that name a record. */
  *inForceOf(key: string): Generator<Judgement> {
    for (const pair of this.#pairsOf.get(key) ?? []) if (!this.#suspended.has(pair)) yield this.#byPair.get(pair)!
  }

  /** The judgement on two records, and whether it is suspended because it contradicts others. */
  between(a: string, b: string): (Judgement & { readonly suspended: boolean }) | undefined {
    const pair = pairKey(a, b)
    const judgement = this.#byPair.get(pair)
    return judgement && { ...judgement, suspended: this.#suspended.has(pair) }
  }

  /** Those that contradict each other, in the order in which they were given. */
  *suspended(): Generator<Judgement> {
    for (const [pair, judgement] of this.#byPair) if (this.#suspended.has(pair)) yield judgement
  }

  /** What is in force, in rows; judgements on records that are not there are left out. */
  inRows(rowOf: (key: string) => number): SettledJudgements {
    const pairs: JudgedPair[] = []
    for (const [pair, { a, b, verdict }] of this.#byPair) {
      if (this.#suspended.has(pair)) continue
      const rows = { a: rowOf(a), b: rowOf(b), verdict }
      if (rows.a >= 0 && rows.b >= 0) pairs.push(rows)
    }
    const of = (verdict: Judgement['verdict']): JudgedPair[] => pairs.filter((pair) => pair.verdict === verdict)
    return { same: of('same'), different: of('different'), suspended: [] }
  }

  #set(pair: string, judgement: Judgement): void {
    const keys = [judgement.a, judgement.b]
    this.#note([...this.#connected(keys), pair])
    this.#byPair.set(pair, judgement)
    for (const key of keys) {
      const pairs = this.#pairsOf.get(key)
      if (pairs) pairs.add(pair)
      else this.#pairsOf.set(key, new Set([pair]))
    }
    this.#settle(this.#connected(keys))
  }

  /** The pairs that chains of judgements connect with some records. */
  #connected(keys: readonly string[]): string[] {
    const seen = new Set(keys)
    const pairs = new Set<string>()
    for (const key of seen) {
      for (const pair of this.#pairsOf.get(key) ?? []) {
        pairs.add(pair)
        const { a, b } = this.#byPair.get(pair)!
        seen.add(a)
        seen.add(b)
      }
    }
    return [...pairs]
  }

  /** Decides which of connected pairs count. */
  #settle(pairs: readonly string[]): void {
    const numbers = new Map<string, number>()
    const number = (key: string): number => {
      if (!numbers.has(key)) numbers.set(key, numbers.size)
      return numbers.get(key)!
    }
    const judged = pairs.map((pair) => {
      const { a, b, verdict } = this.#byPair.get(pair)!
      this.#suspended.delete(pair)
      return { a: number(a), b: number(b), verdict, pair }
    })
    for (const of of settleJudgements(judged).suspended) this.#suspended.add((of as (typeof judged)[0]).pair)
  }

  #standing(pair: string): Standing | undefined {
    const judgement = this.#byPair.get(pair)
    return judgement && { judgement, inForce: !this.#suspended.has(pair) }
  }

  /** Notes how pairs stand, before they change for the first time. */
  #note(pairs: readonly string[]): void {
    for (const pair of pairs) if (this.#before && !this.#before.has(pair)) this.#before.set(pair, this.#standing(pair))
  }
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
