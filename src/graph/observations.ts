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
 * identifiers at the same time are one observation, a row that was observed several times is part of several; rows without
 * identifiers observed nothing.
 */
export function observations({ size, times, nodes }: Component): Observation[] {
  const held: number[][] = Array.from({ length: size }, () => [])
  for (let node = 0; node < nodes.length; node++) {
    if (nodes.type[node]! < 0) continue
    for (let e = nodes.starts[node]!; e < nodes.starts[node + 1]!; e++) held[nodes.rows[e]!]!.push(node)
  }
  const seen: { readonly row: number; readonly at: number; readonly what: string }[] = []
  held.forEach((of, row) => {
    if (of.length === 0) return
    const what = of.join(' ')
    const all = new Set(times.at.subarray(times.starts[row], times.starts[row + 1]))
    for (const at of all) seen.push({ row, at, what })
  })
  seen.sort((a, b) => (a.at === b.at ? a.row - b.row : a.at - b.at))
  const observed = new Map<string, { nodes: number[]; rows: number[] }>()
  for (const { row, at, what } of seen) {
    const key = `${at} ${what}`
    const known = observed.get(key)
    if (known) known.rows.push(row)
    else observed.set(key, { nodes: held[row]!, rows: [row] })
  }
  return [...observed.values()]
}
