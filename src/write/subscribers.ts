import { SelfsameError } from '../errors.ts'
import type { Change } from './changes.ts'
import type { Operation } from './operation.ts'

/** A write that changed something. */
export interface WriteEvent {
  /** 1, 2, 3 … over all writes of a resolver that changed something: a gap means that an event was missed. */
  readonly sequence: number
  /** ISO 8601 text, UTC; absent where neither the host nor any record has told a time. */
  readonly time?: string
  readonly operation: Operation
  readonly changes: readonly Change[]
}

/** Hears of each write after it is done. It may read the resolver, and may not write to it. */
export type Listener = (event: WriteEvent) => void

/** Tells listeners of every write that changed something, in the order of the writes. */
export class Subscribers {
  readonly #listeners = new Set<{ readonly hear: Listener }>()
  #telling = false
  /** Number of the last write that changed something. */
  sequence = 0

  /** Adds a listener; returns what takes it away again. A function given twice is told twice. */
  add(hear: Listener): () => void {
    if (typeof hear !== 'function') {
      throw new SelfsameError('call-invalid', [
        { path: 'listener', expected: 'a function', cure: 'write resolver.subscribe((event) => …)' },
      ])
    }
    const listener = { hear }
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /**
   * Call before a write.
   * @throws SelfsameError `call-invalid` while listeners are being told: a write amid the telling would reach some of
   *   them before the one that it follows
   */
  assertQuiet(operation: Operation): void {
    if (!this.#telling) return
    throw new SelfsameError('call-invalid', [
      { path: operation, expected: 'no write from within a listener', cure: 'write once the listener has returned' },
    ])
  }

  /** Numbers a write that changed something, where nobody is to be told of it; false where somebody is. */
  pass(): boolean {
    if (this.#listeners.size > 0) return false
    this.sequence++
    return true
  }

  /**
   * Numbers a write and tells every listener of it.
   *
   * @param time ms since 1970, −Infinity where none is known
   * @throws what a listener threw, after all of them were told (several errors as one AggregateError): the write stands
   */
  tell(time: number, operation: Operation, changes: readonly Change[]): void {
    if (changes.length === 0) return
    const sequence = ++this.sequence
    if (this.#listeners.size === 0) return
    const when = Number.isFinite(time) ? { time: new Date(time).toISOString() } : {}
    const event: WriteEvent = Object.freeze({ sequence, ...when, operation, changes })
    const errors: unknown[] = []
    this.#telling = true
    for (const { hear } of [...this.#listeners]) {
      try {
        hear(event)
      } catch (error) {
        errors.push(error)
      }
    }
    this.#telling = false
    if (errors.length > 1) throw new AggregateError(errors, `${errors.length} listeners failed`)
    if (errors.length === 1) throw errors[0]
  }
}
