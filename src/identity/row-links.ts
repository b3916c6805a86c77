import { compareTexts } from '../collections/compare-texts.ts'
import type { Steps } from '../collections/steps.ts'
import { alikeRows, byEntity, byKey, comparedBy, comparedRows } from './compared-rows.ts'
import type { IdentityState } from './identity-state.ts'
import { SPLIT, StarLeaders } from './star-leaders.ts'

/** Nodes that are gone through in one step. */
const STEP = 2 ** 14

/**
 * Hears a link in numbers: two rows, that of the smaller record key first, millibits, what joins them, and the node they
 * share, −1 for a pair that is compared and for a judgement.
 */
export type EachLink = (a: number, b: number, weight: number, reason: string, node: number) => void

/**
 * Tells the links that hold entities together: those of nodes, of pairs and of judgements. The k records of an entity that
 * share a value are k − 1 links, from the one with the smallest record key to each other; so are those that say the same, and
 * what they have to do with others is told of that one alone. Link by link by a call, for an object and a step of a generator
 * would take longer than the link does.
 */
export function* tellingLinks(state: IdentityState, each: EachLink): Steps<void> {
  const { size } = state.index
  for (let node = 0; node < size; node++) {
    if (node % STEP === STEP - 1) yield
    tellNode(state, node, each)
  }
  yield* tellingPairs(state, each)
  tellJudgements(state, each)
}

/** {@link tellingLinks} of those among rows of one entity. */
export function tellLinksAmong(state: IdentityState, rows: readonly number[], each: EachLink): void {
  const { index, partition } = state
  const only = partition.entity.data[rows[0]!]!
  for (const node of new Set(rows.flatMap((row) => [...index.postings.keysOf(row)]))) tellNode(state, node, each, only)
  for (const { these, those, rule, weight } of comparedRows(state, rows)) {
    tellCompared(state, these, those, weight, reasonOf(state, rule), each)
  }
  tellJudgements(state, each, only)
}

/** @param only of which entity */
function tellNode(state: IdentityState, node: number, each: EachLink, only?: number): void {
  const { index, partition } = state
  const { postings } = index
  const count = postings.count(node)
  if (count < 2 || !partition.links(node)) return
  if (count > 2) {
    for (const rows of joinedRows(state, node, only)) {
      for (let i = 1; i < rows.length; i++) tellShared(state, rows[0]!, rows[i]!, node, each)
    }
    return
  }
  // nearly always there are two
  const [x, y] = [postings.rowAt(node, 0), postings.rowAt(node, 1)]
  const entity = partition.entity.data[x]!
  if (partition.entity.data[y] !== entity || (only !== undefined && entity !== only)) return
  if (!joins(state, node, entity) && !partition.contents.areSame(x, y)) return
  if (compareTexts(state.table.keys, x, y) <= 0) tellShared(state, x, y, node, each)
  else tellShared(state, y, x, node, each)
}

function tellShared(state: IdentityState, a: number, b: number, node: number, each: EachLink): void {
  each(a, b, state.partition.evidence.nodeWeight(node), state.nodeField(node), node)
}

function* tellingPairs(state: IdentityState, each: EachLink): Steps<void> {
  const { pairs, entity } = state.partition
  const leaders = new StarLeaders(state)
  const alikeOf = (row: number) => alikeRows(state, [row, ...leaders.rowsOf(row).filter((other) => other !== row)])
  yield* pairs.forEachKept((a, b, rule, weight) => {
    const reason = reasonOf(state, rule)
    const [x, y] = [leaders.of(a), leaders.of(b)]
    if (x === SPLIT || y === SPLIT) {
      for (const { these, those } of comparedBy(state, { a, b, rule, weight }, alikeOf)) {
        tellCompared(state, these, those, weight, reason, each)
      }
    } else if (a !== b) {
      if (entity.data[x] === entity.data[y]) tellPair(state, x, y, weight, reason, each)
    } else {
      const rows = leaders.rowsOf(a)
      if (rows.length > 2) tellCompared(state, byKey(state, Array.from(rows)), [], weight, reason, each)
      else if (rows.length === 2) each(x, rows[0] === x ? rows[1]! : rows[0]!, weight, reason, -1)
    }
  })
}

function tellCompared(
  state: IdentityState,
  these: readonly number[],
  those: readonly number[],
  weight: number,
  reason: string,
  each: EachLink,
): void {
  if (those.length > 0) tellPair(state, these[0]!, those[0]!, weight, reason, each)
  else for (let i = 1; i < these.length; i++) each(these[0]!, these[i]!, weight, reason, -1)
}

function tellPair(
  { table }: IdentityState,
  x: number,
  y: number,
  weight: number,
  reason: string,
  each: EachLink,
): void {
  if (compareTexts(table.keys, x, y) <= 0) each(x, y, weight, reason, -1)
  else each(y, x, weight, reason, -1)
}

/** @param only of which entity */
function tellJudgements(state: IdentityState, each: EachLink, only?: number): void {
  const { partition, table, judgements } = state
  const entity = partition.entity.data
  for (const { a, b } of judgements.inRows((key) => table.rowOf(key)).same) {
    if (entity[a] !== entity[b] || (only !== undefined && entity[a] !== only)) continue
    tellPair(state, a, b, partition.evidence.ruleWeight, 'judgement', each)
  }
}

function reasonOf({ model }: IdentityState, rule: number): string {
  return rule < 0 ? 'evidence' : model.link[rule]!.name
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

/** A value joins records of its owner only; a disputed one, those that hold nothing else. */
function joins(state: IdentityState, node: number, entity: number): boolean {
  if (state.index.isBlock(node)) return true
  const owner = state.partition.ownerOf(node)
  return owner < 0 ? state.isDisputed(node) : state.partition.entity.data[owner] === entity
}
