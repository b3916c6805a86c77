import { type FieldSpec, type Fields, isIdentifierKind } from '../model/field.ts'

/**
 * Identifier values are equal across fields of one namespace: two e-mail fields, or two `identifier('crm')`.
 * Attributes share values with their own field only.
 */
export function namespaceOf(name: string, spec: FieldSpec): string {
  if (spec.kind === 'identifier') return `identifier:${spec.namespace}`
  return isIdentifierKind(spec.kind) ? spec.kind : `field:${name}`
}

/** One kind of identifier node: the policy its fields share (the strictest where they differ). */
export interface IdentifierType {
  readonly namespace: string
  /** Fields of the model holding such values, by name. */
  readonly fields: readonly string[]
  readonly limit: number | undefined
  readonly cap: number
  readonly priority: number
  /** Millibits of evidence of one shared value. */
  readonly millibits: number
  readonly witness: readonly string[] | undefined
  readonly ttl: number | undefined
}

/** The identifier types of a model, most trusted first. */
export function identifierTypes(fields: Fields): IdentifierType[] {
  const types = new Map<string, IdentifierType>()
  for (const [name, spec] of Object.entries(fields)) {
    if (!isIdentifierKind(spec.kind)) continue
    const policy = spec as Extract<FieldSpec, { readonly kind: 'cookie' }>
    const namespace = namespaceOf(name, spec)
    const known = types.get(namespace)
    types.set(namespace, {
      namespace,
      fields: [...(known?.fields ?? []), name],
      limit: least(known?.limit, policy.limit),
      cap: least(known?.cap, policy.cap) ?? 10,
      priority: least(known?.priority, policy.priority) ?? 1,
      millibits: least(known?.millibits, Math.round((policy.bits ?? 0) * 1000)) ?? 0,
      witness: known?.witness ?? policy.witness,
      ttl: least(known?.ttl, policy.ttl),
    })
  }
  return [...types.values()].toSorted((a, b) => a.priority - b.priority)
}

function least(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.min(a, b)
}
