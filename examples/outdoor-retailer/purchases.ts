import type { SourceRecord } from './records.ts'
import type { Source } from './visits.ts'

/** Something a record says was bought, or looked at. */
export interface Event {
  /** Key of the record. */
  readonly record: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly sku: string
  /** US dollars; 0 where it was only looked at. */
  readonly total: number
}

interface Columns {
  readonly at: string
  readonly sku: string
  readonly total?: string
}

const PURCHASES: Readonly<Partial<Record<Source, Columns>>> = {
  tills: { at: 'Sold At', sku: 'SKU', total: 'Total' },
  'web-analytics': { at: 'started_at', sku: 'order_sku', total: 'order_total' },
  'mobile-app': { at: 'at', sku: 'bought_sku', total: 'amount' },
}

const INTEREST: Readonly<Partial<Record<Source, Columns>>> = {
  'email-engagement': { at: 'Sent At', sku: 'Clicked SKU' },
  'web-analytics': { at: 'started_at', sku: 'viewed_sku' },
}

/** Every purchase at the tills, on the web and in the app. */
export const purchases = (records: readonly SourceRecord[]): Event[] => events(records, PURCHASES)
/** Every product clicked in a mail or viewed on the web. */
export const interest = (records: readonly SourceRecord[]): Event[] => events(records, INTEREST)

function events(records: readonly SourceRecord[], columns: Readonly<Partial<Record<Source, Columns>>>): Event[] {
  return records.flatMap(({ key, source, row }) => {
    const from = columns[source]
    const sku = from && String(row[from.sku] ?? '')
    if (!sku) return []
    return { record: key, at: Date.parse(String(row[from.at])), sku, total: from.total ? Number(row[from.total]) : 0 }
  })
}
