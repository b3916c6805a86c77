import type { Clusters } from './clusters.ts'
import { type Component, type Division, type Refusal, UNOWNED } from './component.ts'

/**
 * The division that clusters make of a component.
 * @param owner per node: `UNOWNED`, `DISPUTED`, or a row of the owner
 * @param counted per node: 1 where it was decided by how many records hold it
 */
export function divisionOf(
  { size }: Component,
  clusters: Clusters,
  owner: Int32Array,
  counted: Uint8Array,
  refusals: readonly Refusal[],
): Division {
  const part = new Int32Array(size)
  let parts = 0
  // a cluster goes by its smallest row, which is met first
  for (let row = 0; row < size; row++) part[row] = clusters.of(row) === row ? parts++ : part[clusters.of(row)]!
  return { part, parts, owner: owner.map((row) => (row < 0 ? row : part[row]!)), counted, refusals }
}

/** The division of a component that is one entity, to which all of its values belong. */
export function wholeDivision({ size, nodes }: Component): Division {
  const owner = Int32Array.from({ length: nodes.length }, (_, n) => (nodes.type[n]! < 0 ? UNOWNED : 0))
  return { part: new Int32Array(size), parts: 1, owner, counted: new Uint8Array(nodes.length), refusals: [] }
}
