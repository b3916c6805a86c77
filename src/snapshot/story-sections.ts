import type { Section, Sections } from '../collections/sections.ts'
import type { EntityHistory } from '../graph/entity-history.ts'
import type { EntityLedger } from '../graph/entity-ledger.ts'
import type { EntityIds } from '../identity/entity-ids.ts'
import type { RecordTable } from '../table/record-table.ts'
import { addTexts, textsOf } from '../table/table-sections.ts'

// The sections of a snapshot that tell how it came to be: unlike the others they depend on more than the records.

/** The ledger and the names of its entities. @param entities those that there are, in the order of their numbers */
export function ledgerSections(
  ledger: EntityLedger,
  ids: EntityIds,
  rows: Int32Array,
  entities: Int32Array,
): Record<string, Section> {
  const { redirect, followers, beside, founded, more, bereft } = ledger.image(rows)
  const { names, adopted, next, minted } = ids.image
  return {
    'ledger.entities': entities,
    'ledger.redirect': redirect,
    'ledger.followers': followers,
    'ledger.beside': beside,
    'ledger.founded': founded,
    'ledger.more': more,
    'ledger.bereft': bereft,
    'ledger.names.bytes': names.bytes,
    'ledger.names.starts': names.starts,
    'ledger.ids': { adopted, next, minted },
  }
}

/** Fills a ledger; returns the entities that there are, in the order of their numbers. */
export function loadLedger(ledger: EntityLedger, rows: Int32Array, sections: Sections): Int32Array {
  ledger.load(rows, {
    redirect: sections.int32('ledger.redirect'),
    followers: sections.int32('ledger.followers'),
    beside: sections.int32('ledger.beside'),
    founded: sections.int32('ledger.founded'),
    more: sections.int32('ledger.more'),
    bereft: sections.int32('ledger.bereft'),
  })
  return sections.int32('ledger.entities')
}

/** Names the entities of a ledger as they were named. */
export function loadIds(ids: EntityIds, ledger: EntityLedger, sections: Sections): void {
  const { adopted, next, minted } = sections.json('ledger.ids') as Omit<EntityIds['image'], 'names'>
  ids.load({ names: textsOf(sections, 'ledger.names'), adopted, next, minted }, ledger.size)
}

/** Who was where when. Rows count those whose records are gone, which {@link goneSections} tell. */
export function historySections(history: EntityHistory, entityOf: (row: number) => number): Record<string, Section> {
  const { time, numbers } = history.image(entityOf)
  return Object.fromEntries(Object.entries({ time, ...numbers }).map(([name, view]) => [`history.${name}`, view]))
}

/** Fills a history. */
export function loadHistory(history: EntityHistory, sections: Sections): void {
  history.load(sections.float64('history.time'), (name) => sections.int32(`history.${name}`))
}

/** The rows whose records are gone: where they stand among the others, and their keys or tombstones. */
export function goneSections({ keys, tombstones }: RecordTable, gone: Int32Array): Record<string, Section> {
  const sections: Record<string, Section> = { 'gone.rows': gone }
  addTexts(sections, 'gone.keys', keys, gone)
  sections['gone.tombstones'] = Array.from(gone, (row) => tombstones.of(row) ?? '')
  return sections
}
