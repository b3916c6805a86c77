import { finish } from '../collections/steps.ts'
import type { Component } from './component.ts'
import { eventsByStrength } from './events-by-strength.ts'
import { JoinEvidence } from './join-evidence.ts'

/** The rows of a component that is asked about: of more than these, clusters and groups are not heard in full. */
const MOST = 32

const evidence = new JoinEvidence()
/** Per row: its cluster. Per cluster: how many rows it has, and its profiles. */
const clusterOf = new Int32Array(MOST)
const sizes = new Int32Array(MOST)
const profiles: number[][] = []

/**
 * Whether joining by weight makes one entity of a component and refuses nothing, where only evidence could: true of nearly
 * every component that two contradicting rows make a contested one, and found out here in a fraction of the time that it
 * takes to keep count of sides, groups and refusals. False says nothing.
 */
export function joinsAll(component: Component): boolean {
  if (component.size > MOST || !isUnguarded(component)) return false
  evidence.begin(component)
  const joined = joinsByEvidence(component)
  // a component is the door to all of a table
  evidence.end()
  return joined
}

/** Whether nothing but evidence can keep rows of a component apart. */
function isUnguarded({ size, same, different, forbidRules, list, limits, held }: Component): boolean {
  if (same.length + different.length + forbidRules > 0) return false
  for (let row = 0; row < size; row++) if (list[row]! >= 0) return false
  if (held.starts[size] === 0) return true
  // a limit is not exceeded by some where it is not by all
  for (let type = 0; type < limits.length; type++) {
    if (limits[type]! === 0) continue
    const values = new Set<number>()
    for (let h = 0; h < held.starts[size]!; h++) if (held.type[h] === type) values.add(held.value[h]!)
    if (values.size > limits[type]!) return false
  }
  return true
}

function joinsByEvidence(component: Component): boolean {
  const { size, links, nodes, profile } = component
  for (let row = 0; row < size; row++) {
    clusterOf[row] = row
    sizes[row] = 1
    profiles[row] = profile[row]! < 0 ? [] : [profile[row]!]
  }
  for (const event of finish(eventsByStrength(component, Array(nodes.length).keys()))) {
    if (event < 0) {
      if (!joinHolders(component, -1 - event)) return false
      continue
    }
    const a = clusterOf[links.a[event]!]!
    const b = clusterOf[links.b[event]!]!
    if (a === b) continue
    // what two rows say of each other is what made the link
    const isTold = links.weighed[event] === 1 && sizes[a]! + sizes[b]! === 2
    if (!isTold && evidence.isAgainst(profiles[a]!, profiles[b]!)) return false
    join(size, a, b)
  }
  return sizes[clusterOf[0]!] === size
}

/** Joins the clusters that hold a node; false where two of them contradict each other. */
function joinHolders({ size, nodes }: Component, node: number): boolean {
  const holders: number[] = []
  for (let i = nodes.starts[node]!; i < nodes.starts[node + 1]!; i++) {
    const cluster = clusterOf[nodes.rows[i]!]!
    if (holders.includes(cluster)) continue
    for (const other of holders) if (evidence.isAgainst(profiles[other]!, profiles[cluster]!)) return false
    holders.push(cluster)
  }
  for (let i = 1; i < holders.length; i++) join(size, holders[0]!, holders[i]!)
  return true
}

function join(size: number, into: number, from: number): void {
  for (let row = 0; row < size; row++) if (clusterOf[row] === from) clusterOf[row] = into
  sizes[into]! += sizes[from]!
  for (const profile of profiles[from]!) if (!profiles[into]!.includes(profile)) profiles[into]!.push(profile)
}
