import { Int32Column } from '../collections/column.ts'
import { FirstUse } from '../collections/first-use.ts'
import { groupBy } from '../collections/grouping.ts'
import type { Section, Sections } from '../collections/sections.ts'
import { finish, type Steps } from '../collections/steps.ts'
import { SelfsameError } from '../errors.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import type { NodeIndex } from '../identity/node-index.ts'
import type { PairLink, PairLinks } from '../identity/pair-links.ts'
import type { Partition } from '../identity/partition.ts'
import type { RowRefusal } from '../identity/row-refusal.ts'

/** By their number in a snapshot: append only. */
const REASONS: readonly RowRefusal['reason'][] = ['limit', 'forbid', 'judgement', 'evidence', 'source']

/** Rows, or nodes, that are gone through in one step. */
const STEP = 2 ** 15

/** How many numbers a link, an owner and a refusal take. */
const LINK = 4
const OWNER = 2
const REFUSAL = 6

/**
 * What was decided of rows, as sections of a snapshot: enough to go on without comparing or deciding anything. Rows are
 * numbered by their place in `rows`, nodes in the order in which an index of these rows alone meets them, entities by the
 * first of their rows; so the bytes are a function of the rows and the model.
 *
 * @returns the sections, and the entities in the order of their numbers
 */
export function* decisionSections(
  { table, index, partition }: IdentityState,
  rows: Int32Array,
): Steps<{ readonly sections: Record<string, Section>; readonly entities: Int32Array }> {
  const number = new Int32Array(table.size).fill(-1)
  for (let i = 0; i < rows.length; i++) number[rows[i]!] = i
  const { owners, refusals } = partition.decided
  const nodes = yield* nodesInOrder(index, rows)
  const nodeNumber = (node: number): number => (node < 0 ? -1 : nodes.numberOf(node))
  const entities = new FirstUse(partition.ledger.size)
  const parts = new Int32Array(rows.length)
  const divided = new Int32Column()
  for (let i = 0; i < rows.length; i++) {
    if (i % STEP === STEP - 1) yield
    parts[i] = entities.numberOf(partition.entity.data[rows[i]!]!)
    if (partition.isContested(rows[i]!)) divided.push(i)
  }
  const quarantined = new Int32Column()
  for (let n = 0; n < nodes.ids.length; n++) {
    if (n % STEP === STEP - 1) yield
    if (index.quarantined.has(nodes.ids.data[n]!)) quarantined.push(n)
  }
  const links = yield* linkSection(partition.pairs, rows, number)
  const sections = {
    nodes: Int32Array.of(nodes.ids.length),
    quarantined: quarantined.view,
    parts,
    contested: divided.view,
    components: homesOf(
      partition,
      divided.view.map((i) => rows[i]!),
      number,
    ),
    links,
    owners: Int32Array.from(
      [...owners]
        .map(([node, row]) => [nodeNumber(node), row < 0 ? row : number[row]!] as const)
        .sort(([a], [b]) => a - b)
        .flat(),
    ),
    refusals: Int32Array.from(
      [...refusals]
        .sort(([a], [b]) => number[a]! - number[b]!)
        .flatMap(([home, list]) => {
          return list.flatMap(({ reason, a, b, node, rule }) => {
            return [number[home]!, REASONS.indexOf(reason), number[a]!, number[b]!, nodeNumber(node), rule]
          })
        }),
    ),
  }
  return { sections, entities: entities.ids.view }
}

/**
 * Takes over what {@link decisionSections} wrote; the rows must be indexed, in their order, and nothing else be.
 *
 * @param entities the entities in the order of their numbers
 * @throws SelfsameError `snapshot-invalid` where the records have other keys than when the snapshot was made
 */
export function loadDecisions(
  { index, partition }: IdentityState,
  rows: Int32Array,
  sections: Sections,
  entities: Int32Array,
): void {
  const nodes = finish(nodesInOrder(index, rows)).ids
  if (sections.int32('nodes')[0] !== nodes.length) {
    throw new SelfsameError('snapshot-invalid', [
      {
        path: 'snapshot',
        expected: 'decisions about the keys that its records have',
        cure: 'restore it with the version of selfsame that made it',
      },
    ])
  }
  for (const node of sections.int32('quarantined')) index.quarantined.set(nodes.data[node]!, true)
  const { owners, refusals, contested } = partition.decided
  const parts = sections.int32('parts')
  const components = Int32Array.from(parts)
  for (let i = 0; i < rows.length; i++) partition.entity.data[rows[i]!] = entities[components[i]!]!
  partition.rowOfEntity.extend(partition.ledger.size, -1)
  for (let i = rows.length - 1; i >= 0; i--) partition.rowOfEntity.data[entities[components[i]!]!] = rows[i]!
  const homes = sections.int32('components')
  sections.int32('contested').forEach((i, c) => {
    contested.data[rows[i]!] = 1
    // beyond the numbers of the entities, so that the two do not meet
    components[i] = entities.length + homes[c]!
  })
  closeRings(partition.decided.ring.data, rows, parts, components, entities.length + rows.length)
  partition.pairs.load(linksIn(sections.int32('links'), rows))
  for (const [node, row] of groups(sections.int32('owners'), OWNER))
    owners.set(nodes.data[node!]!, row! < 0 ? row! : rows[row!]!)
  for (const [home, reason, a, b, node, rule] of groups(sections.int32('refusals'), REFUSAL)) {
    const refusal = {
      reason: REASONS[reason!]!,
      a: rows[a!]!,
      b: rows[b!]!,
      node: node! < 0 ? -1 : nodes.data[node!]!,
      rule: rule!,
    }
    refusals.set(rows[home!]!, [...(refusals.get(rows[home!]!) ?? []), refusal])
  }
}

/** The nodes in the order in which indexing `rows` meets them. */
function* nodesInOrder({ size, postings }: NodeIndex, rows: Int32Array): Steps<FirstUse> {
  const nodes = new FirstUse(size)
  const { start, key } = postings
  for (let i = 0; i < rows.length; i++) {
    if (i % STEP === STEP - 1) yield
    const row = rows[i]!
    const end = postings.endOf(row)
    for (let e = start.data[row]!; e < end; e++) nodes.numberOf(key.data[e]!)
  }
  return nodes
}

/** The links by their rows, which ascend, by rule and by weight. */
function* linkSection(pairs: PairLinks, rows: Int32Array, number: Int32Array): Steps<Int32Array> {
  const section = new Int32Column()
  let i = 0
  for (const links of pairs.image(rows, number)) {
    if (i++ % STEP === STEP - 1) yield
    for (const { a, b, rule, weight } of links) for (const n of [number[a]!, number[b]!, rule, weight]) section.push(n)
  }
  return section.view
}

function* linksIn(section: Int32Array, rows: Int32Array): Generator<PairLink> {
  for (let i = 0; i < section.length; i += LINK) {
    yield { a: rows[section[i]!]!, b: rows[section[i + 1]!]!, rule: section[i + 2]!, weight: section[i + 3]! }
  }
}

/** Makes rings of the rows of each component, part after part. */
function closeRings(ring: Int32Array, rows: Int32Array, parts: Int32Array, components: Int32Array, size: number): void {
  const last = new Int32Array(size).fill(-1)
  const { items } = groupBy(parts, parts.reduce((a, b) => Math.max(a, b), -1) + 1)
  for (const i of items) {
    const row = rows[i]!
    const before = last[components[i]!]!
    ring[row] = before < 0 ? row : ring[before]!
    if (before >= 0) ring[before] = row
    last[components[i]!] = row
  }
}

function* groups(numbers: Int32Array, size: number): Generator<Int32Array> {
  for (let i = 0; i < numbers.length; i += size) yield numbers.subarray(i, i + size)
}

/** Per contested row: the number of the smallest row of its component; each component is walked once. */
function homesOf(partition: Partition, rows: Int32Array, number: Int32Array): Int32Array {
  const homes = new Map<number, number>()
  for (const row of rows) {
    if (homes.has(row)) continue
    const members = partition.componentOf(row)
    const home = number[members.reduce((a, b) => Math.min(a, b))]!
    for (const member of members) homes.set(member, home)
  }
  return rows.map((row) => homes.get(row)!)
}
