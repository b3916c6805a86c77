import { Int32Column } from '../collections/column.ts'
import { type Grouping, groupBy } from '../collections/grouping.ts'
import { finish, type Steps } from '../collections/steps.ts'
import type { UnionFind } from '../collections/union-find.ts'
import { DISPUTED, type Division, type Policy, UNOWNED } from '../graph/component.ts'
import type { JudgedPair, SettledJudgements } from '../graph/settle-judgements.ts'
import type { ContestedComponents } from './contested-component.ts'
import type { Guard } from './guard.ts'
import type { NodeIndex } from './node-index.ts'
import type { PairLinks } from './pair-links.ts'
import type { RowRefusal } from './row-refusal.ts'

/** What people judged of the rows of one component. */
interface Judged {
  readonly same: JudgedPair[]
  readonly different: JudgedPair[]
}

/** Rows that evidence and judgements hold together. */
export interface Components {
  /** The rows of each, ascending; some numbers stand for none. */
  readonly groups: Grouping
  /** What was judged, by component. */
  readonly judged: ReadonlyMap<number, Judged>
}

/** What became of components, one after the other. */
export interface Divided {
  /** Their rows, those of a part side by side. */
  readonly rows: Int32Array
  /** Part p holds `rows[parts[p]] … rows[parts[p + 1] − 1]`; parts of one component follow each other. */
  readonly parts: Int32Array
  /** The same of components, in which no row stands twice. */
  readonly components: Int32Array
  /** Those that the policy divided, ascending. */
  readonly contested: Int32Array
  /** A node whose owner is not simply the entity of its rows, and a row of its owner, UNOWNED or DISPUTED, in turn. */
  readonly owners: Int32Array
  /** Nodes that were decided by how many rows hold them. */
  readonly counted: Int32Array
  /** Refusals of a component, at one of its rows. */
  readonly refusals: readonly (readonly [row: number, refusals: readonly RowRefusal[]])[]
}

/** Rows that are decided in one step. */
const STEP = 2 ** 14
/** From how many rows on a component is divided in several steps. */
const LARGE = 2 ** 10
/** As how many rows a contested one counts there. */
const CONTESTED = 64

const NO_JUDGED: Judged = Object.freeze({ same: [], different: [] })
const NO_GROUPS: ReadonlyMap<number, Judged> = new Map()

/**
 * Rows by the set that they are in.
 * @param local per row of the table: its number in `rows` + 1, 0 for others
 * @param sets of those numbers
 */
export function* groupedComponents(
  rows: Int32Array,
  local: Int32Array,
  sets: UnionFind,
  { same, different }: SettledJudgements,
): Steps<Components, number> {
  const rootOf = new Int32Array(rows.length)
  for (let i = 0; i < rows.length; i++) rootOf[i] = sets.find(i)
  if (rows.length > STEP) yield 0
  const groups = groupBy(rootOf, rows.length)
  if (rows.length > STEP) yield 0
  for (let i = 0; i < groups.items.length; i++) groups.items[i] = rows[groups.items[i]!]!
  if (same.length + different.length === 0) return { groups, judged: NO_GROUPS }
  const judged = new Map<number, Judged>()
  const at = (row: number): number => (local[row]! > 0 ? rootOf[local[row]! - 1]! : -1)
  const of = (root: number): Judged => {
    const known = judged.get(root) ?? { same: [], different: [] }
    judged.set(root, known)
    return known
  }
  for (const pair of same) if (at(pair.a) >= 0) of(at(pair.a)).same.push(pair)
  for (const pair of different) {
    if (at(pair.a) >= 0 && at(pair.a) === at(pair.b)) of(at(pair.a)).different.push(pair)
  }
  return { groups, judged }
}

/** What a divider needs to know. */
interface Known {
  readonly index: NodeIndex
  readonly guard: Guard
  readonly pairs: PairLinks
  readonly components: ContestedComponents
  readonly policy: Policy
}

/** Divides components that break a guard by the policy; any other is one part. It remembers nothing from one to the next. */
export class ComponentDivider {
  readonly #index: NodeIndex
  readonly #guard: Guard
  readonly #components: ContestedComponents
  readonly #policy: Policy
  readonly #agree: (a: number, b: number) => boolean
  readonly #rows = new Int32Column()
  readonly #parts = new Int32Column()
  readonly #starts = new Int32Column()
  readonly #contested = new Int32Column()
  readonly #owners = new Int32Column()
  readonly #counted = new Int32Column()
  #refusals: [number, RowRefusal[]][] = []

  constructor({ index, guard, pairs, components, policy }: Known) {
    this.#index = index
    this.#guard = guard
    this.#components = components
    this.#policy = policy
    this.#agree = (a, b) => pairs.agree(a, b)
  }

  /** Divides the components `from` … `to` − 1, in steps that tell how many rows are done; good until others are. */
  *dividing({ groups, judged }: Components, from: number, to: number): Steps<Divided, number> {
    const { starts, items } = groups
    for (const column of [this.#rows, this.#parts, this.#starts, this.#contested, this.#owners, this.#counted]) {
      column.length = 0
    }
    this.#refusals = []
    let work = 0
    for (let c = from; c < to; c++) {
      const start = starts[c]!
      const end = starts[c + 1]!
      if (start === end) continue
      this.#starts.push(this.#rows.length)
      const { same, different } = judged.get(c) ?? NO_JUDGED
      const contested = end - start > 1 && (different.length > 0 || this.#isContested(items, start, end))
      if (contested) {
        this.#contested.push(this.#starts.length - 1)
        const steps = this.#divide(items.slice(start, end), same, different)
        // a large one takes long: others may breathe meanwhile
        if (end - start < LARGE) finish(steps)
        else {
          yield start
          for (const _ of steps) yield start
        }
      } else {
        this.#parts.push(this.#rows.length)
        for (let i = start; i < end; i++) this.#rows.push(items[i]!)
      }
      work += (end - start) * (contested ? CONTESTED : 1)
      if (work < STEP) continue
      work = 0
      yield end
    }
    this.#parts.push(this.#rows.length)
    this.#starts.push(this.#rows.length)
    return {
      rows: this.#rows.view,
      parts: this.#parts.view,
      components: this.#starts.view,
      contested: this.#contested.view,
      owners: this.#owners.view,
      counted: this.#counted.view,
      refusals: this.#refusals,
    }
  }

  #isContested(items: Int32Array, start: number, end: number): boolean {
    const members = [items[start]!]
    for (let i = start + 1; i < end; i++) members.push(items[i]!)
    return this.#guard.contests(members, this.#agree)
  }

  *#divide(members: Int32Array, same: readonly JudgedPair[], different: readonly JudgedPair[]): Steps<void, undefined> {
    const { component, rows, firsts, nodes } =
      members.length < LARGE
        ? this.#components.of(members, same, different)
        : yield* this.#components.gathering(members, same, different)
    yield undefined
    const division = yield* this.#policy(component)
    yield undefined
    this.#tell(firsts, nodes, division)
    yield undefined
    const own: number[][] = []
    for (let i = 0; i < rows.length; i++) {
      if (i % STEP === STEP - 1) yield undefined
      const row = rows[i]!
      // parts are numbered by their first row
      const part = division.part[this.#components.placeOf(row)]!
      if (part === own.length) own.push([row])
      else own[part]!.push(row)
    }
    yield undefined
    for (const part of own) {
      this.#parts.push(this.#rows.length)
      for (const row of part) this.#rows.push(row)
    }
  }

  /** Tells of a division what is not told by its parts. */
  #tell(rows: Int32Array, nodes: Int32Array, { part, parts, owner, counted, refusals }: Division): void {
    const firstOfPart = new Int32Array(parts)
    // parts are numbered by their first row
    for (let i = rows.length - 1; i >= 0; i--) firstOfPart[part[i]!] = rows[i]!
    for (let n = 0; n < nodes.length; n++) {
      const of = owner[n]!
      const id = nodes[n]!
      if (counted[n] === 1) this.#counted.push(id)
      if (of === UNOWNED || of === DISPUTED) this.#own(id, of)
      // most are owned by whom they are asked of anyway
      else if (part[this.#components.placeOf(this.#index.postings.rowAt(id, 0))] !== of) this.#own(id, firstOfPart[of]!)
    }
    if (refusals.length === 0) return
    this.#refusals.push([
      rows[0]!,
      refusals.map(({ reason, a, b, node, rule }) => {
        return { reason, a: rows[a]!, b: rows[b]!, node: node < 0 ? -1 : nodes[node]!, rule }
      }),
    ])
  }

  #own(node: number, owner: number): void {
    this.#owners.push(node)
    this.#owners.push(owner)
  }
}
