/** A value that one record offers for a golden field. A record without a value of the field offers nothing. */
export interface Candidate {
  /** The canonical value. */
  readonly value: string
  /** The value as the record has it. */
  readonly written: string
  /** Key of the record, e.g. `pos:t-1`. */
  readonly record: string
  readonly source: string
  /** When the record was observed: milliseconds since 1970, −Infinity where it does not say. */
  readonly at: number
}

/**
 * Most recent first, undated last; then the smaller record key, then the smaller value. A total order of the
 * candidates of one field, so that nothing depends on the order records came in.
 */
export function byRecency(a: Candidate, b: Candidate): number {
  if (a.at !== b.at) return a.at > b.at ? -1 : 1
  return compareText(a.record, b.record) || compareText(a.value, b.value)
}

/** Order of UTF-16 units: the same on every engine and in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
