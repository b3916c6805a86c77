import type { Texts } from '../collections/string-pool.ts'
import type { Model } from '../model/model.ts'
import type { FieldParts } from '../table/field-column.ts'
import type { Refused, RowBatch } from '../table/read-column.ts'

/** What a thread that reads columns is told: first what it reads by, then batches, at last that no more come. */
export type LoadMessage = LoadStart | RowBatch | typeof NO_MORE

/** What a thread reads columns by. */
export interface LoadStart {
  readonly model: Model
  /** Per field that it reads: the values that have ids before any record is read, as the frequent ones of a model. */
  readonly known: readonly (readonly [field: number, values: Texts])[]
}

/** Tells a thread that no batch follows. */
export const NO_MORE = 'no more'

/** What it answers: of each batch what it refused, at last the fields that it read, by their numbers. */
export type LoadAnswer = readonly Refused[] | { readonly fields: readonly (readonly [number, FieldParts])[] }
