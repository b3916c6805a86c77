import type { IdentityState } from '../identity/identity-state.ts'
import type { RowRefusal } from '../identity/row-refusal.ts'
import { contradicted, heldValues, judgedApart, limitCause, pair, sideOf } from './side-causes.ts'
import type { WhyNot } from './why-not.ts'

/** Refusals further away than the two entities that are named where none is nearer. */
const FURTHER = 20

/**
 * Why links that lead from one row to another do not join them: what was refused to their entities, or, where nothing
 * was, what was refused on the way.
 */
export function refusalCauses(state: IdentityState, a: number, b: number): WhyNot[] {
  const { partition } = state
  const entity = partition.entity.data
  const sides = [entity[a], entity[b]]
  const refusals = [...partition.refusalsOf(partition.componentOf(a))]
  const near = refusals.filter((r) => sides.includes(entity[r.a]) || sides.includes(entity[r.b]))
  return (near.length > 0 ? near : refusals.slice(0, FURTHER)).flatMap((refusal) => causesOf(state, refusal))
}

function causesOf(state: IdentityState, { reason, a, b, node, rule }: RowRefusal): WhyNot[] {
  const { index, model, table } = state
  switch (reason) {
    case 'judgement':
      return judgedApart(state, [a], [b])
    case 'forbid': {
      const { name } = model.forbid[rule]!
      return [{ kind: 'forbid', rule: name, records: pair(state, a, b), cure: { do: 'remove-forbid', rule: name } }]
    }
    case 'source': {
      const sources = [...new Set([a, b].map((row) => table.keyOf(row).source))].sort()
      return [{ kind: 'source', sources, records: pair(state, a, b), cure: { do: 'not-clean', sources } }]
    }
    case 'limit': {
      const rows = [...sideOf(state, a), ...sideOf(state, b)]
      const values = heldValues(state, rows, rule)
      if (node >= 0 && index.typeOf(node) === rule) values.add(node)
      return [limitCause(state, rule, Math.max(values.size, index.types[rule]!.limit! + 1), a, b)]
    }
    case 'evidence':
      return contradicted(state, sideOf(state, a), sideOf(state, b))
  }
}
