import { explainEntityRows } from '../explain/explain-entity.ts'
import { rowsInKeyOrder } from '../explain/rows-in-key-order.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import type { Doubt } from './doubt.ts'

/**
 * Entities that are held together by little more than speaks against them: by no more than a pair in the review band would
 * need to be a link. The two records are those that differ most, or those of the weakest link that is needed.
 *
 * @param every only the first of every so many entities is looked at
 */
export function* doubtfulEntities(state: IdentityState, every: number): Generator<Doubt> {
  const { partition, table, model } = state
  const { link, review } = model.thresholds
  for (let entity = 0; entity < partition.rowOfEntity.length; entity += every) {
    const first = partition.rowOfEntity.data[entity]!
    if (first < 0) continue
    const rows = rowsInKeyOrder(state, first)
    if (rows.length < 2) continue
    const { suspicion, conflicts, cut, links } = explainEntityRows(state, rows)
    const margin = Math.max(0, -suspicion!.score - link)
    if (margin > link - review) continue
    const weakest = links[cut!.links.at(-1)!]!
    const worst = conflicts.toSorted((x, y) => x.bits - y.bits)[0]
    const [a, b] = (worst ?? weakest).records
    const why = worst ? conflicts.map(({ field }) => field) : [weakest.reason]
    const pattern = `entity,${why.join()}`
    yield { kind: 'entity', a: table.rowOf(a!), b: table.rowOf(b!), margin: Math.round(margin * 1000), pattern }
  }
}
