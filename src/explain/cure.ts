import type { BlockingRule } from '../model/comparison.ts'
import type { AnyModel, ModelInput } from '../model/model.ts'
import type { Rule } from '../model/rule.ts'

/** What removes a cause that keeps two records apart: a person's word, or a change of the model. */
export type Cure =
  /** takes a judgement back */
  | { readonly do: 'unjudge'; readonly a: string; readonly b: string }
  /** judges the two the same, which outranks evidence and limits */
  | { readonly do: 'judge-same'; readonly a: string; readonly b: string }
  /** adds a blocking rule that makes the two candidates */
  | { readonly do: 'add-blocking'; readonly rule: BlockingRule }
  /** adds a link rule that links the two, where the model compares nothing */
  | { readonly do: 'add-link'; readonly rule: Rule }
  /** takes a forbid rule out of the model */
  | { readonly do: 'remove-forbid'; readonly rule: string }
  /** lets an entity, and a record, have so many values of identifier fields */
  | { readonly do: 'raise-limit'; readonly fields: readonly string[]; readonly limit: number }
  /** lets so many different people hold a value of identifier fields before it is quarantined */
  | { readonly do: 'raise-cap'; readonly fields: readonly string[]; readonly cap: number }
  /** lets blocks of a blocking rule (its number in the model) hold so many records */
  | { readonly do: 'raise-block-cap'; readonly blocking: number; readonly cap: number }
  /** links from a lower match weight on, in bits */
  | { readonly do: 'lower-threshold'; readonly link: number }
  /** no longer calls sources clean lists, which hold each person once */
  | { readonly do: 'not-clean'; readonly sources: readonly string[] }

/** Links from a weight on, in millibits; a threshold has to lie above the prior, or strangers would be linked. */
export function lowerThreshold(prior: number, weight: number): Cure | undefined {
  return weight > Math.round(prior * 1000) ? { do: 'lower-threshold', link: weight / 1000 } : undefined
}

/**
 * The model with cures applied, in their order, as an input for `defineModel`. Judgements are no part of a model: apply
 * `unjudge` and `judge-same` with the resolver.
 */
export function curedModel(model: AnyModel, cures: readonly Cure[]): ModelInput {
  return cures.reduce<ModelInput>(cured, model)
}

function cured(model: ModelInput, cure: Cure): ModelInput {
  switch (cure.do) {
    case 'unjudge':
    case 'judge-same':
      return model
    case 'add-blocking':
      return { ...model, blocking: [...(model.blocking ?? []), cure.rule] }
    case 'add-link':
      return { ...model, link: [...(model.link ?? []), cure.rule] }
    case 'remove-forbid':
      return { ...model, forbid: model.forbid!.filter((rule) => !('name' in rule && rule.name === cure.rule)) }
    case 'raise-limit':
      return withPolicy(model, cure.fields, (known) => ({ limit: Math.max(cure.limit, known.limit ?? 0) }))
    case 'raise-cap':
      return withPolicy(model, cure.fields, (known) => ({ cap: Math.max(cure.cap, known.cap ?? 0) }))
    case 'raise-block-cap':
      return {
        ...model,
        blocking: model.blocking!.map((rule, r) => (r === cure.blocking ? { ...rule, cap: cure.cap } : rule)),
      }
    case 'lower-threshold': {
      const link = Math.min(cure.link, model.thresholds?.link ?? cure.link)
      return { ...model, thresholds: { link, review: Math.min(link, model.thresholds?.review ?? link) } }
    }
    case 'not-clean': {
      const sources = Object.fromEntries(
        cure.sources.map((source) => [source, { ...(model.sources?.[source] ?? model.sources?.['*']), clean: false }]),
      )
      return { ...model, sources: { ...model.sources, ...sources } }
    }
  }
}

interface Policy {
  readonly limit?: number
  readonly cap?: number
}

function withPolicy(model: ModelInput, fields: readonly string[], change: (known: Policy) => Policy): ModelInput {
  const changed = fields.map((field) => {
    const spec = model.fields[field]!
    return [field, { ...spec, ...change(spec as Policy) }]
  })
  return { ...model, fields: { ...model.fields, ...Object.fromEntries(changed) } }
}
