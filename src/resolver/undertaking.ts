import type { Transition } from '../graph/transition.ts'
import type { IdentityState } from '../identity/identity-state.ts'
import type { Written } from '../write/writer.ts'
import type { Deed } from './deeds.ts'

/** Writes that stand together or are taken back together. Costs what noting what there was costs, and twice the writes to take back. */
export class Undertaking {
  readonly #state: IdentityState
  readonly #transitions: Transition[] = []
  readonly #undo: (() => Written)[] = []

  constructor(state: IdentityState) {
    this.#state = state
    state.partition.ledger.begin()
  }

  /**
   * Carries out one of them.
   * @throws what the host's `mint` led to: take all of them back then
   */
  carryOut({ write, hold }: Deed): Written {
    const undo = hold()
    const written = write()
    this.#undo.push(undo)
    this.#transitions.push(written.transition)
    this.#state.ids.reserve(this.#state.partition.ledger.size)
    return written
  }

  /** Lets them stand. */
  commit(): void {
    this.#state.partition.ledger.commit()
  }

  /** Takes them back: partition, ids and refusals are what they were. */
  takeBack(): void {
    const { partition } = this.#state
    for (const undo of this.#undo.reverse()) this.#transitions.push(undo().transition)
    partition.reassign(this.#entitiesBefore())
    partition.ledger.rollback()
  }

  /** Where rows were before the first of the transitions that moved them. */
  #entitiesBefore(): Map<number, number> {
    const entities = new Map<number, number>()
    for (const { rows, before } of this.#transitions) {
      for (let i = 0; i < rows.length; i++) if (!entities.has(rows[i]!)) entities.set(rows[i]!, before[i]!)
    }
    return entities
  }
}
