import { compareValues } from '../score/compare-values.ts'
import { conditionTest } from '../score/condition-test.ts'
import type { IdentityState, Refusal } from './identity-state.ts'
import type { Link } from './links.ts'
import { strongestPath } from './strongest-path.ts'

/** What one field says of two records. */
export interface FieldEvidence {
  readonly field: string
  /** `equal`, `≥ 0.92` …, `different`, `missing`, or `quarantined` for a shared value that counts for nothing. */
  readonly level: string
  /** Bits this level stands for. Attributes tell; identifiers and rules decide. */
  readonly bits: number
  /** Canonical values of the two records. */
  readonly a: readonly string[]
  readonly b: readonly string[]
}

/** Why two records are, or are not, one entity. */
export interface Explanation {
  readonly a: string
  readonly b: string
  /** Entities of the two; equal when they are together. */
  readonly entities: readonly [string, string]
  readonly together: boolean
  readonly evidence: readonly FieldEvidence[]
  /** Names of the link and forbid rules that hold for the two. */
  readonly links: readonly string[]
  readonly forbids: readonly string[]
  /** A judgement on exactly these two. */
  readonly judgement?: 'same' | 'different'
  /** When together: the links from one to the other whose weakest is as strong as it can be. */
  readonly path: readonly Link[]
  readonly weakest?: Link
  /** Refusals that name one of the two. */
  readonly refusals: readonly Refusal[]
}

export function explainRows(state: IdentityState, a: number, b: number): Explanation {
  const { table, partition, model } = state
  const keys: readonly [string, string] = [table.keys.get(a), table.keys.get(b)]
  const together = partition.entity.data[a] === partition.entity.data[b]
  const path = together && a !== b ? strongestPath(state, a, b) : []
  const judged = [...state.judgements].find((j) => keys.includes(j.a) && keys.includes(j.b))
  return {
    a: keys[0],
    b: keys[1],
    entities: [state.entityId(a), state.entityId(b)],
    together,
    evidence: evidenceOf(state, a, b),
    links: model.link.filter((rule) => conditionTest(table, rule.when)(a, b)).map((rule) => rule.name),
    forbids: model.forbid.filter((rule) => conditionTest(table, rule.when)(a, b)).map((rule) => rule.name),
    ...(judged ? { judgement: judged.verdict } : {}),
    path,
    ...(path.length > 0 ? { weakest: path.reduce((x, y) => (y.weight < x.weight ? y : x)) } : {}),
    refusals: [...partition.refusalsOf(partition.componentOf(a))]
      .map((refusal) => state.refusal(refusal))
      .filter((refusal) => refusal.records.some((key) => keys.includes(key))),
  }
}

function evidenceOf({ table, index }: IdentityState, a: number, b: number): FieldEvidence[] {
  return table.columns.map((column) => {
    const idsA = column.ids(column.cells.data[a]!)
    const idsB = column.ids(column.cells.data[b]!)
    const values = { a: idsA.map((id) => column.values.get(id)), b: idsB.map((id) => column.values.get(id)) }
    const type = index.typeOfField(column.name)
    if (type < 0) {
      const { level, millibits } = compareValues(column, values.a, values.b)
      return { field: column.name, level, bits: millibits / 1000, ...values }
    }
    const shared = idsA.filter((id) => idsB.includes(id))
    const live = shared.some((id) => index.quarantined.data[index.nodeOf(type, id)] === 0)
    const bits = live ? index.types[type]!.millibits / 1000 : 0
    const missing = idsA.length === 0 || idsB.length === 0
    const level = live ? 'equal' : shared.length > 0 ? 'quarantined' : missing ? 'missing' : 'different'
    return { field: column.name, level, bits, ...values }
  })
}
