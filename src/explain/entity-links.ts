import { comparedRows } from '../identity/compared-rows.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import { joinedRows } from '../identity/row-links.ts'

/**
 * What joins records of an entity by itself: a value or block that two or more hold, or a match weight that is enough, of two
 * records or of all that say what either of them says.
 */
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
  /**
   * Millibits that it adds to what else joins the same records: what a pair weighs beyond the strongest value that both
   * hold, for the weight of a pair counts its values already. At least 1.
   */
  readonly adds: number
  readonly reason: string
  readonly value: string
}

/** Everything that joins rows of one entity, the strongest first. */
export function linksAmong(state: IdentityState, rows: readonly number[]): RowsLink[] {
  const { index, partition, table, judgements, model } = state
  const { evidence } = partition
  const entity = partition.entity.data[rows[0]!]!
  const links: Omit<RowsLink, 'adds'>[] = []
  for (const node of new Set(rows.flatMap((row) => [...index.postings.keysOf(row)]))) {
    for (const joined of joinedRows(state, node, entity)) {
      const link = { weight: evidence.nodeWeight(node), reason: state.nodeField(node), value: index.valueText(node) }
      links.push({ rows: joined, ...link })
    }
  }
  const inEntity = (row: number): boolean => partition.entity.data[row] === entity
  for (const { these, those, rule, weight } of comparedRows(state, rows)) {
    const reason = rule < 0 ? 'evidence' : model.link[rule]!.name
    // the first two are linked, whichever side the others are of
    const joined = those.length === 0 ? these : [these[0]!, ...those, ...these.slice(1)]
    links.push({ rows: joined, weight, reason, value: '' })
  }
  for (const row of rows) {
    const key = table.keys.get(row)
    for (const { a, b, verdict } of judgements.inForceOf(key)) {
      const other = table.rowOf(b)
      if (verdict !== 'same' || a !== key || !table.isLive(other) || !inEntity(other)) continue
      links.push({ rows: [row, other], weight: evidence.ruleWeight, reason: 'judgement', value: '' })
    }
  }
  const sorted = links
    .map((link) => ({ link, text: JSON.stringify(entityLink(state, link)) }))
    .sort((x, y) => y.link.weight - x.link.weight || (x.text < y.text ? -1 : 1))
  const valuesOf = new Map<number, (typeof links)[number][]>()
  for (const link of links) {
    if (link.value === '') continue
    for (const row of link.rows) valuesOf.set(row, [...(valuesOf.get(row) ?? []), link])
  }
  return sorted.map(({ link }) => {
    const [a, b] = link.rows
    const both = link.value === '' ? (valuesOf.get(a!) ?? []).filter((of) => of.rows.includes(b!)) : []
    return { ...link, adds: Math.max(1, link.weight - Math.max(0, ...both.map(({ weight }) => weight))) }
  })
}

/** A link in the words of records. */
export function entityLink(
  { table }: IdentityState,
  { rows, weight, reason, value }: Omit<RowsLink, 'adds'>,
): EntityLink {
  return { records: rows.map((row) => table.keys.get(row)).sort(), weight: weight / 1000, reason, value }
}
