import type { RecordTable } from '../table/record-table.ts'
import type { IdentityState } from './identity-state.ts'
import { NodeIndex } from './node-index.ts'
import { Partition } from './partition.ts'
import type { RowRefusal } from './row-refusal.ts'

/** What a resolution from scratch says of the live state. */
export interface Verification {
  readonly ok: boolean
  readonly records: number
  readonly differences: readonly string[]
}

/** Decides all live records from scratch and compares partition, quarantines, owners and refused joins. Costs a whole run. */
export function verifyState({ table, index, partition, judgements }: IdentityState): Verification {
  const fresh = new NodeIndex(table)
  const rows: number[] = []
  for (let row = 0; row < table.size; row++) if (table.live.data[row] === 1) rows.push(row)
  fresh.addAll(Int32Array.from(rows))
  fresh.refreshQuarantines()
  const again = new Partition(table, fresh)
  const live = (key: string): number => {
    const row = table.rowOf(key)
    return row >= 0 && table.live.data[row] === 1 ? row : -1
  }
  again.pairs.compareAll()
  again.decide(Int32Array.from(rows), new Set(), judgements.inRows(live))

  const differences: string[] = []
  const entityFor = new Map<number, number>()
  const entityBack = new Map<number, number>()
  for (const row of rows) {
    const was = partition.entity.data[row]!
    const is = again.entity.data[row]!
    if ((entityFor.get(was) ?? is) !== is || (entityBack.get(is) ?? was) !== was) {
      differences.push(`${table.keys.get(row)} stands in another entity than from scratch`)
    }
    entityFor.set(was, is)
    entityBack.set(is, was)
  }
  for (let node = 0; node < fresh.size; node++) {
    const type = fresh.typeOf(node)
    if (fresh.isBlock(node) || fresh.postings.count(node) === 0) continue
    const here = index.nodeOf(type, fresh.valueOf(node))
    const name = `${fresh.types[type]!.namespace} ${fresh.valueText(node)}`
    if (here < 0) differences.push(`${name} is not indexed`)
    else if (index.quarantined.has(here) !== fresh.quarantined.has(node)) {
      differences.push(`${name} is ${fresh.quarantined.has(node) ? '' : 'not '}quarantined from scratch`)
    } else if (again.links(node) && homeOf(partition, here) !== homeOf(again, node, entityBack)) {
      differences.push(`${name} has another owner than from scratch`)
    }
  }
  const refused = refusedJoins(partition, index, table)
  const refusedAgain = refusedJoins(again, fresh, table)
  for (const text of refused) if (!refusedAgain.has(text)) differences.push(`${text} is not refused from scratch`)
  for (const text of refusedAgain) if (!refused.has(text)) differences.push(`${text} is refused from scratch`)
  return { ok: differences.length === 0, records: rows.length, differences }
}

/** The entity that owns a node, or the negative number that says why none does. */
function homeOf(partition: Partition, node: number, translate?: ReadonlyMap<number, number>): number {
  const owner = partition.ownerOf(node)
  if (owner < 0) return owner
  const entity = partition.entity.data[owner]!
  return translate?.get(entity) ?? entity
}

/** Refused joins in words: nodes are numbered otherwise in another index. */
function refusedJoins(partition: Partition, index: NodeIndex, { keys, model }: RecordTable): ReadonlySet<string> {
  const words = ({ reason, a, b, node, rule }: RowRefusal): string => {
    const through = node < 0 ? '' : ` through ${index.valueText(node)}`
    const by =
      reason === 'limit' ? index.types[rule]?.namespace : reason === 'forbid' ? model.forbid[rule]?.name : undefined
    return `${keys.get(a)} with ${keys.get(b)}${through} (${reason}${by === undefined ? '' : ` of ${by}`})`
  }
  return new Set(Array.from(partition.refusals(), words))
}
