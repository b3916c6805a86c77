import { UnionFind } from '../collections/union-find.ts'

/** A person's word on two rows. */
export interface JudgedPair {
  readonly a: number
  readonly b: number
  readonly verdict: 'same' | 'different'
}

/** Judgements by whether they count. */
export interface SettledJudgements {
  readonly same: readonly JudgedPair[]
  readonly different: readonly JudgedPair[]
  /** Judgements that contradict each other; none of them counts. */
  readonly suspended: readonly JudgedPair[]
}

/**
 * Judgements contradict each other where a chain of *same* joins the two rows of a *different*. Those on the chains and
 * the *different* ones are suspended together; *same* judgements that only hang on (remove them and the contradiction
 * stays) are kept. Pairs are distinct; rows are any non-negative numbers. A pure function of the set.
 */
export function settleJudgements(pairs: readonly JudgedPair[]): SettledJudgements {
  const same = pairs.filter((p) => p.verdict === 'same')
  const different = pairs.filter((p) => p.verdict === 'different')
  const number = new Map<number, number>()
  const at = (row: number): number => {
    if (!number.has(row)) number.set(row, number.size)
    return number.get(row)!
  }
  for (const p of pairs) {
    at(p.a)
    at(p.b)
  }
  const sets = new UnionFind(number.size)
  for (const p of same) sets.union(at(p.a), at(p.b))
  const broken = different.filter((p) => sets.connected(at(p.a), at(p.b)))
  if (broken.length === 0) return { same, different, suspended: [] }

  const ends = new Set(broken.flatMap((p) => [p.a, p.b]))
  const contradicted = new Set(broken.map((p) => sets.find(at(p.a))))
  const chains = withoutLooseEnds(
    same.filter((p) => contradicted.has(sets.find(at(p.a)))),
    ends,
  )
  const suspended = new Set<JudgedPair>([...broken, ...chains])
  return {
    same: same.filter((p) => !suspended.has(p)),
    different: different.filter((p) => !suspended.has(p)),
    suspended: pairs.filter((p) => suspended.has(p)),
  }
}

/** Takes away, again and again, the pairs that lead to a row where nothing else is joined and no contradiction ends. */
function withoutLooseEnds(pairs: readonly JudgedPair[], ends: ReadonlySet<number>): JudgedPair[] {
  const degree = new Map<number, number>()
  for (const { a, b } of pairs) {
    degree.set(a, (degree.get(a) ?? 0) + 1)
    degree.set(b, (degree.get(b) ?? 0) + 1)
  }
  let kept = [...pairs]
  for (;;) {
    const loose = kept.filter((p) => [p.a, p.b].some((row) => degree.get(row) === 1 && !ends.has(row)))
    if (loose.length === 0) return kept
    for (const { a, b } of loose) {
      degree.set(a, degree.get(a)! - 1)
      degree.set(b, degree.get(b)! - 1)
    }
    kept = kept.filter((p) => !loose.includes(p))
  }
}
