import { type Bond, cheapestCut } from '../graph/cheapest-cut.ts'
import { cutVertices } from '../graph/cut-vertices.ts'
import type { IdentityState, Refusal } from '../identity/identity-state.ts'
import { type Inspectable, stateOf } from '../identity/inspectable.ts'
import { type Conflict, conflictsOf } from './conflicts.ts'
import { type EntityLink, entityLink, linksAmong, type RowsLink } from './entity-links.ts'
import { type HeldValue, heldValuesOf } from './held-values.ts'
import { rowsOfId } from './rows-in-key-order.ts'

/** Entities of more records get no exact cheapest cut: its cost grows with the cube of their number. */
const EXACT_CUT = 300
/** Of these no more bridges and articulations are told: a chain of thousands has thousands, each with all the others. */
const TOLD = 50

/** A record without which an entity falls apart, and the smaller parts that would fall off. */
export interface Articulation {
  readonly record: string
  /** All parts, the largest first; record keys. */
  readonly parts: readonly (readonly string[])[]
}

/** A link without which an entity falls apart. */
export interface Bridge {
  /** Its place in `links`. */
  readonly link: number
  /** What would fall off: all parts but the largest. */
  readonly parts: readonly (readonly string[])[]
}

/** The cheapest way to take links away so that an entity falls into two. */
export interface EntityCut {
  /** Bits of these links together, counted as in `bits` of the entity. */
  readonly bits: number
  /** Their places in `links`. */
  readonly links: readonly number[]
  /** Records of the smaller side. */
  readonly side: readonly string[]
  /** False where the entity is too large (over 300 records): then the best of the bridges and of parting one record. */
  readonly exact: boolean
}

/** How doubtful an entity is, for people who review. */
export interface Suspicion {
  /**
   * Bits by which the evidence against one person outweighs what holds the entity together at its cheapest cut: the
   * conflicts between its own attributes, less the bits of the cut. The higher the more doubtful; above 0 the two sides
   * are held together by less than what speaks against.
   */
  readonly score: number
  readonly cut: number
  readonly conflicts: number
}

/** What holds an entity together, and where it would break. */
export interface EntityExplanation {
  readonly kind: 'entity'
  readonly entity: string
  readonly records: readonly string[]
  /** Whether its component broke a guard, so that the policy divided it. */
  readonly contested: boolean
  /** The strongest first. */
  readonly links: readonly EntityLink[]
  /**
   * Bits of all links together. What a pair weighs counts only beyond the strongest value that both hold, and a link of 0
   * bits or less as a thousandth.
   */
  readonly bits: number
  /** Of an entity of more than 300 records the weakest 50. */
  readonly bridges: readonly Bridge[]
  /** Of an entity of more than 300 records the first 50. */
  readonly articulations: readonly Articulation[]
  /** Place in `links` of the weakest of those that are needed: without links so weak or weaker the entity falls apart. */
  readonly weakest?: number
  /** Absent where the entity is one record. */
  readonly cut?: EntityCut
  /** Every identifier value its records hold. */
  readonly values: readonly HeldValue[]
  /** Attributes of a person's own in which its records differ. */
  readonly conflicts: readonly Conflict[]
  /** Absent where the entity is one record. */
  readonly suspicion?: Suspicion
  /** Refusals that name one of its records. */
  readonly refusals: readonly Refusal[]
}

/**
 * What holds an entity together: its links, those and the records without which it falls apart, the cheapest cut, whose
 * its values are, and how doubtful it is. Costs what its records and links are, and for the cut n³ up to 300 records.
 *
 * @param of a `Resolver`, or what `resolve` returned
 * @param id an id that was merged leads to the survivor
 * @throws SelfsameError `call-invalid` for an id of which nothing is left
 */
export function explainEntity(of: Inspectable, id: string): EntityExplanation {
  const state = stateOf(of)
  return explainEntityRows(state, rowsOfId(state, id))
}

/** The explanation of the rows of an entity, which come by record key. */
export function explainEntityRows(state: IdentityState, rows: readonly number[]): EntityExplanation {
  const { partition, table } = state
  const keys = rows.map((row) => table.keys.get(row))
  const links = linksAmong(state, rows)
  const at = new Map(rows.map((row, i) => [row, i]))
  const bonds = links.map((link) => bondOf(link, at))
  const without = vitalParts(rows.length, bonds)
  const named = (parts: readonly (readonly number[])[]): string[][] => parts.map((part) => part.map((i) => keys[i]!))
  const conflicts = conflictsOf(state, rows)
  const cut = rows.length > 1 ? cutOf(bonds, keys, without.bonds) : undefined
  const held = new Set(keys)
  const weakest = weakestOf(rows.length, bonds)
  return {
    kind: 'entity',
    entity: state.entityId(rows[0]!),
    records: keys,
    contested: partition.isContested(rows[0]!),
    links: links.map((link) => entityLink(state, link)),
    bits: links.reduce((sum, { adds }) => sum + adds, 0) / 1000,
    bridges: without.bonds.map(({ at: link, parts }) => ({ link, parts: named(parts.slice(1)) })),
    articulations: without.vertices.map(({ at: i, parts }) => ({ record: keys[i]!, parts: named(parts) })),
    ...(weakest >= 0 && { weakest }),
    ...(cut && { cut }),
    values: heldValuesOf(state, rows),
    conflicts,
    ...(cut && { suspicion: suspicionOf(cut, conflicts) }),
    refusals: [...partition.refusalsOf(partition.componentOf(rows[0]!))]
      .map((refusal) => state.refusal(refusal))
      .filter((refusal) => refusal.records.some((key) => held.has(key))),
  }
}

function bondOf({ rows, adds }: RowsLink, at: ReadonlyMap<number, number>): Bond {
  return { members: rows.map((row) => at.get(row)!), cost: adds }
}

/** A vertex or bond without which others fall apart, and the parts, largest first. */
interface Vital {
  readonly at: number
  readonly parts: readonly (readonly number[])[]
}

/** The vertices and bonds without which the vertices fall apart: both are vertices of one graph, a bond beside its members. */
function vitalParts(n: number, bonds: readonly Bond[]): { readonly vertices: Vital[]; readonly bonds: Vital[] } {
  const neighbours: number[][] = Array.from({ length: n + bonds.length }, () => [])
  bonds.forEach(({ members }, bond) => {
    for (const v of members) {
      neighbours[v]!.push(n + bond)
      neighbours[n + bond]!.push(v)
    }
  })
  const cut = [...cutVertices(neighbours).entries()].filter(([, isCut]) => isCut === 1).map(([v]) => v)
  const parts = (without: number): number[][] => partsWithout(neighbours, n, without)
  const most = n > EXACT_CUT ? TOLD : cut.length
  const vertices = cut.filter((v) => v < n).slice(0, most)
  const last = cut.filter((v) => v >= n).slice(-most)
  return {
    vertices: vertices.map((v) => ({ at: v, parts: parts(v) })),
    bonds: last.map((v) => ({ at: v - n, parts: parts(v) })),
  }
}

/** The first `n` vertices in connected parts, largest first, were one vertex not there. */
function partsWithout(neighbours: readonly (readonly number[])[], n: number, without: number): number[][] {
  const seen = new Uint8Array(neighbours.length)
  seen[without] = 1
  const parts: number[][] = []
  for (let start = 0; start < n; start++) {
    if (seen[start] === 1) continue
    const part = [start]
    seen[start] = 1
    for (const v of part) {
      for (const next of neighbours[v]!) {
        if (seen[next] === 1) continue
        seen[next] = 1
        part.push(next)
      }
    }
    parts.push(part.filter((v) => v < n).sort((a, b) => a - b))
  }
  return parts.sort((a, b) => b.length - a.length || a[0]! - b[0]!)
}

/** The bond at which bonds, taken from the dearest on, have joined all vertices; −1 where they do not. */
function weakestOf(n: number, bonds: readonly Bond[]): number {
  const part = Array.from({ length: n }, (_, v) => v)
  let parts = n
  const find = (v: number): number => {
    while (part[v] !== v) v = part[v]!
    return v
  }
  for (const [bond, { members }] of bonds.entries()) {
    for (const v of members) {
      const [a, b] = [find(members[0]!), find(v)]
      if (a === b) continue
      part[Math.max(a, b)] = Math.min(a, b)
      parts--
    }
    if (parts === 1 && n > 1) return bond
  }
  return -1
}

function cutOf(bonds: readonly Bond[], keys: readonly string[], bridges: readonly Vital[]): EntityCut {
  const exact = keys.length <= EXACT_CUT
  const side = exact ? cheapestCut(keys.length, bonds).side : simpleCut(keys.length, bonds, bridges)
  const links = [...bonds.keys()].filter((bond) =>
    bonds[bond]!.members.some((v) => side[v] !== side[bonds[bond]!.members[0]!]),
  )
  return {
    bits: links.reduce((sum, bond) => sum + bonds[bond]!.cost, 0) / 1000,
    links,
    side: keys.filter((_, v) => side[v] === 1),
    exact,
  }
}

/** The cheapest of the cuts through one bond and of those around one vertex. */
function simpleCut(n: number, bonds: readonly Bond[], bridges: readonly Vital[]): Uint8Array {
  const degree = new Float64Array(n)
  for (const { members, cost } of bonds) for (const v of members) degree[v]! += cost
  const lone = degree.indexOf(Math.min(...degree))
  const bridge = bridges.reduce<Vital | undefined>(
    (best, b) => (!best || bonds[b.at]!.cost < bonds[best.at]!.cost ? b : best),
    undefined,
  )
  const isBridge = bridge !== undefined && bonds[bridge.at]!.cost <= degree[lone]!
  const smaller = isBridge ? bridge.parts.slice(1).flat() : [lone]
  const side = new Uint8Array(n)
  for (const v of smaller) side[v] = 1
  return side
}

function suspicionOf({ bits }: EntityCut, conflicts: readonly Conflict[]): Suspicion {
  const against = conflicts.reduce((sum, conflict) => sum + Math.round(-conflict.bits * 1000), 0) / 1000
  return { score: (Math.round(against * 1000) - Math.round(bits * 1000)) / 1000, cut: bits, conflicts: against }
}
