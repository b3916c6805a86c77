/** A join refused, in rows of the table. */
export interface RowRefusal {
  readonly reason: 'limit' | 'forbid' | 'judgement' | 'evidence' | 'source'
  readonly a: number
  readonly b: number
  /** Node through which they would have been joined, or −1. */
  readonly node: number
  /** Forbid rule or identifier type, −1 for a judgement. */
  readonly rule: number
}
