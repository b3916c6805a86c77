import { finish } from '../collections/steps.ts'
import { JoinEvidence } from '../graph/join-evidence.ts'
import { HEARD } from '../graph/tallies.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import { conditionTest } from '../score/condition-test.ts'
import { lowerThreshold } from './cure.ts'
import { rowsInKeyOrder } from './rows-in-key-order.ts'
import type { WhyNot } from './why-not.ts'

/** Records of an entity that are asked about forbid rules: what holds for none of so many is looked for no further. */
const ASKED = 100

type Rows = readonly number[]
type Pair = readonly [string, string]

/**
 * What stands between the entities of two rows, whatever joins them.
 * @param linked whether links lead from one to the other: then all that is known of the two sides is weighed
 */
export function sideCauses(state: IdentityState, a: number, b: number, linked: boolean): WhyNot[] {
  const [x, y] = [sideOf(state, a), sideOf(state, b)]
  return [
    ...judgedApart(state, x, y),
    ...forbidden(state, x, y),
    ...listed(state, x, y),
    ...overLimits(state, x, y),
    ...(linked || x.length + y.length > 2 ? contradicted(state, x, y) : []),
  ]
}

/** The rows of the entity of a row, itself first, the others by record key. */
export function sideOf(state: IdentityState, row: number): Rows {
  return [row, ...rowsInKeyOrder(state, row).filter((other) => other !== row)]
}

/** The judgements *different* between rows of two sides. */
export function judgedApart({ judgements, table }: IdentityState, x: Rows, y: Rows): WhyNot[] {
  const ofY = new Set(y.map((row) => table.keys.get(row)))
  return x.flatMap((row) => {
    const key = table.keys.get(row)
    return [...judgements.inForceOf(key)]
      .filter((j) => j.verdict === 'different' && ofY.has(j.a === key ? j.b : j.a))
      .map(({ a, b, by, at, note }): WhyNot => {
        const told = {
          ...(by !== undefined && { by }),
          ...(at !== undefined && { at }),
          ...(note !== undefined && { note }),
        }
        return { kind: 'judgement', records: [a, b], ...told, cure: { do: 'unjudge', a, b } }
      })
  })
}

function forbidden(state: IdentityState, x: Rows, y: Rows): WhyNot[] {
  return state.model.forbid.flatMap(({ name, when }): WhyNot[] => {
    const test = conditionTest(state.table, when)
    for (const p of x.slice(0, ASKED)) {
      const q = y.slice(0, ASKED).find((row) => test(p, row))
      if (q === undefined) continue
      return [{ kind: 'forbid', rule: name, records: pair(state, p, q), cure: { do: 'remove-forbid', rule: name } }]
    }
    return []
  })
}

function listed(state: IdentityState, x: Rows, y: Rows): WhyNot[] {
  const { lists } = state.partition.evidence
  const ofX = new Map(
    x
      .map((row) => [lists.of(row), row] as const)
      .filter(([list]) => list >= 0)
      .toReversed(),
  )
  return y
    .filter((row) => ofX.has(lists.of(row)))
    .map((row): WhyNot => {
      const { source } = state.table.keyOf(row)
      const records = pair(state, ofX.get(lists.of(row))!, row)
      return { kind: 'source', sources: [source], records, cure: { do: 'not-clean', sources: [source] } }
    })
}

function overLimits(state: IdentityState, x: Rows, y: Rows): WhyNot[] {
  return state.index.types.flatMap((type, t): WhyNot[] => {
    const { limit } = type
    if (limit === undefined) return []
    const [ofX, ofY] = [heldValues(state, x, t), heldValues(state, y, t)]
    const values = new Set([...ofX, ...ofY]).size
    if (values <= limit || values === ofX.size || values === ofY.size) return []
    return [limitCause(state, t, values, x[0]!, y[0]!)]
  })
}

/** The limit of an identifier type, which so many values of the entities of two rows would exceed. */
export function limitCause(state: IdentityState, type: number, values: number, a: number, b: number): WhyNot {
  const { fields, limit } = state.index.types[type]!
  const cure = { do: 'raise-limit', fields, limit: values } as const
  return { kind: 'limit', fields, limit: limit!, values, records: pair(state, a, b), cure }
}

/** Values of a type that rows hold and that count: neither quarantined nor only derived from another. */
export function heldValues({ index }: IdentityState, rows: Rows, type: number): Set<number> {
  const of = rows.flatMap((row) => [...index.postings.keysOf(row)].map((node) => [row, node] as const))
  const counts = of.filter(
    ([row, node]) => index.typeOf(node) === type && !index.quarantined.has(node) && !index.isDerived(node, [row]),
  )
  return new Set(counts.map(([, node]) => node))
}

/** Whether all that is known of two sides, taken together, weighs less than a link. */
export function contradicted(state: IdentityState, x: Rows, y: Rows): WhyNot[] {
  const { guard, evidence } = state.partition
  const told = finish(guard.profilesOf(Int32Array.of(...x, ...y)))
  const heard = (from: number, to: number): number[] =>
    [...new Set(told.profile.subarray(from, to))].filter((profile) => profile >= 0).slice(0, HEARD)
  const weight = new JoinEvidence(told).weight(heard(0, x.length), heard(x.length, x.length + y.length))
  if (weight === undefined || weight >= evidence.threshold) return []
  const records = pair(state, x[0]!, y[0]!)
  return [
    {
      kind: 'evidence',
      weight: weight / 1000,
      threshold: evidence.threshold / 1000,
      missing: (evidence.threshold - weight) / 1000,
      records,
      cure: lowerThreshold(state.model.prior, weight) ?? { do: 'judge-same', a: records[0], b: records[1] },
    },
  ]
}

/** The keys of two rows. */
export function pair({ table }: IdentityState, a: number, b: number): Pair {
  return [table.keys.get(a), table.keys.get(b)]
}
