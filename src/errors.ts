/** One thing wrong with a model, a record or a call: where, what was expected, how to cure it. */
export interface Problem {
  /** Path of the offending value, e.g. `fields.email.limit` or `record.source`. */
  readonly path: string
  /** What was expected there. */
  readonly expected: string
  /** What to do about it. */
  readonly cure: string
}

/** Stable codes of {@link SelfsameError}; compare these, never the message. */
export type ErrorCode =
  | 'model-invalid'
  | 'record-invalid'
  | 'call-invalid'
  | 'record-unknown'
  | 'kind-not-loaded'
  | 'input-unreadable'
  | 'aborted'
  | 'worker-failed'
  | 'capacity-exceeded'
  | 'snapshot-invalid'
  | 'key-mismatch'

/**
 * The one error selfsame throws: for misuse, never for bad data (which comes back as a reason).
 * `problems` lists everything that is wrong, not just the first thing found.
 */
export class SelfsameError extends Error {
  override readonly name = 'SelfsameError'
  readonly code: ErrorCode
  readonly problems: readonly Problem[]

  constructor(code: ErrorCode, problems: readonly Problem[]) {
    super(`${code}: ${problems.map((p) => `${p.path}: expected ${p.expected}; ${p.cure}`).join('\n  ')}`)
    this.code = code
    this.problems = Object.freeze(problems.map((p) => Object.freeze({ ...p })))
  }
}
