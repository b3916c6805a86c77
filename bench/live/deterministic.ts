import { Resolver } from '../../src/index.ts'
import { NaiveEntities } from '../naive-entities.ts'
import type { Row } from '../table.ts'
import { NaiveScan } from './naive-scan.ts'
import { pace, paceRow, residentBytes } from './pace.ts'
import { profileModel, profileRecord } from './profiles.ts'

/** A judgement costs as much as there are judgements, so how many there are is part of the figure. */
const JUDGEMENTS = 1_000
/** A `Map` takes 2²⁴ entries, of which a profile needs three. */
const MOST_IN_A_MAP = 5_000_000
/** A scan of all records a put is beyond patience soon. */
const MOST_TO_SCAN = 5_000

/** Puts of `profiles` new profiles, then of as many records whose values are known; reads, judgements, deletions beside. */
export function deterministic(profiles: number): Row[] {
  const resolver = new Resolver(profileModel)
  const before = residentBytes()
  const fresh = pace(profiles, profileRecord, (record) => resolver.put(record))
  const bytes = (residentBytes() - before) / profiles
  const held = resolver.memory()
  const again = pace(
    profiles,
    (n) => profileRecord(n, 1),
    (record) => resolver.put(record),
  )
  const some = Math.ceil(profiles / 10)
  /** Spread over all profiles, no two alike. */
  const any = (n: number): number => (n * 9 + 7) % profiles
  const key = (n: number, visit: number): string => `web:${profileRecord(n, visit).id}`
  const found = pace(
    some,
    (n) => ({ cookie: profileRecord(any(n)).cookie }),
    (fields) => resolver.find(fields),
  )
  const judged = pace(
    Math.min(some, JUDGEMENTS),
    (n) => [key(any(n), 0), key(any(n), 1)] as const,
    ([a, b]) => resolver.judge(a, b, 'different'),
  )
  const deleted = pace(
    some,
    (n) => key(any(some + n), 1),
    (ref) => resolver.delete(ref),
  )
  return [
    paceRow('put: new values, raw', fresh, { 'B/profile': Math.round(bytes) }),
    paceRow('put: known values (normalized already), another record', again),
    paceRow('find by cookie', found),
    paceRow('judge different, which parts an entity; the first 1,000', judged),
    paceRow('delete', deleted),
    ...Object.entries({ ...held.parts, all: held.bytes }).map(([part, n]) => {
      return { what: `bytes: ${part}`, 'B/profile': Math.round((n / profiles) * 10) / 10 }
    }),
  ]
}

/** The same puts into a hand-written `Map` from value to entity. */
export function mapTwin(profiles: number): Row[] {
  const count = Math.min(profiles, MOST_IN_A_MAP)
  const before = residentBytes()
  const entities = new NaiveEntities()
  const put = (record: ReturnType<typeof profileRecord>): unknown =>
    entities.putValues(
      [`cookie:${record.cookie}`, `email:${record.email.trim().toLowerCase()}`, `loyalty:${record.loyalty_id}`],
      `${record.source}:${record.id}`,
    )
  const fresh = pace(count, profileRecord, put)
  const bytes = (residentBytes() - before) / count
  const again = pace(count, (n) => profileRecord(n, 1), put)
  return [
    paceRow('Map twin, put: new values', fresh, { 'B/profile': Math.round(bytes) }),
    paceRow('Map twin, put: known values', again),
  ]
}

/** The same puts where each looks at all records before it. */
export function fullScan(profiles: number): Row[] {
  const count = Math.min(profiles, MOST_TO_SCAN)
  const scan = new NaiveScan()
  const fresh = pace(count, profileRecord, (record) =>
    scan.put([record.cookie, record.email.trim().toLowerCase(), record.loyalty_id]),
  )
  return [paceRow('full scan, put: new values', fresh)]
}
