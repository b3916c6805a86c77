import type { IdentityState } from '../identity/identity-state.ts'
import { joinedRows } from '../identity/links.ts'

/** What joins records of an entity by itself: a value or block that two or more hold, or a pair that weighs enough. */
export interface EntityLink {
  /** Keys in code-unit order. */
  readonly records: readonly string[]
  /** Match weight in bits, the prior included. */
  readonly weight: number
  /** An identifier field, the name of a link rule, `evidence` (their match weight), or `judgement`. */
  readonly reason: string
  /** The shared value; empty for a rule that compares, for evidence and for a judgement. */
  readonly value: string
}

/** A link in rows. */
export interface RowsLink {
  readonly rows: readonly number[]
  /** Millibits. */
  readonly weight: number
  readonly reason: string
  readonly value: string
}

/** Everything that joins rows of one entity, the strongest first. */
export function linksAmong(state: IdentityState, rows: readonly number[]): RowsLink[] {
  const { index, partition, table, judgements, model } = state
  const { evidence } = partition
  const entity = partition.entity.data[rows[0]!]!
  const links: RowsLink[] = []
  for (const node of new Set(rows.flatMap((row) => [...index.postings.keysOf(row)]))) {
    for (const joined of joinedRows(state, node, entity)) {
      const link = { weight: evidence.nodeWeight(node), reason: state.nodeField(node), value: index.valueText(node) }
      links.push({ rows: joined, ...link })
    }
  }
  const inEntity = (row: number): boolean => partition.entity.data[row] === entity
  for (const { a, b, rule, weight } of partition.pairs.among(rows)) {
    const reason = rule < 0 ? 'evidence' : model.link[rule]!.name
    if (inEntity(a) && inEntity(b)) links.push({ rows: [a, b], weight, reason, value: '' })
  }
  for (const row of rows) {
    const key = table.keys.get(row)
    for (const { a, b, verdict } of judgements.inForceOf(key)) {
      const other = table.rowOf(b)
      if (verdict !== 'same' || a !== key || !table.isLive(other) || !inEntity(other)) continue
      links.push({ rows: [row, other], weight: evidence.ruleWeight, reason: 'judgement', value: '' })
    }
  }
  const order = new Map(links.map((link) => [link, JSON.stringify(entityLink(state, link))]))
  return links.sort((x, y) => y.weight - x.weight || (order.get(x)! < order.get(y)! ? -1 : 1))
}

/** A link in the words of records. */
export function entityLink({ table }: IdentityState, { rows, weight, reason, value }: RowsLink): EntityLink {
  return { records: rows.map((row) => table.keys.get(row)).sort(), weight: weight / 1000, reason, value }
}
