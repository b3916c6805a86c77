import type { Clusters, Obstacle } from './clusters.ts'

/**
 * What forbids that clusters of rows and identifiers become one, were it said of them by an identifier.
 *
 * @param names names of distinct clusters; those from `size` on are identifiers that no row has yet
 * @param own whether the rows hold these identifiers themselves: then what a person joined may exceed a limit with them
 */
export function obstacleAmong(
  clusters: Clusters,
  names: readonly number[],
  size: number,
  { own }: { readonly own: boolean },
): Obstacle | undefined {
  const rows = names.filter((name) => name < size)
  for (const [i, a] of rows.entries()) {
    for (const b of rows.slice(0, i)) {
      const apart = clusters.apart(b, a)
      if (apart) return apart
    }
  }
  if (own && rows.length === 1 && clusters.isJudged(rows[0]!)) return undefined
  const type = clusters.overLimit(names)
  return type < 0 ? undefined : { reason: 'limit', rule: type, a: rows[0] ?? -1, b: rows.at(-1) ?? -1 }
}
