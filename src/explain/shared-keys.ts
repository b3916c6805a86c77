import type { IdentityState } from '../identity/identity-state.ts'

/** What a key comes from. */
export type KeyKind = 'identifier' | 'link rule' | 'blocking rule'

/** A key that two records hold: an identifier value, or a block of a rule. */
export interface SharedKey {
  readonly kind: KeyKind
  /** Field of the identifier, name of the link rule, or what the blocking rule takes from which fields. */
  readonly name: string
  readonly value: string
  /** How many records hold it. */
  readonly records: number
  /**
   * What sharing it does: it is a link by itself, it makes the two candidates, whose match weight then decides, or
   * nothing: it is quarantined, or tells too little where nothing is compared.
   */
  readonly does: 'links' | 'compares' | 'nothing'
  readonly quarantined: boolean
  /** Match weight of the link that it is or could be by itself, in bits; absent for a blocking rule. */
  readonly weight?: number
}

/** The keys that two rows share: identifiers, then link rules, then blocking rules. */
export function sharedKeys(state: IdentityState, a: number, b: number): SharedKey[] {
  return sharedNodes(state, a, b).map((node) => sharedKey(state, node))
}

/** The nodes that two rows share, by type and value. */
export function sharedNodes({ index }: IdentityState, a: number, b: number): number[] {
  const ofB = index.postings.keysOf(b)
  const type = (node: number): number => index.typeOf(node)
  return [...index.postings.keysOf(a)]
    .filter((node) => ofB.includes(node))
    .sort((x, y) => type(x) - type(y) || (index.valueText(x) < index.valueText(y) ? -1 : 1))
}

/** What a type of node comes from. */
export function kindOfType({ index }: IdentityState, type: number): KeyKind {
  const block = index.blocks[type - index.types.length]
  return block ? (block.rule ? 'link rule' : 'blocking rule') : 'identifier'
}

function sharedKey(state: IdentityState, node: number): SharedKey {
  const { index, partition } = state
  const { evidence } = partition
  const kind = kindOfType(state, index.typeOf(node))
  return {
    kind,
    name: state.nodeField(node),
    value: index.valueText(node),
    records: index.postings.count(node),
    does: evidence.links(node) ? 'links' : evidence.compares(node) ? 'compares' : 'nothing',
    quarantined: index.quarantined.has(node),
    ...(kind !== 'blocking rule' && { weight: evidence.nodeWeight(node) / 1000 }),
  }
}
