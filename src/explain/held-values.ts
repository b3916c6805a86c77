import { DISPUTED } from '../graph/component.ts'
import type { IdentityState } from '../identity/identity-state.ts'

/** An identifier value that records of an entity hold, and whose it is. */
export interface HeldValue {
  readonly field: string
  readonly value: string
  /**
   * `own`: the entity's; `other`: another's, named by `owner`; `disputed`: several claim it alike; `unowned`: nobody may
   * take it; `quarantined`: too many different people hold it; `over-limit`: its record holds more than it may.
   */
  readonly status: 'own' | 'other' | 'disputed' | 'unowned' | 'quarantined' | 'over-limit'
  /** The entity that owns it. */
  readonly owner?: string
  /** How many records of the entity hold it, and how many of all. */
  readonly records: number
  readonly everywhere: number
  /** Bits of evidence that sharing it is. */
  readonly bits: number
}

/** The identifier values that rows of one entity hold, field by field, those of most records first. */
export function heldValuesOf(state: IdentityState, rows: readonly number[]): HeldValue[] {
  const { index, table } = state
  return table.columns.flatMap((column): HeldValue[] => {
    const type = index.typeOfField(column.name)
    if (type < 0) return []
    const holders = new Map<number, number[]>()
    for (const row of rows) {
      for (const id of column.ids(column.cells.data[row]!)) {
        const known = holders.get(id)
        if (known) known.push(row)
        else holders.set(id, [row])
      }
    }
    const values = [...holders].map(([id, held]): HeldValue => {
      const node = index.nodeOf(type, id)
      return {
        field: column.name,
        value: column.values.get(id),
        ...whose(state, node, held),
        records: held.length,
        everywhere: node < 0 ? 0 : index.postings.count(node),
        bits: index.types[type]!.millibits / 1000,
      }
    })
    return values.sort((x, y) => y.records - x.records || (x.value < y.value ? -1 : 1))
  })
}

function whose(state: IdentityState, node: number, rows: readonly number[]): Pick<HeldValue, 'status' | 'owner'> {
  const { index, partition } = state
  if (node < 0 || rows.every((row) => !index.postings.keysOf(row).includes(node))) return { status: 'over-limit' }
  if (index.quarantined.has(node)) return { status: 'quarantined' }
  // a value too weak to link belongs to everyone who holds it
  if (!partition.links(node)) return { status: 'own', owner: state.entityId(rows[0]!) }
  const owner = partition.ownerOf(node)
  if (owner < 0) return { status: owner === DISPUTED ? 'disputed' : 'unowned' }
  const isOwn = partition.entity.data[owner] === partition.entity.data[rows[0]!]
  return { status: isOwn ? 'own' : 'other', owner: state.entityId(owner) }
}
