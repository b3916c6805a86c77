import type { Transition } from '../graph/transition.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import { compareLinks, type Link, linksOfRows } from '../identity/links.ts'

/**
 * The link that decided a merge: the strongest one between a record of an absorbed entity and one that was elsewhere,
 * in the survivor or in none. Looks at the links of the record that was written before it looks at all of them.
 *
 * @param entity the survivor
 * @param absorbed what it took in
 * @param changed rows whose own record changed
 * @returns undefined where several weak agreements together made the merge
 */
export function decidingLink(
  state: IdentityState,
  { rows, before, after }: Transition,
  changed: readonly number[],
  entity: number,
  absorbed: readonly number[],
): Link | undefined {
  const formers = new Map<number, number>()
  for (let i = 0; i < rows.length; i++) if (after[i] === entity) formers.set(rows[i]!, before[i]!)
  const crosses = ({ a, b }: Link): boolean => {
    const from = formers.get(state.table.rowOf(a)) ?? -1
    const to = formers.get(state.table.rowOf(b)) ?? -1
    return from !== to && (absorbed.includes(from) || absorbed.includes(to))
  }
  const among = (some: readonly number[]): Link | undefined =>
    some.length === 0 ? undefined : strongest([...linksOfRows(state, some)].filter(crosses))
  return among(changed.filter((row) => formers.has(row))) ?? among([...formers.keys()])
}

function strongest(links: readonly Link[]): Link | undefined {
  return links.reduce<Link | undefined>(
    (best, link) => (best && compareLinks(best, link) <= 0 ? best : link),
    undefined,
  )
}
