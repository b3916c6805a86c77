import { Arrival } from '../graph/transition.ts'
import type { Entity, IdentityState } from '../identity/identity-state.ts'
import type { AnyModel } from '../model/model.ts'
import type { RejectedValue } from '../table/reading.ts'
import { arrivalChanges, type Change, type Names } from '../write/changes.ts'

/** What became of a record that was put. */
export class PutResult<M extends AnyModel = AnyModel> {
  /**
   * `stale`: the stored version, or the deletion, is newer, and nothing changed. `refused`: the record was forgotten, and
   * nothing of it is kept.
   */
  readonly outcome: 'new' | 'replaced' | 'stale' | 'refused'
  /** Values that are no evidence, each with its reason. */
  readonly rejected: readonly RejectedValue[]
  readonly #state: IdentityState<M>
  readonly #entity: number
  /** The changes, or the arrival that they tell of. */
  #changes: readonly Change[] | Arrival

  constructor(
    outcome: PutResult['outcome'],
    state: IdentityState<M>,
    entity: number,
    changes: readonly Change[] | Arrival,
    rejected: readonly RejectedValue[],
  ) {
    this.outcome = outcome
    this.rejected = rejected
    this.#state = state
    this.#entity = entity
    this.#changes = changes
  }

  /** What the put changed. Of a record that came and nothing else, it is put into words when it is read. */
  get changes(): readonly Change[] {
    if (this.#changes instanceof Arrival) this.#changes = arrivalChanges(this.#changes, namesIn(this.#state))
    return this.#changes
  }

  /**
   * The entity the record belongs to; one without id and records when a newer deletion made it stale, or it was refused. It is put together when
   * it is read: read it before the next write.
   */
  get entity(): Entity<M> {
    const { partition } = this.#state
    const current = this.#entity < 0 ? -1 : partition.ledger.current(this.#entity)
    return current < 0 ? NOBODY : this.#state.entityNumbered(current)
  }
}

const NOBODY = Object.freeze({ id: '', records: [], identifiers: {}, golden: {} })

/** How the records and entities of a state are named. */
export function namesIn({ ids, table }: IdentityState): Names {
  return { name: (entity) => ids.name(entity), key: (row) => table.nameOf(row) }
}
