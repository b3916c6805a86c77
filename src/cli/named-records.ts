import { levenshteinDistance } from '../compare/levenshtein.ts'
import { stateOf } from '../identity/inspectable.ts'
import type { Resolver } from '../resolver/resolver.ts'
import { Misuse } from './misuse.ts'

/** Names like it that are offered for one that is unknown, and how many letters they may differ in. */
const OFFERED = 3
const SLIPS = 3

/** What a person named on the command line: a record by its key, or an entity by its id. */
export interface NamedRecords {
  readonly name: string
  readonly isEntity: boolean
  /** The record, or the records of the entity, by key. */
  readonly records: readonly string[]
}

/**
 * The records that a name stands for: a record key `source:id`, or an entity id, also one that was merged into another.
 * @throws Misuse for a name that nothing has, with those that are like it
 */
export function namedRecords(resolver: Resolver, name: string): NamedRecords {
  if (resolver.record(name)) return { name, isEntity: false, records: [name] }
  const entity = resolver.entity(name)
  if (entity) return { name, isEntity: true, records: entity.records }
  const like = namesLike(resolver, name)
  const help = like.length > 0 ? `; did you mean ${like.join(' or ')}?` : ''
  throw new Misuse(`${name} is no record (write source:id) and no entity of this folder${help}`)
}

/** Keys of that id in any source; else keys that differ from it in a few letters, the most alike first. */
function namesLike(resolver: Resolver, name: string): string[] {
  const { table } = stateOf(resolver)
  const wanted = name.toLowerCase()
  const ofId: string[] = []
  const alike: { readonly key: string; readonly slips: number }[] = []
  for (let row = 0; row < table.size; row++) {
    if (!table.isLive(row)) continue
    const key = table.keys.get(row)
    const text = key.toLowerCase()
    if (text === wanted || text.endsWith(`:${wanted}`)) ofId.push(key)
    else if (Math.abs(text.length - wanted.length) <= SLIPS) {
      const slips = levenshteinDistance(text, wanted)
      if (slips <= SLIPS) alike.push({ key, slips })
    }
    if (ofId.length === OFFERED) break
  }
  alike.sort((x, y) => x.slips - y.slips || (x.key < y.key ? -1 : 1))
  return ofId.length > 0 ? ofId : alike.slice(0, OFFERED).map(({ key }) => key)
}
