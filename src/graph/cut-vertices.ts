/**
 * The vertices of an undirected graph without which some of those they connect fall apart (articulation points; Tarjan,
 * "Depth-first search and linear graph algorithms", 1972): 1 for each of them. Walks without recursion, so that a chain
 * of any length does. Costs vertices + edges.
 *
 * @param neighbours per vertex: the vertices it is connected with
 */
export function cutVertices(neighbours: readonly (readonly number[])[]): Uint8Array {
  const n = neighbours.length
  const isCut = new Uint8Array(n)
  /** When a vertex was met, from 1, and the earliest that it or those below it reach. */
  const met = new Int32Array(n)
  const reach = new Int32Array(n)
  /** How many of its neighbours were looked at. */
  const looked = new Int32Array(n)
  let time = 0
  for (let root = 0; root < n; root++) {
    if (met[root] !== 0) continue
    const path = [root]
    let branches = 0
    met[root] = reach[root] = ++time
    while (path.length > 0) {
      const at = path.at(-1)!
      const next = neighbours[at]![looked[at]!++]
      if (next === undefined) {
        path.pop()
        const parent = path.at(-1)
        if (parent === undefined) continue
        reach[parent] = Math.min(reach[parent]!, reach[at]!)
        if (parent === root) branches++
        else if (reach[at]! >= met[parent]!) isCut[parent] = 1
      } else if (met[next] === 0) {
        met[next] = reach[next] = ++time
        path.push(next)
      } else reach[at] = Math.min(reach[at]!, met[next]!)
    }
    if (branches > 1) isCut[root] = 1
  }
  return isCut
}
