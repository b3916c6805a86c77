import type { ComparisonWeights } from '../score/comparison-weights.ts'
import { type ConditionTest, conditionTest } from '../score/condition-test.ts'
import { MISSING, Scorer } from '../score/scorer.ts'
import { type FieldColumn, NO_VALUE } from '../table/field-column.ts'
import type { RecordTable } from '../table/record-table.ts'
import { CleanLists } from './clean-lists.ts'
import type { NodeIndex } from './node-index.ts'

/** Evidence of a link rule, in bits: what a person writes down outweighs all but the numbers given to a person. */
const RULE_BITS = 35

/** What the nodes of a type do to the rows that share one. */
const SILENT = 0
/** Whoever shares it is linked. */
const LINKS = 1
/** The pairs of its rows are compared. */
const COMPARES = 2

/** What shared nodes and pairs of rows say, in millibits. A function of the rows and of what is quarantined. */
export class Evidence {
  readonly scorer: Scorer
  readonly lists: CleanLists
  /** Weight from which a pair is a link. */
  readonly threshold: number
  /** Weight of a link that a rule or a judgement makes. */
  readonly ruleWeight: number
  readonly #index: NodeIndex
  /** Per type of node: what sharing one does while it is not quarantined. */
  readonly #roles: Uint8Array
  /** Per type of node: weight of sharing one. */
  readonly #weights: Float64Array
  /** Per type of node: what pairs of a link rule's block have to pass; undefined: their match weight decides. */
  readonly #rests: readonly (readonly ConditionTest[] | undefined)[]
  /** Per type of node: number of its link rule, or −1. */
  readonly #rules: readonly number[]
  /** Per comparison: the identifier type it compares, or −1. */
  readonly #identifierTypes: readonly number[]
  /** Per comparison of hashes: the columns of raw values that are known by them. */
  readonly #hashedColumns: readonly (readonly FieldColumn[])[]

  /** @param weights those of a scorer of the same model, where the table only shows what another thread holds */
  constructor(table: RecordTable, index: NodeIndex, weights?: ComparisonWeights) {
    const { prior, thresholds, link } = table.model
    this.#index = index
    this.threshold = Math.round(thresholds.link * 1000)
    this.ruleWeight = Math.round((prior + RULE_BITS) * 1000)
    this.lists = new CleanLists(table)
    this.scorer = new Scorer(
      table,
      (c, value) => this.#isSilenced(c, value),
      (c, a, b) => this.#hashLevel(c, a, b),
      weights,
    )
    const { types, blocks } = index
    const fields = this.scorer.comparisons.map(({ column }) => index.typeOfField(column.name))
    this.#identifierTypes = fields
    this.#hashedColumns = fields.map((type) => index.hashedColumns(type))
    const ofTypes = types.map(() => undefined)
    this.#rests = [...ofTypes, ...blocks.map((b) => b.rule?.rest.map((condition) => conditionTest(table, condition)))]
    this.#rules = [...types.map(() => -1), ...blocks.map((b) => (b.rule ? link.indexOf(b.rule.rule) : -1))]
    const priorWeight = Math.round(prior * 1000)
    this.#weights = Float64Array.from([
      ...types.map((type) => priorWeight + type.millibits),
      ...blocks.map(() => this.ruleWeight),
    ])
    this.#roles = Uint8Array.from([
      ...types.map((_, t) => {
        return this.#weights[t]! >= this.threshold ? LINKS : this.scorer.comparisons.length > 0 ? COMPARES : SILENT
      }),
      ...blocks.map((block) => {
        return block.compares ? COMPARES : this.ruleWeight >= this.threshold ? LINKS : SILENT
      }),
    ])
  }

  /** Weight of sharing a node. */
  nodeWeight(node: number): number {
    return this.#weights[this.#index.typeOf(node)]!
  }

  /** Whether sharing a node is enough for a link. */
  links(node: number): boolean {
    return this.#roles[this.#index.typeOf(node)] === LINKS && !this.#index.quarantined.has(node)
  }

  /** Whether the pairs of rows that share a node have to be compared: a block that compares, or a weak identifier. */
  compares(node: number): boolean {
    return this.#roles[this.#index.typeOf(node)] === COMPARES && !this.#index.quarantined.has(node)
  }

  /** Whether there are nodes whose pairs of rows have to be compared. */
  get comparesAny(): boolean {
    return this.#roles.includes(COMPARES)
  }

  /** Whether there are blocks whose rows are linked by being in one. */
  get linksByBlocks(): boolean {
    return this.#roles.includes(LINKS, this.#index.types.length)
  }

  /** Number of the link rule that a node is a block of, −1: none. */
  ruleOf(node: number): number {
    return this.#rules[this.#index.typeOf(node)]!
  }

  /** Weight of the link that two rows that share a node get through it, undefined where they get none. */
  weigh(node: number, a: number, b: number): number | undefined {
    if (this.ruleOf(node) >= 0) return this.passesRest(node, a, b) ? this.ruleWeight : undefined
    if (this.lists.any && this.lists.repeats(a, b)) return undefined
    return this.scorer.weightFrom(a, b, this.threshold)
  }

  /** Whether two rows pass what the link rule of a node asks beside the node. */
  passesRest(node: number, a: number, b: number): boolean {
    return this.#rests[this.#index.typeOf(node)]!.every((test) => test(a, b))
  }

  /** Whether the cells of two rows tell the level of a comparison: those of hashes need to know what is hashed. */
  isToldByCells(comparison: number): boolean {
    return this.#hashedColumns[comparison]!.length === 0
  }

  /** Whether values of a comparison may be quarantined: those of an identifier. */
  maySilence(comparison: number): boolean {
    return this.#identifierTypes[comparison]! >= 0
  }

  /** Whether two rows share a live node before `node`, by type then number, whose pairs are weighed: they were compared there. */
  weighedBefore(node: number, a: number, b: number): boolean {
    const { postings } = this.#index
    const type = this.#index.typeOf(node)
    const { key, start } = postings
    for (let e = start.data[a]!, end = postings.endOf(a); e < end; e++) {
      const other = key.data[e]!
      const t = this.#index.typeOf(other)
      if (t > type || (t === type && other >= node) || this.#rules[t]! >= 0) continue
      if (this.compares(other) && postings.holds(b, other)) return true
    }
    return false
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
    const { column } = this.scorer.comparisons[comparison]!
    const { postings, quarantined } = this.#index
    let isShared = false
    // one of the two has hashes, the other is known by its own: a hash that both are known by elsewhere is not compared here
    for (const value of column.ids(hashed[hashed[a] === NO_VALUE ? b : a]!)) {
      const node = this.#index.nodeOf(type, value)
      if (node < 0 || !postings.holds(a, node) || !postings.holds(b, node)) continue
      // which of several is met first says nothing
      if (!quarantined.has(node)) return 1
      isShared = true
    }
    return isShared ? MISSING : this.scorer.comparisons[comparison]!.atLeast.length
  }

  #isSilenced(comparison: number, value: number): boolean {
    const type = this.#identifierTypes[comparison]!
    if (type < 0) return false
    const node = this.#index.nodeOf(type, value)
    return node >= 0 && this.#index.quarantined.has(node)
  }
}
