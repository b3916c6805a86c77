import { SelfsameError } from '../errors.ts'
import type { Time } from '../model/model.ts'
import { parseTime } from '../table/parse-time.ts'

/**
 * A time that a caller gives, in milliseconds, −Infinity for none: unlike one in a record, it has to be right.
 * @throws SelfsameError `call-invalid`
 */
export function timeOf(path: string, at: Time | undefined): number {
  const time = parseTime(at)
  if (!Number.isNaN(time)) return time
  throw new SelfsameError('call-invalid', [
    { path, expected: 'an ISO 8601 text, milliseconds or a Date', cure: "write e.g. '2026-03-01T10:00:00Z'" },
  ])
}
