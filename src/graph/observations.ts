import type { Component } from './component.ts'

/** Identifiers observed together at one time. */
export interface Observation {
  /** Most trusted first. */
  readonly nodes: readonly number[]
  /** The rows that say so, ascending. */
  readonly rows: readonly number[]
}

/**
 * What the rows of a component observed, in time order (undated first; ties by record key). Rows that hold the same
 * identifiers at the same time are one observation; rows without identifiers observed nothing.
 */
export function observations({ size, at, nodes }: Component): Observation[] {
  const held: number[][] = Array.from({ length: size }, () => [])
  for (let node = 0; node < nodes.length; node++) {
    if (nodes.type[node]! < 0) continue
    for (let e = nodes.starts[node]!; e < nodes.starts[node + 1]!; e++) held[nodes.rows[e]!]!.push(node)
  }
  const rows = [...held.keys()].filter((row) => held[row]!.length > 0)
  rows.sort((a, b) => (at[a] === at[b] ? a - b : at[a]! - at[b]!))
  const observed = new Map<string, { nodes: number[]; rows: number[] }>()
  for (const row of rows) {
    const key = `${at[row]} ${held[row]!.join(' ')}`
    const known = observed.get(key)
    if (known) known.rows.push(row)
    else observed.set(key, { nodes: held[row]!, rows: [row] })
  }
  return [...observed.values()]
}
