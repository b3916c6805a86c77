import type { Condition, Rule } from '../model/rule.ts'

/**
 * One way a link rule can hold: equal values in all of `exact`, and the `rest`.
 * Without a rest, whoever shares the values is linked; with one, the pairs that share them are compared.
 */
export interface RuleAlternative {
  readonly rule: Rule
  /** Fields whose values must be equal, sorted. */
  readonly exact: readonly string[]
  readonly rest: readonly Condition[]
}

/** The alternatives of rules: their conditions multiplied out into sums of products (disjunctive normal form). */
export function ruleAlternatives(rules: readonly Rule[]): RuleAlternative[] {
  return rules.flatMap((rule) =>
    products(rule.when).map((conditions) => ({
      rule,
      exact: [...new Set(conditions.flatMap((c) => (c.kind === 'exact' ? [c.field] : [])))].toSorted(),
      rest: conditions.filter((c) => c.kind !== 'exact'),
    })),
  )
}

function products(condition: Condition): Condition[][] {
  if (condition.kind === 'any') return condition.of.flatMap(products)
  if (condition.kind === 'all') {
    return condition.of.reduce<Condition[][]>(
      (sum, c) => sum.flatMap((product) => products(c).map((more) => [...product, ...more])),
      [[]],
    )
  }
  return [[condition]]
}
