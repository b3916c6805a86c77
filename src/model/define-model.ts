import { SelfsameError } from '../errors.ts'
import { checkModel } from './check-model.ts'
import { defaultBlocking, defaultComparison } from './comparison.ts'
import { type FieldSpec, type Fields, IDENTIFIER_DEFAULTS, isIdentifierKind } from './field.ts'
import type { Model, ModelInput, SurvivorshipRule } from './model.ts'
import type { Condition, Rule } from './rule.ts'

/**
 * Checks a model, fills in every default and freezes it. The result is plain JSON:
 * `defineModel(JSON.parse(JSON.stringify(model)))` equals `model`.
 *
 * @throws SelfsameError `model-invalid` with every problem, not just the first (see `checkModel`).
 */
export function defineModel<const F extends Fields>(input: ModelInput<F>): Model<F> {
  const problems = checkModel(input)
  if (problems.length > 0) throw new SelfsameError('model-invalid', problems)
  const link = input.thresholds?.link ?? 4
  const fields = completeFields(input.fields)
  const kinds = new Map(Object.entries(fields).map(([name, spec]) => [name, spec.kind]))
  const comparisons =
    input.comparisons ??
    Object.entries(fields).map(([name, spec]) =>
      defaultComparison(name, spec.kind, 'bits' in spec ? spec.bits : undefined),
    )
  return freeze({
    version: 1,
    fields: fields as F,
    link: (input.link ?? []).map(named),
    forbid: (input.forbid ?? []).map(named),
    comparisons,
    blocking: input.blocking ?? (comparisons.length === 0 ? [] : defaultBlocking(kinds)),
    frequencies: input.frequencies ?? {},
    policy: input.policy ?? 'strongest-first',
    prior: input.prior ?? -20,
    ...(input.relatives === undefined ? {} : { relatives: input.relatives }),
    thresholds: { link, review: input.thresholds?.review ?? Math.min(0, link) },
    survivorship: completeSurvivorship(input),
    sources: input.sources ?? {},
  })
}

/** Identifiers get their place in the order of trust: what the model says, else the kind's rank, else declaration. */
function completeFields(fields: Fields): Fields {
  const names = Object.keys(fields)
  const identifiers = names.filter((name) => isIdentifierKind(fields[name]!.kind))
  const declared = (name: string): number => priorityOf(fields[name]!) ?? Number.POSITIVE_INFINITY
  const rank = (name: string): number => {
    const { kind } = fields[name]!
    return isIdentifierKind(kind) ? IDENTIFIER_DEFAULTS[kind].rank : 0
  }
  const order = identifiers.toSorted((a, b) => rank(a) - rank(b) || names.indexOf(a) - names.indexOf(b))
  const taken = new Set(identifiers.map(declared))
  let next = 1
  const priority = new Map<string, number>()
  for (const name of order) {
    if (Number.isFinite(declared(name))) continue
    while (taken.has(next)) next++
    priority.set(name, next++)
  }
  const complete: Record<string, FieldSpec> = {}
  for (const name of names) {
    const spec = withoutUndefined(fields[name]!)
    if (!isIdentifierKind(spec.kind)) {
      complete[name] = spec
      continue
    }
    const defaults = { priority: priority.get(name), cap: 10, bits: IDENTIFIER_DEFAULTS[spec.kind].bits }
    complete[name] = { ...defaults, ...spec } as FieldSpec
  }
  return complete
}

function priorityOf(spec: FieldSpec): number | undefined {
  return 'priority' in spec ? spec.priority : undefined
}

/** Options that are `undefined` were left out: they must not cover a default. */
function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T
}

function completeSurvivorship(input: ModelInput): Record<string, SurvivorshipRule> {
  const rules: Record<string, SurvivorshipRule> = {}
  for (const [name, spec] of Object.entries(input.fields)) {
    const given = Object.hasOwn(input.survivorship ?? {}, name)
      ? (input.survivorship as Record<string, SurvivorshipRule | undefined>)[name]
      : undefined
    rules[name] = given ?? (isIdentifierKind(spec.kind) ? 'union' : 'most-recent')
  }
  return rules
}

function named(entry: Condition | Rule): Rule {
  return 'when' in entry ? { name: entry.name, when: entry.when } : { name: describeCondition(entry), when: entry }
}

/** A condition as a person would say it, e.g. `same email and firstName ≥ 0.9`. */
function describeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'exact':
      return `same ${condition.field}`
    case 'similar':
      return `${condition.field} ≥ ${condition.atLeast}`
    case 'different':
      return condition.below === 1 ? `different ${condition.field}` : `${condition.field} < ${condition.below}`
    case 'all':
    case 'any': {
      const word = condition.kind === 'all' ? ' and ' : ' or '
      return condition.of
        .map((c) => (c.kind === 'all' || c.kind === 'any' ? `(${describeCondition(c)})` : describeCondition(c)))
        .join(word)
    }
  }
}

/** A frozen deep copy: what the caller does to their own objects later changes no model. */
function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  const copy: unknown = Array.isArray(value)
    ? value.map(freeze)
    : Object.fromEntries(Object.entries(withoutUndefined(value)).map(([k, v]) => [k, freeze(v)]))
  return Object.freeze(copy) as T
}
