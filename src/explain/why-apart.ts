import type { IdentityState } from '../identity/identity-state.ts'
import { commonKey } from './common-key.ts'
import { type Cure, lowerThreshold } from './cure.ts'
import { distinctCauses } from './distinct-causes.ts'
import type { FieldEvidence } from './field-evidence.ts'
import { refusalCauses } from './refusal-causes.ts'
import { kindOfType, sharedNodes } from './shared-keys.ts'
import { sideCauses, sideOf } from './side-causes.ts'
import type { KeyMiss, WhyNot } from './why-not.ts'

const OUTRANK_SAME: readonly WhyNot['kind'][] = ['contradiction', 'judgement', 'forbid', 'source']

/** Everything that keeps two rows of different entities apart, told alike from both sides. */
export function whyApart(
  state: IdentityState,
  a: number,
  b: number,
  evidence: readonly FieldEvidence[],
): readonly WhyNot[] {
  const { partition, table, model } = state
  const [x, y] = table.keys.get(a) < table.keys.get(b) ? [a, b] : [b, a]
  const records = [table.keys.get(x), table.keys.get(y)] as const
  const judge: Cure = { do: 'judge-same', a: records[0], b: records[1] }
  const linked = partition.componentOf(x).includes(y)
  const contradicted = contradictions(state, x, y)
  const found: WhyNot[] = [
    ...contradicted,
    ...silenced(state, x, y),
    ...(linked ? [] : unlinked(state, x, y, judge, { evidence, keys: () => misses(state, a, b) })),
    ...sideCauses(state, x, y, linked),
    ...(linked ? refusalCauses(state, x, y) : []),
  ]
  // where a person said that they are the same, be it suspended, only what outranks that counts
  const isSaid = contradicted.length > 0 || isJudgedSame(state, x, y)
  const causes = isSaid ? found.filter(({ kind }) => OUTRANK_SAME.includes(kind)) : found
  if (causes.length > 0) return distinctCauses(causes)
  return [{ kind: 'policy', policy: model.policy, records, cure: judge }]
}

/** Whether a judgement in force says that the entities of two rows are one person. */
function isJudgedSame(state: IdentityState, a: number, b: number): boolean {
  const { judgements, table } = state
  const ofB = new Set(sideOf(state, b).map((row) => table.keys.get(row)))
  return sideOf(state, a).some((row) => {
    const key = table.keys.get(row)
    return [...judgements.inForceOf(key)].some((j) => j.verdict === 'same' && ofB.has(j.a === key ? j.b : j.a))
  })
}

/** Judgements that suspend the word that the two are the same. */
function contradictions({ judgements, table }: IdentityState, a: number, b: number): WhyNot[] {
  const keys = [table.keys.get(a), table.keys.get(b)]
  const judged = judgements.between(keys[0]!, keys[1]!)
  if (judged?.verdict !== 'same' || !judged.suspended) return []
  const suspended = [...judgements.suspended()]
  const knot = new Set(keys)
  for (const key of knot) for (const j of suspended) if (j.a === key || j.b === key) knot.add(j.a).add(j.b)
  return suspended
    .filter((j) => j.verdict === 'different' && knot.has(j.a))
    .map((j) => ({ kind: 'contradiction', records: [j.a, j.b], cure: { do: 'unjudge', a: j.a, b: j.b } }))
}

/** Values that both hold and that count for nothing. */
function silenced(state: IdentityState, a: number, b: number): WhyNot[] {
  const { index, table, model } = state
  const causes: WhyNot[] = []
  for (const node of sharedNodes(state, a, b)) {
    if (!index.quarantined.has(node)) continue
    const t = index.typeOf(node)
    const records = index.postings.count(node)
    const told = { kind: 'quarantine', name: state.nodeField(node), value: index.valueText(node), records } as const
    const type = index.types[t]
    const blocking = t - index.types.length - (index.blocks.length - model.blocking.length)
    if (type) causes.push({ ...told, cure: { do: 'raise-cap', fields: type.fields, cap: records } })
    // a block is silent with the identifier in it, which is named above
    else if (blocking >= 0 && records > index.blocks[t - index.types.length]!.cap) {
      causes.push({ ...told, cure: { do: 'raise-block-cap', blocking, cap: records } })
    }
  }
  for (const column of table.columns) {
    const type = index.typeOfField(column.name)
    if (type < 0) continue
    const of = index.types[type]!
    const [idsA, idsB] = [a, b].map((row) => column.ids(column.cells.data[row]!)) as [number[], number[]]
    for (const id of idsA.filter((value) => idsB.includes(value))) {
      const node = index.nodeOf(type, id)
      const row = [a, b].find((r) => !index.postings.keysOf(r).includes(node))
      if (row === undefined) continue
      const held = of.fields.flatMap((field) => table.column(field)!.ids(table.column(field)!.cells.data[row]!))
      causes.push({
        kind: 'over-limit',
        record: table.keys.get(row),
        field: column.name,
        value: column.values.get(id),
        limit: of.limit!,
        cure: { do: 'raise-limit', fields: of.fields, limit: new Set(held).size },
      })
    }
  }
  return causes
}

/** Why evidence does not make a link of the two: never compared, or weighing too little. */
function unlinked(
  state: IdentityState,
  a: number,
  b: number,
  judge: Cure,
  told: { readonly evidence: readonly FieldEvidence[]; readonly keys: () => readonly KeyMiss[] },
): WhyNot[] {
  const { index, model, partition } = state
  const { evidence } = partition
  const live = sharedNodes(state, a, b).filter((node) => !index.quarantined.has(node))
  const causes: WhyNot[] = []
  const compared = live.some((node) => evidence.compares(node) && evidence.ruleOf(node) < 0)
  // without comparisons an identifier tells by itself whether it links
  const byItself = live.filter((node) => !index.isBlock(node)).map((node) => evidence.nodeWeight(node))
  const weight = Math.max(evidence.scorer.weight(a, b), ...byItself)
  if (!compared && byItself.length === 0 && !evidence.lists.repeats(a, b)) {
    const key = commonKey(state, a, b)
    causes.push({ kind: 'key', keys: told.keys(), cure: key ?? judge })
    if (key?.do === 'add-link') return causes
  }
  if (weight >= evidence.threshold) return causes
  const costs = told.evidence
    .filter(({ bits }) => bits < 0)
    .map(({ field, level, bits }) => ({ field, level, bits }))
    .sort((x, y) => x.bits - y.bits)
  return [
    ...causes,
    {
      kind: 'weight',
      weight: weight / 1000,
      threshold: evidence.threshold / 1000,
      missing: (evidence.threshold - weight) / 1000,
      costs,
      cure: lowerThreshold(model.prior, weight) ?? judge,
    },
  ]
}

/** What two rows hold of each sort of keys; where neither holds anything, nothing was to be missed. */
function misses(state: IdentityState, a: number, b: number): KeyMiss[] {
  const { index } = state
  return [...index.types, ...index.blocks]
    .map((sort, type): KeyMiss => {
      const held = (row: number): string[] =>
        [...index.postings.keysOf(row)]
          .filter((node) => index.typeOf(node) === type)
          .map((node) => index.valueText(node))
          .sort()
      const name = 'fields' in sort ? sort.fields.join(', ') : sort.name
      return { kind: kindOfType(state, type), name, a: held(a), b: held(b) }
    })
    .filter((miss) => miss.a.length > 0 || miss.b.length > 0)
}
