import { compareTexts } from '../collections/compare-texts.ts'
import type { IdentityState } from './identity-state.ts'
import type { PairLink } from './pair-links.ts'

/** Two records that evidence joins in one entity. */
export interface Link {
  /** Record keys, the smaller first. */
  readonly a: string
  readonly b: string
  /** Match weight in bits, the prior included. */
  readonly weight: number
  /** What joins them: an identifier field, the name of a link rule, `evidence` (their match weight), or `judgement`. */
  readonly reason: string
  /** The shared value; empty for a rule that compares and for a judgement. */
  readonly value: string
}

/** The order of links: the strongest first, ties by what they say, so that the order of arrival has no say. */
export function compareLinks(x: Link, y: Link): number {
  if (x.weight !== y.weight) return y.weight - x.weight
  for (const key of ['a', 'b', 'reason', 'value'] as const) if (x[key] !== y[key]) return x[key] < y[key] ? -1 : 1
  return 0
}

/** A link in numbers. `node` is the key they share, −1 for a pair that is compared and for a judgement. */
export interface RowLink {
  /** Rows, that of the smaller record key first. */
  readonly a: number
  readonly b: number
  /** Millibits. */
  readonly weight: number
  readonly reason: string
  readonly node: number
}

/**
 * The links that hold entities together. The k records of an entity that share a value are k − 1 links, from the one
 * with the smallest record key to each other; so are those that say the same, and what they have to do with others is told
 * of that one alone.
 */
export function* linksOf(state: IdentityState): Generator<Link> {
  for (const link of rowLinks(state)) yield namedLink(state, link)
}

/** {@link linksOf} in numbers. */
export function rowLinks(state: IdentityState): Generator<RowLink> {
  return linksThrough(state, undefined)
}

/** The links among rows of one entity. */
export function* linksOfRows(state: IdentityState, rows: readonly number[]): Generator<Link> {
  for (const link of rowLinksAmong(state, rows)) yield namedLink(state, link)
}

/**
 * The links between the rows of a contested entity and rows elsewhere that observed identifiers which the entity owns, and
 * among these: from the first row that holds an identifier to each other.
 */
export function* linksElsewhere(state: IdentityState, rows: readonly number[]): Generator<Link> {
  const { index, partition, table } = state
  const entity = partition.entityOf(rows[0]!)
  const component = partition.componentOf(rows[0]!)
  const nodes = new Set(component.flatMap((row) => [...index.postings.keysOf(row)]))
  for (const node of nodes) {
    const owner = partition.links(node) && !index.isBlock(node) ? partition.ownerOf(node) : -1
    if (owner < 0 || partition.entityOf(owner) !== entity) continue
    const [first, ...others] = index.rowsOf(node).sort((x, y) => compareTexts(table.keys, x, y)) as [
      number,
      ...number[],
    ]
    const weight = partition.evidence.nodeWeight(node)
    const reason = state.nodeField(node)
    for (const other of others) yield namedLink(state, { a: first, b: other, weight, reason, node })
  }
}

/** Rows of one entity that comparison joins: each of `these` with each other, or with each of `those` where there are any. */
export interface ComparedRows {
  /** Rows that say the same, by record key. */
  readonly these: readonly number[]
  /** Others that say the same, by record key; none where `these` are joined by what they say again. */
  readonly those: readonly number[]
  /** Number of the link rule that joins them, −1: their match weight. */
  readonly rule: number
  /** Millibits. */
  readonly weight: number
}

/**
 * What comparison joins within entities.
 * @param rows of one entity
 */
export function* comparedRows(state: IdentityState, rows: readonly number[]): Generator<ComparedRows> {
  const alike = alikeRows(state, rows)
  for (const link of keptLinks(state, rows)) yield* comparedBy(state, alike, link)
}

/** Per centre of a star: its rows, by entity and by record key. */
type AlikeRows = ReadonlyMap<number, readonly (readonly number[])[]>

/** @param rows of one entity; undefined: all */
function alikeRows(state: IdentityState, rows: readonly number[] | undefined): AlikeRows {
  const { pairs, entity } = state.partition
  const alike = new Map<number, readonly (readonly number[])[]>()
  for (const [centre, star] of rows ? starsAmong(state, rows) : pairs.repeats.byCentre()) {
    alike.set(
      centre,
      byEntity(star, entity.data).map((of) => byKey(state, of)),
    )
  }
  return alike
}

/** @param rows of one entity; undefined: all */
function keptLinks({ partition }: IdentityState, rows: readonly number[] | undefined): Iterable<PairLink> {
  const { pairs } = partition
  return rows ? pairs.keptOf(new Set(rows.map((row) => pairs.repeats.centreOf(row)))) : pairs.kept()
}

function* comparedBy(
  { partition }: IdentityState,
  alike: AlikeRows,
  { a, b, rule, weight }: PairLink,
): Generator<ComparedRows> {
  const entity = partition.entity.data
  const groupsOf = (row: number): readonly (readonly number[])[] => alike.get(row) ?? [[row]]
  for (const these of groupsOf(a)) {
    if (a !== b) {
      for (const those of groupsOf(b)) {
        if (entity[these[0]!] === entity[those[0]!]) yield { these, those, rule, weight }
      }
    } else if (these.length > 1) yield { these, those: [], rule, weight }
  }
}

/** Rows by the row whose links they have. */
function starsAmong({ partition }: IdentityState, rows: readonly number[]): Map<number, number[]> {
  const stars = new Map<number, number[]>()
  const { repeats } = partition.pairs
  if (!repeats.any) return stars
  for (const row of rows) {
    const centre = repeats.centreOf(row)
    const star = stars.get(centre)
    if (star) star.push(row)
    else stars.set(centre, [row])
  }
  return stars
}

function rowLinksAmong(state: IdentityState, rows: readonly number[]): Generator<RowLink> {
  const { index, partition } = state
  const nodes = new Set(rows.flatMap((row) => [...index.postings.keysOf(row)]))
  return linksThrough(state, { nodes: [...nodes], rows, entity: partition.entity.data[rows[0]!]! })
}

/**
 * The links that nodes, pairs and judgements make: a loop in one generator, for one more for each node would take longer
 * than the links do.
 *
 * @param among the entity whose links are wanted, its rows and their nodes; undefined: all
 */
function* linksThrough(
  state: IdentityState,
  among: { readonly nodes: readonly number[]; readonly rows: readonly number[]; readonly entity: number } | undefined,
): Generator<RowLink> {
  const { index, partition, table, model } = state
  const entity = partition.entity.data
  const nodes = among?.nodes
  const only = among?.entity
  for (let n = 0, count = nodes?.length ?? index.size; n < count; n++) {
    const node = nodes?.[n] ?? n
    for (const rows of joinedRows(state, node, only)) {
      const weight = partition.evidence.nodeWeight(node)
      const reason = state.nodeField(node)
      for (let i = 1; i < rows.length; i++) yield { a: rows[0]!, b: rows[i]!, weight, reason, node }
    }
  }
  const alike = alikeRows(state, among?.rows)
  for (const link of keptLinks(state, among?.rows)) {
    const { a, b, rule, weight } = link
    const reason = rule < 0 ? 'evidence' : model.link[rule]!.name
    // nearly always nobody says again what they say
    if (a !== b && (alike.size === 0 || !(alike.has(a) || alike.has(b)))) {
      if (entity[a] === entity[b]) yield linkOf(state, a, b, weight, reason)
      continue
    }
    for (const { these, those } of comparedBy(state, alike, link)) {
      const [first, ...others] = these as [number, ...number[]]
      if (those.length > 0) yield linkOf(state, first, those[0]!, weight, reason)
      else for (const other of others) yield linkOf(state, first, other, weight, reason)
    }
  }
  for (const { a, b } of state.judgements.inRows((key) => table.rowOf(key)).same) {
    const isWanted = entity[a] === entity[b] && (only === undefined || entity[a] === only)
    if (isWanted) yield linkOf(state, a, b, partition.evidence.ruleWeight, 'judgement')
  }
}

function namedLink({ table, index }: IdentityState, { a, b, weight, reason, node }: RowLink): Link {
  const value = node < 0 ? '' : index.valueText(node)
  return { a: table.keys.get(a), b: table.keys.get(b), weight: weight / 1000, reason, value }
}

/** The rows, entity by entity, that a node joins by itself: two or more, by record key. */
export function joinedRows(state: IdentityState, node: number, only?: number): readonly (readonly number[])[] {
  const { index, partition } = state
  if (index.postings.count(node) < 2 || !partition.links(node)) return NONE
  const rows = index.rowsOf(node)
  const entity = partition.entity.data
  const first = entity[rows[0]!]!
  // nearly always they are of one
  if (rows.every((row) => entity[row] === first)) {
    if (only !== undefined && only !== first) return NONE
    return joins(state, node, first) ? [byKey(state, rows)] : repetitions(state, rows).map((of) => byKey(state, of))
  }
  return byEntity(rows, entity)
    .filter((rows) => rows.length > 1 && (only === undefined || entity[rows[0]!] === only))
    .flatMap((rows) => (joins(state, node, entity[rows[0]!]!) ? [rows] : repetitions(state, rows)))
    .map((rows) => byKey(state, rows))
}

const NONE: readonly (readonly number[])[] = []

function byKey({ table }: IdentityState, rows: number[]): number[] {
  const { keys } = table
  // sorting two in general takes several times as long
  if (rows.length === 2) return compareTexts(keys, rows[0]!, rows[1]!) <= 0 ? rows : [rows[1]!, rows[0]!]
  return rows.sort((x, y) => compareTexts(keys, x, y))
}

function linkOf({ table }: IdentityState, a: number, b: number, weight: number, reason: string): RowLink {
  return compareTexts(table.keys, a, b) <= 0
    ? { a, b, weight, reason, node: -1 }
    : { a: b, b: a, weight, reason, node: -1 }
}

/** Of rows that share a value which is not theirs to own, those that say the same: they are one whoever owns it. */
function repetitions({ partition }: IdentityState, rows: readonly number[]): number[][] {
  const groups: number[][] = []
  for (const row of rows) {
    const group = groups.find((of) => partition.contents.areSame(of[0]!, row))
    if (group) group.push(row)
    else groups.push([row])
  }
  return groups.filter((group) => group.length > 1)
}

function byEntity(rows: readonly number[], entity: Int32Array): number[][] {
  const groups = new Map<number, number[]>()
  for (const row of rows) {
    const group = groups.get(entity[row]!)
    if (group) group.push(row)
    else groups.set(entity[row]!, [row])
  }
  return [...groups.values()]
}

/** A value joins records of its owner only; a disputed one, those that hold nothing else. */
function joins(state: IdentityState, node: number, entity: number): boolean {
  if (state.index.isBlock(node)) return true
  const owner = state.partition.ownerOf(node)
  return owner < 0 ? state.isDisputed(node) : state.partition.entity.data[owner] === entity
}
