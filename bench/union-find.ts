import { MultiUndirectedGraph } from 'graphology'
import { countConnectedComponents } from 'graphology-components'
import { StaticDisjointSet } from 'mnemonist'
import { UnionFind } from '../src/index.ts'
import { seededRandom } from './random.ts'
import { type Run, rounds } from './rounds.ts'
import type { Stage } from './stage.ts'
import type { Table } from './table.ts'

/** Nodes that graphology, which keeps an object for each, is given: with ten million it would take minutes and gigabytes. */
const GRAPH_NODES = 200_000

/** Random edges are the worst case: every access is a cache miss. */
export const stage: Stage = {
  peers: ['mnemonist', 'graphology', 'graphology-components'],
  run(size) {
    const smoke = size === 'smoke'
    return [
      table(smoke ? 20_000 : 10_000_000, smoke ? 1 : 3, ['mnemonist', 'naive', 'selfsame']),
      table(smoke ? 2_000 : GRAPH_NODES, smoke ? 1 : 3, ['mnemonist', 'graphology', 'selfsame']),
    ]
  },
}

type Way = 'mnemonist' | 'graphology' | 'naive' | 'selfsame'

function table(nodes: number, times: number, ways: readonly Way[]): Table {
  const edges = 2 * nodes
  const random = seededRandom(1)
  const ends = Int32Array.from({ length: 2 * edges }, () => random.int(nodes))
  // with the last object of a class the collector drops the code compiled for it, and the next round would begin anew
  const kept = new Map<Way, object>()
  const runs: Record<Way, Run> = {
    mnemonist: () => {
      const sets = new StaticDisjointSet(nodes)
      kept.set('mnemonist', sets)
      for (let i = 0; i < ends.length; i += 2) sets.union(ends[i]!, ends[i + 1]!)
      return sets.dimension
    },
    graphology: () => {
      const graph = new MultiUndirectedGraph()
      for (let node = 0; node < nodes; node++) graph.addNode(node)
      for (let i = 0; i < ends.length; i += 2) graph.addEdge(ends[i]!, ends[i + 1]!)
      return countConnectedComponents(graph)
    },
    naive: () => naiveSets(nodes, ends),
    selfsame: () => {
      const sets = new UnionFind(nodes)
      kept.set('selfsame', sets)
      for (let i = 0; i < ends.length; i += 2) sets.union(ends[i]!, ends[i + 1]!)
      return sets.sets
    },
  }
  const named: Record<Way, string> = {
    mnemonist: 'mnemonist StaticDisjointSet',
    graphology: 'graphology, connected components',
    naive: 'naive (array, path compression)',
    selfsame: 'selfsame UnionFind',
  }
  const title = `union-find: ${nodes} nodes, ${edges} random edges; CPU ns an edge; answer = sets`
  return { title, rows: rounds(Object.fromEntries(ways.map((way) => [named[way], runs[way]])), edges, times) }
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
