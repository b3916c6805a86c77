import { Int32Column } from '../collections/column.ts'
import { groupBy } from '../collections/grouping.ts'
import { UnionFind } from '../collections/union-find.ts'
import { type Component, DISPUTED, type Division, type Node, type Policy, UNOWNED } from '../graph/component.ts'
import { EntityLedger, type IdChanges } from '../graph/entity-ledger.ts'
import type { JudgedPair, SettledJudgements } from '../graph/settle-judgements.ts'
import { strongestFirst } from '../graph/strongest-first.ts'
import { type ConditionTest, conditionTest } from '../score/condition-test.ts'
import { MISSING, Scorer } from '../score/scorer.ts'
import { type FieldColumn, NO_VALUE } from '../table/field-column.ts'
import type { RecordTable } from '../table/record-table.ts'
import { Guard } from './guard.ts'
import type { NodeIndex } from './node-index.ts'

/** Evidence of a link rule, in bits: what a person writes down outweighs all but the numbers given to a person. */
const RULE_BITS = 35

/** A join refused, in rows of the table. */
export interface RowRefusal {
  readonly reason: 'limit' | 'forbid' | 'judgement' | 'evidence' | 'source'
  readonly a: number
  readonly b: number
  /** Node through which they would have been joined, or −1. */
  readonly node: number
  /** Forbid rule or identifier type, −1 for a judgement. */
  readonly rule: number
}

const NO_JUDGEMENTS: SettledJudgements = { same: [], different: [], suspended: [] }

/**
 * Which rows are one entity: components of the live evidence, those that break a guard divided by the policy.
 * `decide` takes any set of rows that is closed under evidence and decides it as if nothing else existed, so that a
 * whole batch and one live record run through the same code.
 */
export class Partition {
  readonly ledger: EntityLedger = new EntityLedger()
  /** Per row: its entity, or −1. */
  readonly entity: Int32Column = new Int32Column()
  /** Per row: the next row of its component; the rows of a component form a ring. */
  readonly #ring = new Int32Column()
  /** Nodes whose owner is not simply the entity of their rows: a row of the owner, UNOWNED or DISPUTED. */
  readonly #owners = new Map<number, number>()
  /** Refusals of a divided component, at one of its rows. */
  readonly #refusals = new Map<number, readonly RowRefusal[]>()
  /** Pairs of rows that a link rule or their match weight joins, at their smaller row. */
  readonly #links = new Map<number, PairLink[]>()
  readonly #table: RecordTable
  readonly #index: NodeIndex
  readonly #policy: Policy
  readonly #guard: Guard
  /** Per block: what its pairs have to pass; undefined: the match weight decides. */
  readonly #rests: readonly (readonly ConditionTest[] | undefined)[]
  /** Per block: number of its link rule, −1 for a blocking rule. */
  readonly #rules: readonly number[]
  readonly scorer: Scorer
  /** Per comparison: the identifier type it compares, or −1. */
  readonly #identifierTypes: readonly number[]
  /** Per comparison of hashes: the columns of raw values that are known by them. */
  readonly #hashedColumns: readonly (readonly FieldColumn[])[]
  /** Match weight from which a pair is a link, millibits. */
  readonly #link: number
  /** Per row: its number within the rows being decided, −1 outside of `decide`. */
  readonly #local = new Int32Column()

  constructor(table: RecordTable, index: NodeIndex) {
    this.#table = table
    this.#index = index
    this.#policy = strongestFirst
    this.scorer = new Scorer(
      table,
      (c, value) => this.#isSilenced(c, value),
      (c, a, b) => this.#hashLevel(c, a, b),
    )
    this.#hashedColumns = this.scorer.comparisons.map(({ column }) =>
      index.hashedColumns(index.typeOfField(column.name)),
    )
    this.#identifierTypes = this.scorer.comparisons.map(({ column }) => index.typeOfField(column.name))
    this.#link = Math.round(table.model.thresholds.link * 1000)
    this.#rests = index.blocks.map((block) => block.rule?.rest.map((condition) => conditionTest(table, condition)))
    this.#rules = index.blocks.map((block) => (block.rule ? table.model.link.indexOf(block.rule.rule) : -1))
    this.#guard = new Guard(table, index, this.scorer, (node) => this.links(node))
  }

  /** The rows of the component of `row`, itself included. */
  *componentOf(row: number): Generator<number> {
    yield row
    for (let at = this.#ring.data[row]!; at !== row; at = this.#ring.data[at]!) yield at
  }

  /** The rows of the entity of `row`. */
  entityRows(row: number): number[] {
    const entity = this.entity.data[row]!
    return [...this.componentOf(row)].filter((r) => this.entity.data[r] === entity)
  }

  /** A row of the entity that owns a node, UNOWNED or DISPUTED. */
  ownerOf(node: number): number {
    const known = this.#owners.get(node)
    if (known !== undefined) return known
    const first = this.#index.postings.first.data[node]!
    return first < 0 ? UNOWNED : this.#index.postings.row.data[first]!
  }

  /** Refusals of the components that any of `rows` belongs to, given whole. */
  *refusalsOf(rows: Iterable<number>): Generator<RowRefusal> {
    for (const row of rows) yield* this.#refusals.get(row) ?? []
  }

  /** All refusals in force. */
  *refusals(): Generator<RowRefusal> {
    for (const list of this.#refusals.values()) yield* list
  }

  /** Pairs of rows joined by a link rule that compares, or by their match weight. */
  *pairLinks(): Generator<PairLink> {
    for (const list of this.#links.values()) yield* list
  }

  /** The same among some rows. */
  *pairLinksAmong(rows: Iterable<number>): Generator<PairLink> {
    for (const row of rows) yield* this.#links.get(row) ?? []
  }

  /** Weight of a link that a rule or a judgement makes, millibits. */
  ruleWeight(): number {
    return Math.round((this.#table.model.prior + RULE_BITS) * 1000)
  }

  /** Weight of sharing a node, millibits. */
  nodeWeight(node: number): number {
    const type = this.#index.types[this.#index.type.data[node]!]
    return type ? Math.round(this.#table.model.prior * 1000) + type.millibits : this.ruleWeight()
  }

  /** Whether sharing a node is enough for a link. */
  links(node: number): boolean {
    if (this.#index.quarantined.data[node] === 1 || this.#index.pairwiseBlock(node)) return false
    return this.nodeWeight(node) >= this.#link
  }

  /** Whether the pairs of rows that share a node have to be compared: a block that compares, or a weak identifier. */
  #compares(node: number): boolean {
    if (this.#index.quarantined.data[node] === 1) return false
    if (this.#index.isBlock(node)) return this.#index.pairwiseBlock(node) !== undefined
    return this.scorer.comparisons.length > 0 && !this.links(node)
  }

  /** The rows that a new row is joined to by comparison. */
  *pairLinksOf(row: number): Generator<number> {
    for (const node of this.#index.postings.keysOf(row)) {
      if (!this.#compares(node)) continue
      for (const other of this.#index.rowsOf(node))
        if (other !== row && this.#weigh(node, row, other) !== undefined) yield other
    }
  }

  /** Weight of the link that two rows of a node get, undefined where they get none. */
  #weigh(node: number, a: number, b: number): number | undefined {
    const rest = this.#rests[this.#index.type.data[node]! - this.#index.types.length]
    if (rest) return rest.every((test) => test(a, b)) ? this.ruleWeight() : undefined
    if (this.#guard.sameList(a, b)) return undefined
    const weight = this.scorer.weight(a, b)
    return weight >= this.#link ? weight : undefined
  }

  /**
   * Level of a comparison of hashes. Two raw values are compared as such; a hash and a raw value are equal when the one
   * is a hash of the other.
   */
  #hashLevel(comparison: number, a: number, b: number): number | undefined {
    const raw = this.#hashedColumns[comparison]!
    if (raw.length === 0) return undefined
    const hashed = this.scorer.comparisons[comparison]!.column.cells.data
    const holds = (row: number): boolean => raw.some((column) => column.cells.data[row] !== NO_VALUE)
    if (holds(a) && holds(b)) return MISSING
    if (hashed[a] !== NO_VALUE && hashed[b] !== NO_VALUE) return undefined
    if ((hashed[a] === NO_VALUE && !holds(a)) || (hashed[b] === NO_VALUE && !holds(b))) return MISSING
    const type = this.#identifierTypes[comparison]!
    const keysB = this.#index.postings.keysOf(b)
    const shared = this.#index.postings
      .keysOf(a)
      .find((node) => this.#index.type.data[node] === type && keysB.includes(node))
    if (shared === undefined) return this.scorer.comparisons[comparison]!.atLeast.length
    return this.#index.quarantined.data[shared] === 1 ? MISSING : 1
  }

  #isSilenced(comparison: number, value: number): boolean {
    const type = this.#identifierTypes[comparison]!
    if (type < 0) return false
    const node = this.#index.nodeOf(type, value)
    return node >= 0 && this.#index.quarantined.data[node] === 1
  }

  /**
   * Decides rows anew.
   *
   * @param rows live rows, closed under links, rule links and judgements
   * @param formers entities they belonged to, including those all of whose rows are gone
   */
  decide(
    rows: Int32Array,
    formers: ReadonlySet<number> = new Set(),
    judgements: SettledJudgements = NO_JUDGEMENTS,
  ): IdChanges {
    this.entity.extend(this.#table.size, -1)
    this.#ring.extend(this.#table.size, -1)
    this.#local.extend(this.#table.size, -1)
    for (let i = 0; i < rows.length; i++) this.#local.data[rows[i]!] = i
    const links: PairLink[] = []
    const sets = this.#connect(rows, judgements, links)
    const parts = this.#divide(rows, sets, judgements, links)
    for (let i = 0; i < rows.length; i++) this.#local.data[rows[i]!] = -1
    return this.#assign(parts, formers)
  }

  /** Forgets what was decided of rows whose evidence changed; call before `decide`. */
  clear(rows: Iterable<number>): void {
    for (const row of rows) {
      this.#refusals.delete(row)
      this.#links.delete(row)
      this.clearOwners(this.#index.postings.keysOf(row))
    }
  }

  /** Forgets who owns nodes; call before the index forgets that a row holds them. */
  clearOwners(nodes: Iterable<number>): void {
    for (const node of nodes) this.#owners.delete(node)
  }

  /** Takes a row out that is no longer live. */
  drop(row: number): void {
    this.entity.data[row] = -1
    this.#ring.data[row] = row
    this.ledger.release(row)
  }

  #connect(rows: Int32Array, judgements: SettledJudgements, links: PairLink[]): UnionFind {
    const sets = new UnionFind(rows.length)
    const { postings } = this.#index
    // a block that compares may reach beyond the rows being decided, so its first row says nothing
    const compared = new Set<number>()
    for (let i = 0; i < rows.length; i++) {
      for (const node of postings.keysOf(rows[i]!)) {
        if (this.links(node)) {
          const first = postings.row.data[postings.first.data[node]!]!
          if (first !== rows[i]) sets.union(i, this.#local.data[first]!)
        } else if (!compared.has(node) && this.#compares(node)) {
          compared.add(node)
          this.#compareRows(node, sets, links)
        }
      }
    }
    for (const { a, b } of judgements.same) {
      const i = this.#local.data[a]!
      const j = this.#local.data[b]!
      if (i >= 0 && j >= 0) sets.union(i, j)
    }
    return sets
  }

  #compareRows(node: number, sets: UnionFind, links: PairLink[]): void {
    const rows = this.#index.rowsOf(node).filter((row) => this.#local.data[row]! >= 0)
    const type = this.#index.type.data[node]!
    const rule = this.#rules[type - this.#index.types.length] ?? -1
    for (let i = 0; i < rows.length; i++) {
      for (let j = 0; j < i; j++) {
        const a = Math.min(rows[i]!, rows[j]!)
        const b = Math.max(rows[i]!, rows[j]!)
        if (rule < 0 && this.#sharesEarlier(type, a, b)) continue
        const weight = this.#weigh(node, a, b)
        if (weight === undefined) continue
        sets.union(this.#local.data[a]!, this.#local.data[b]!)
        links.push({ a, b, rule, weight })
      }
    }
  }

  /** Whether two rows share a node of an earlier type whose pairs are weighed: they were compared there. */
  #sharesEarlier(type: number, a: number, b: number): boolean {
    const { data } = this.#index.type
    const keysB = this.#index.postings.keysOf(b)
    for (const node of this.#index.postings.keysOf(a)) {
      const earlier = data[node]!
      if (
        earlier < type &&
        (this.#rules[earlier - this.#index.types.length] ?? -1) < 0 &&
        keysB.includes(node) &&
        this.#compares(node)
      )
        return true
    }
    return false
  }

  /** The parts of all components, each a list of rows. */
  #divide(rows: Int32Array, sets: UnionFind, judgements: SettledJudgements, links: readonly PairLink[]): number[][] {
    const rootOf = new Int32Array(rows.length)
    for (let i = 0; i < rows.length; i++) rootOf[i] = sets.find(i)
    const { starts, items } = groupBy(rootOf, rows.length)
    const linksAt = groupPairs(links, (row) => rootOf[this.#local.data[row]!]!)
    const local = (row: number): number => {
      const i = this.#local.data[row]!
      return i < 0 ? -1 : rootOf[i]!
    }
    const sameAt = groupPairs(judgements.same, local)
    const differentAt = groupPairs(
      judgements.different.filter((p) => local(p.a) === local(p.b)),
      local,
    )
    const parts: number[][] = []
    for (let root = 0; root < rows.length; root++) {
      const start = starts[root]!
      const end = starts[root + 1]!
      if (start === end) continue
      const members: number[] = []
      for (let i = start; i < end; i++) members.push(rows[items[i]!]!)
      this.#close(members)
      const own = linksAt.get(root) ?? []
      for (const link of own) this.#keepLink(link)
      const different = differentAt.get(root) ?? []
      if (members.length === 1 || (different.length === 0 && !this.#guard.contests(members))) parts.push(members)
      else parts.push(...this.#divideComponent(members, own, sameAt.get(root) ?? [], different))
    }
    return parts
  }

  #close(members: readonly number[]): void {
    const ring = this.#ring.data
    for (let i = 0; i < members.length; i++) ring[members[i]!] = members[(i + 1) % members.length]!
  }

  #keepLink(link: PairLink): void {
    const known = this.#links.get(link.a)
    if (known) known.push(link)
    else this.#links.set(link.a, [link])
  }

  #divideComponent(
    members: readonly number[],
    links: readonly PairLink[],
    same: readonly JudgedPair[],
    different: readonly JudgedPair[],
  ): number[][] {
    const rows = this.#inKeyOrder(members)
    const at = new Map(rows.map((row, i) => [row, i]))
    const nodes = this.#nodesOf(rows, at)
    const component: Component = {
      size: rows.length,
      at: Float64Array.from(rows, (row) => this.#table.at.data[row]!),
      nodes: nodes.map(({ node }) => node),
      links: links
        .map(({ a, b, weight }) => ({ a: at.get(a)!, b: at.get(b)!, weight }))
        .map(({ a, b, weight }) => ({ a: Math.min(a, b), b: Math.max(a, b), weight }))
        .sort((x, y) => x.a - y.a || x.b - y.b || y.weight - x.weight),
      same: pairsInOrder(same, at),
      different: pairsInOrder(different, at),
      limits: this.#index.types.map((type) => type.limit ?? 0),
      ...this.#guard.profilesOf(rows),
    }
    const divided = this.#policy(component)
    this.#keepDivision(rows, nodes, divided)
    const parts: number[][] = Array.from({ length: divided.parts }, () => [])
    rows.forEach((row, i) => {
      parts[divided.part[i]!]!.push(row)
    })
    return parts
  }

  /** Rows by record key, so that a division does not depend on the order of arrival. */
  #inKeyOrder(members: readonly number[]): number[] {
    const keys = new Map(members.map((row) => [row, this.#table.keys.get(row)]))
    return [...members].sort((a, b) => (keys.get(a)! < keys.get(b)! ? -1 : 1))
  }

  /** The nodes that may join rows of a component, in canonical order. */
  #nodesOf(rows: readonly number[], at: ReadonlyMap<number, number>): { id: number; node: Node }[] {
    const ids = new Set(rows.flatMap((row) => [...this.#index.postings.keysOf(row)]))
    const of = [...ids].filter((id) => this.links(id))
    const text = new Map(of.map((id) => [id, this.#index.valueText(id)]))
    const type = (id: number): number => this.#index.type.data[id]!
    of.sort((a, b) => type(a) - type(b) || (text.get(a)! < text.get(b)! ? -1 : 1))
    return of.map((id) => ({
      id,
      node: {
        type: this.#index.isBlock(id) ? -1 : type(id),
        rows: Int32Array.from(this.#index.rowsOf(id), (row) => at.get(row)!).sort(),
        weight: this.nodeWeight(id),
        derived: this.#index.isDerived(id, this.#index.rowsOf(id)),
      },
    }))
  }

  #keepDivision(rows: readonly number[], nodes: readonly { id: number }[], divided: Division): void {
    const firstOfPart = new Map<number, number>()
    rows.forEach((row, i) => {
      if (!firstOfPart.has(divided.part[i]!)) firstOfPart.set(divided.part[i]!, row)
    })
    nodes.forEach(({ id }, n) => {
      const owner = divided.owner[n]!
      if (owner === UNOWNED || owner === DISPUTED) this.#owners.set(id, owner)
      else this.#owners.set(id, firstOfPart.get(owner)!)
    })
    const refusals = divided.refusals.map((r) => ({
      ...r,
      a: rows[r.a]!,
      b: rows[r.b]!,
      node: r.node < 0 ? -1 : nodes[r.node]!.id,
    }))
    if (refusals.length > 0) this.#refusals.set(rows[0]!, refusals)
  }

  #assign(parts: readonly number[][], formers: ReadonlySet<number>): IdChanges {
    const smallest = (part: number): string => parts[part]!.map((row) => this.#table.keys.get(row)).sort()[0]!
    const before = (a: number, b: number): boolean => smallest(a) < smallest(b)
    const changes = this.ledger.assign(parts, formers, (row) => this.entity.data[row]!, before)
    parts.forEach((rows, part) => {
      for (const row of rows) this.entity.data[row] = changes.entities[part]!
    })
    return changes
  }
}

/** Two rows, the smaller first, that a comparison joins. */
export interface PairLink {
  readonly a: number
  readonly b: number
  /** Number of the link rule that joins them, −1: their match weight. */
  readonly rule: number
  /** Millibits. */
  readonly weight: number
}

function groupPairs<P extends { readonly a: number }>(
  pairs: readonly P[],
  at: (row: number) => number,
): Map<number, P[]> {
  const groups = new Map<number, P[]>()
  for (const pair of pairs) {
    const group = at(pair.a)
    if (group < 0) continue
    const list = groups.get(group)
    if (list) list.push(pair)
    else groups.set(group, [pair])
  }
  return groups
}

function pairsInOrder(pairs: readonly JudgedPair[], at: ReadonlyMap<number, number>): [number, number][] {
  return pairs
    .map(({ a, b }): [number, number] => [Math.min(at.get(a)!, at.get(b)!), Math.max(at.get(a)!, at.get(b)!)])
    .sort((x, y) => x[0] - y[0] || x[1] - y[1])
}
