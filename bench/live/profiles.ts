import { type AnyModel, cookie, defineModel, email, loyaltyId, type RecordInput } from '../../src/index.ts'
import { seededRandom } from '../random.ts'

/** A profile as a web shop sees it: three identifiers, one value each, that no two profiles share. */
export interface ProfileRecord extends RecordInput {
  readonly cookie: string
  readonly email: string
  readonly loyalty_id: string
}

/** What profiles are resolved by: identifiers only, every put is deterministic. */
export const profileModel: AnyModel = defineModel({
  fields: {
    cookie: cookie(),
    email: email({ limit: 5 }),
    loyalty_id: loyaltyId({ pattern: '^NTO\\d{8}$', limit: 1 }),
  },
  comparisons: [],
})

const NAMES = ['anna', 'bruno', 'carla', 'david', 'elena', 'felix', 'greta', 'hugo', 'irene', 'jonas', 'karin', 'luis']
const DOMAINS = ['gmail.com', 'yahoo.com', 'hotmail.com', 'outlook.com', 'icloud.com', 'aol.com', 'comcast.net']

/**
 * The record of profile number `profile`, below 100 million, as it came in visit number `visit`: the same identifiers in
 * every visit, another record id. Seeded.
 */
export function profileRecord(profile: number, visit = 0): ProfileRecord {
  const random = seededRandom(profile)
  // a bijection that looks like chance
  const own = String((profile * 73_687_871 + 12_345_679) % 100_000_000).padStart(8, '0')
  const hex = (): string => (random.next() * 2 ** 32).toString(16).padStart(8, '0').slice(0, 8)
  return {
    source: 'web',
    id: `${visit}-${own}`,
    cookie: `${own}-${hex()}${hex()}`,
    email: `${random.pick(NAMES)}.${random.pick(NAMES)}${own}@${random.pick(DOMAINS)}`,
    loyalty_id: `NTO${own}`,
  }
}
