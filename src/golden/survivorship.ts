import { SelfsameError } from '../errors.ts'
import type { SurvivorshipRule } from '../model/model.ts'
import type { Candidate } from './candidate.ts'

/**
 * A rule of your own: given every candidate of a field, most recent first and never none, it returns the one that
 * survives, several of them, or nothing for no golden value. It must return candidates it was given, so that every
 * golden value has its records. It stays deterministic as long as it looks at nothing but its argument.
 */
export type SurvivorshipFunction = (
  candidates: readonly Candidate[],
) => Candidate | readonly Candidate[] | null | undefined

/** Functions by the name a model's `{ by: 'custom', function }` calls them. */
export type SurvivorshipFunctions = Readonly<Record<string, SurvivorshipFunction>>

/** What a rule leaves over. */
export interface Survivors {
  /** Per surviving value: every candidate that holds it, the one that decided first. */
  readonly values: readonly (readonly Candidate[])[]
  /** Whether the rule gives a list, even when it holds one value. */
  readonly many: boolean
}

/** Below 0 where the first comes first, 0 where a rule does not tell two apart. */
type Order = (a: Candidate, b: Candidate) => number

/**
 * Applies a survivorship rule to the candidates of one field, which come most recent first (`byRecency`).
 * Whatever a rule leaves open is decided by that order. `shown` is what `longest` measures, in code points.
 *
 * @throws SelfsameError `call-invalid` when a custom function returns something that is no candidate
 */
export function survivors(
  rule: SurvivorshipRule,
  candidates: readonly Candidate[],
  shown: (candidate: Candidate) => string,
  functions: SurvivorshipFunctions,
): Survivors {
  if (rule === 'union') return { values: [...byValue(candidates).values()], many: true }
  if (typeof rule === 'object' && rule.by === 'custom') return chosen(rule.function, candidates, functions)
  const order = orderOf(rule, candidates, shown)
  // sorting is stable: equal ranks keep the most recent first
  const ranked = order === undefined ? candidates : candidates.toSorted(order)
  const winner = ranked[0]
  if (winner === undefined) return { values: [], many: false }
  return { values: [ranked.filter((c) => c.value === winner.value)], many: false }
}

/** The order that puts a rule's winner first; `undefined` for the order the candidates come in. */
export function orderOf(
  rule: Exclude<SurvivorshipRule, 'union' | { readonly by: 'custom' }>,
  candidates: readonly Candidate[],
  shown: (candidate: Candidate) => string,
): Order | undefined {
  switch (rule) {
    case 'most-recent':
      return undefined
    case 'oldest':
      return (a, b) => age(a) - age(b)
    case 'most-frequent': {
      const held = byValue(candidates)
      return (a, b) => held.get(b.value)!.length - held.get(a.value)!.length
    }
    case 'longest': {
      const length = new Map(candidates.map((c) => [c, [...shown(c)].length]))
      return (a, b) => length.get(b)! - length.get(a)!
    }
    default: {
      const rank = (c: Candidate): number => {
        const place = rule.order.indexOf(c.source)
        return place < 0 ? rule.order.length : place
      }
      return (a, b) => rank(a) - rank(b)
    }
  }
}

/** A record that does not say when it was observed proves no age: it comes after every one that does. */
function age(candidate: Candidate): number {
  return Number.isFinite(candidate.at) ? candidate.at : Number.MAX_VALUE
}

function byValue(candidates: readonly Candidate[]): Map<string, Candidate[]> {
  const groups = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    const group = groups.get(candidate.value)
    if (group === undefined) groups.set(candidate.value, [candidate])
    else group.push(candidate)
  }
  return groups
}

function chosen(name: string, candidates: readonly Candidate[], functions: SurvivorshipFunctions): Survivors {
  const choice = functions[name]!(candidates) ?? []
  const many = Array.isArray(choice)
  const picked: readonly Candidate[] = many ? choice : [choice]
  if (!picked.every((c) => candidates.includes(c))) {
    throw new SelfsameError('call-invalid', [
      {
        path: `functions.${name}`,
        expected: 'a function that returns candidates it was given',
        cure: 'return one of its candidates, a list of them, or undefined, and change none',
      },
    ])
  }
  const groups = byValue(candidates)
  const values = [...new Set(picked.map((c) => c.value))]
  return { values: values.map((value) => groups.get(value)!), many }
}
