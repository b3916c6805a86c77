import { evaluate } from '../../src/index.ts'
import { type DataSet, partition } from './data-set.ts'

/** How well one way of resolving did on one data set. */
export interface Score {
  readonly set: string
  /** Who resolved, and how. */
  readonly by: string
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** Precision weighs twice as much as recall. */
  readonly f05: number
  readonly bcubedF1: number
  readonly entities: number
  readonly trueEntities: number
  readonly largest: number
  /** True pairs that are lost, by where; only of our own runs. */
  readonly lost?: LostCounts
  readonly seconds: number
}

/** Lost true pairs: never compared, scored below a link, kept apart by a guard. */
export interface LostCounts {
  readonly never: number
  readonly low: number
  readonly refused: number
}

/** Scores the file `entities` (`id,entity`), pairwise over final entities. */
export function score(set: DataSet, by: string, entities: string, seconds: number): Score {
  const e = evaluate(partition(entities), partition(set.truth))
  const { precision, recall, f1, f05 } = e.pairwise
  return {
    set: set.name,
    by,
    precision,
    recall,
    f1,
    f05,
    bcubedF1: e.bcubed.f1,
    entities: e.entities,
    trueEntities: e.trueEntities,
    largest: e.largest,
    seconds,
  }
}
