import { entityLink, linksAmong } from '../explain/entity-links.ts'
import { type EntityExplanation, explainEntityRows } from '../explain/explain-entity.ts'
import { explainGolden, type GoldenFieldExplanation } from '../explain/explain-golden.ts'
import { rowsInKeyOrder } from '../explain/rows-in-key-order.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import { type Inspectable, stateOf } from '../identity/inspectable.ts'
import type { SurvivorshipRule } from '../model/model.ts'
import type { Choice, Reason } from './choose-entities.ts'
import type { Mask } from './mask.ts'
import type { ShownPairs } from './shown-pairs.ts'
import { type ShownRecords, shortened } from './shown-records.ts'

/** Records of an entity that are shown. */
const RECORDS = 40
/** Records up to which it is looked where an entity would break. */
export const EXPLAINED = 2000
/** Records up to which every pair can be looked at; of more, those that a link joins, the weakest links first. */
const EVERY_PAIR = 8
const PAIRS = 40

/** An entity on the page. */
export interface ShownEntity {
  readonly id: string
  readonly reason: Reason
  /** Records it has; those shown may be fewer. */
  readonly size: number
  /** Whether what it hangs together with broke a guard, so that the policy looked into it. */
  readonly contested: boolean
  /** Bits of its weakest necessary link, and of the cheapest way to cut it in two. */
  readonly weakest?: number
  readonly cut?: number
  /** Fields of a person's own in which its records differ. */
  readonly conflicts: readonly string[]
  /** Numbers of its records among those shown. */
  readonly records: readonly number[]
  /** What joins records that are shown, the strongest first. */
  readonly links: readonly {
    /** Numbers of the records, two or more. */
    readonly records: readonly number[]
    readonly weight: number
    /** Field of a shared identifier, name of a rule, `evidence` or `judgement`. */
    readonly reason: string
    /** The shared value; empty for what compares. */
    readonly value: string
    /** Whether the entity falls apart without it. */
    readonly critical: boolean
    /** Whether it is the weakest of those that are needed: without links so weak or weaker the entity falls apart. */
    readonly weakest: boolean
  }[]
  /** Numbers of pairs that can be looked at. */
  readonly pairs: readonly number[]
  readonly golden: readonly ShownGolden[]
}

/** A golden value on the page. */
interface ShownGolden {
  readonly field: string
  readonly values: readonly string[]
  /** What chose it, in words, and what parted it from the next best. */
  readonly rule: string
  readonly decidedBy: GoldenFieldExplanation['decidedBy']
  /** The record that decided, as it is called on the page, and how many offer the value. */
  readonly from: string
  readonly holders: number
  /** Values that were not chosen. */
  readonly others: readonly string[]
}

/** The chosen entities, with all that the page shows of them. */
export function shownEntities(
  of: Inspectable,
  choices: readonly Choice[],
  records: ShownRecords,
  pairs: ShownPairs,
  mask: Mask,
): ShownEntity[] {
  const state = stateOf(of)
  const { table, partition } = state
  return choices.map(({ entity, reason }) => {
    const rows = rowsInKeyOrder(state, partition.rowOfEntity.data[entity]!)
    const shown = rows.slice(0, RECORDS)
    const inside = new Set(shown)
    const { contested, links, bridges, weakest, cut, conflicts } = explained(state, rows)
    const critical = new Set(bridges?.map(({ link }) => link))
    const inRows = links
      .map((link, i) => ({
        ...link,
        i,
        rows: link.records.map((key) => table.rowOf(key)).filter((r) => inside.has(r)),
      }))
      .filter(({ rows: held }) => held.length > 1)
    const looked =
      shown.length <= EVERY_PAIR ? pairsAmong(shown) : inRows.toReversed().flatMap((link) => joins(link.rows))
    return {
      id: state.ids.name(entity),
      reason,
      size: rows.length,
      contested,
      ...(weakest !== undefined && { weakest: links[weakest]!.weight }),
      ...(cut && { cut: cut.bits }),
      conflicts: [...new Set(conflicts?.map(({ field }) => field))],
      records: shown.map((row) => records.numberOf(row)),
      links: inRows.map(({ i, rows: held, weight, reason: by, value }) => ({
        records: held.map((row) => records.numberOf(row)),
        weight,
        reason: by,
        value: value === '' ? '' : shortened(mask.value(by, value)),
        critical: critical.has(i),
        weakest: i === weakest,
      })),
      pairs: [...new Set(looked.slice(0, PAIRS).map(([a, b]) => pairs.numberOf(a, b)))],
      golden: goldenOf(of, state.ids.name(entity), mask, (key) => records.nameOf(table.rowOf(key))),
    }
  })
}

type Explained = Pick<EntityExplanation, 'contested' | 'links'> & Partial<EntityExplanation>

/** What holds an entity together; of a very large one not where it would break, for that takes the square of its records. */
function explained(state: IdentityState, rows: readonly number[]): Explained {
  if (rows.length <= EXPLAINED) return explainEntityRows(state, rows)
  const links = linksAmong(state, rows).map((link) => entityLink(state, link))
  return { contested: state.partition.isContested(rows[0]!), links }
}

function goldenOf(of: Inspectable, id: string, mask: Mask, nameOf: (key: string) => string): ShownGolden[] {
  return explainGolden(of, id).fields.flatMap(({ field, rule, value, decidedBy, candidates }) => {
    if (value === undefined) return []
    const masked = (text: string): string => shortened(mask.value(field, text))
    const holders = candidates.filter(({ chosen }) => chosen).flatMap(({ records }) => records)
    return {
      field,
      values: [value].flat().map(masked),
      rule: ruleText(rule),
      decidedBy,
      from: holders[0] === undefined ? '' : nameOf(holders[0]),
      holders: holders.length,
      others: candidates
        .filter(({ chosen }) => !chosen)
        .map((other) => masked(mask.hides ? other.value : (other.written[0] ?? other.value))),
    }
  })
}

function ruleText(rule: SurvivorshipRule): string {
  if (typeof rule === 'string') return rule
  return rule.by === 'source-priority' ? `source priority: ${rule.order.join(', ')}` : `function ${rule.function}`
}

function pairsAmong(rows: readonly number[]): (readonly [number, number])[] {
  return rows.flatMap((a, i) => rows.slice(i + 1).map((b) => [a, b] as const))
}

/** The first of some rows with each other. */
function joins([first, ...others]: readonly number[]): (readonly [number, number])[] {
  return others.map((other) => [first!, other] as const)
}
