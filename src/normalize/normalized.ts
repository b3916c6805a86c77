/**
 * What normalizing one raw value gives: the canonical value, or the reason there is none.
 * `value` is non-empty NFC text; normalizing it again gives the same value (idempotence).
 * `flags` tell things that policy may care about (`role-account`, `ambiguous` …) and do not change the value.
 */
export type Normalized =
  | { readonly value: string; readonly flags?: readonly string[] }
  | { readonly reason: RejectReason }

/** Why a value is no evidence. Stable codes. */
export type RejectReason =
  /** empty, or white space only: counted as missing, not as rejected */
  | 'blank'
  /** a known stand-in for "no value" (`null`, `n/a`, `test@test.com`, `000-000` …) */
  | 'placeholder'
  /** listed in the field's `blocked` */
  | 'blocked'
  /** not written as this kind of value is written */
  | 'malformed'
  /** longer or shorter than this kind can be */
  | 'length'
  /** does not match the field's `pattern` */
  | 'pattern'
  /** the check digit is wrong */
  | 'check-digit'
  /** well written, but cannot exist (2001-45-30, SSN 666-…) */
  | 'impossible'
  /** reserved for fiction or documentation */
  | 'fictitious'
  /** a shared mailbox such as `info@` */
  | 'role-account'
  /** a throw-away mailbox */
  | 'disposable-domain'
  /** a domain nobody can own (RFC 2606, RFC 6761) */
  | 'reserved-domain'
  /** a phone number without country code where no country is known */
  | 'country-unknown'
  /** a date after the record's own `at` */
  | 'after-record'
  /** not a text, number, date or coordinate at all */
  | 'type'

/** What a normalizer may need to know of the record around the value. */
export interface NormalizeContext {
  /** ISO 3166-1 alpha-2 country the record names. */
  readonly country?: string | undefined
}
