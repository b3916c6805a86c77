import { StaticDisjointSet } from 'mnemonist'
import { UnionFind } from '../src/index.ts'
import { seededRandom } from './random.ts'
import { type Run, rounds } from './rounds.ts'
import type { Stage } from './stage.ts'

/** Random edges are the worst case: every access is a cache miss. */
export const stage: Stage = {
  peers: ['mnemonist'],
  run(size) {
    const nodes = size === 'smoke' ? 20_000 : 10_000_000
    const edges = 2 * nodes
    const random = seededRandom(1)
    const ends = Int32Array.from({ length: 2 * edges }, () => random.int(nodes))
    const runs: Record<string, Run> = {
      mnemonist: () => {
        const sets = new StaticDisjointSet(nodes)
        for (let i = 0; i < ends.length; i += 2) sets.union(ends[i]!, ends[i + 1]!)
        return sets.dimension
      },
      'naive (array, path compression)': () => naiveSets(nodes, ends),
      'selfsame UnionFind': () => {
        const sets = new UnionFind(nodes)
        for (let i = 0; i < ends.length; i += 2) sets.union(ends[i]!, ends[i + 1]!)
        return sets.sets
      },
    }
    const title = `union-find: ${nodes} nodes, ${edges} random edges; CPU ns an edge; answer = sets`
    return [{ title, rows: rounds(runs, edges, size === 'smoke' ? 1 : 3) }]
  },
}

function naiveSets(nodes: number, ends: Int32Array): number {
  const parent: number[] = []
  for (let i = 0; i < nodes; i++) parent.push(i)
  let sets = nodes
  const find = (x: number): number => {
    let root = x
    while (parent[root] !== root) root = parent[root]!
    while (parent[x] !== root) {
      const next = parent[x]!
      parent[x] = root
      x = next
    }
    return root
  }
  for (let i = 0; i < ends.length; i += 2) {
    const a = find(ends[i]!)
    const b = find(ends[i + 1]!)
    if (a === b) continue
    parent[a] = b
    sets--
  }
  return sets
}
