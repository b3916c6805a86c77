import { SelfsameError } from '../errors.ts'
import { EntityHistory } from '../graph/entity-history.ts'
import type { Transition } from '../graph/transition.ts'
import type { Time } from '../model/model.ts'
import { parseTime } from '../table/parse-time.ts'
import type { Change } from './changes.ts'
import { OPERATIONS, type Operation } from './operation.ts'
import { Subscribers } from './subscribers.ts'

/** What a write log may be told. */
export interface WriteLogOptions {
  /** The host's clock, e.g. `Date.now`. Without one a write happens at the latest time that any write has told. */
  readonly now?: (() => Time) | undefined
  /** Whether to keep who was where when; 12 bytes a record. */
  readonly history?: boolean | undefined
}

/** What every write of a resolver passes through: it gets its time and number, is kept, and is told to subscribers. */
export class WriteLog {
  readonly history: EntityHistory | undefined
  readonly subscribers: Subscribers = new Subscribers()
  readonly #now: (() => Time) | undefined
  /** The time of the last write, ms since 1970; −Infinity as long as none is known. */
  time: number = Number.NEGATIVE_INFINITY

  constructor({ now, history = true }: WriteLogOptions) {
    this.#now = now
    this.history = history ? new EntityHistory() : undefined
  }

  /**
   * Call before a write changes anything.
   * @throws SelfsameError `call-invalid` from within a listener, and where the host's clock gives no time
   */
  begin(operation: Operation): void {
    this.subscribers.assertQuiet(operation)
    if (!this.#now) return
    const now = this.#now()
    const time = parseTime(now)
    if (!Number.isFinite(time)) {
      throw new SelfsameError('call-invalid', [
        {
          path: 'now',
          expected: 'a clock: milliseconds or a Date',
          cure: `it gave ${String(now)}; give e.g. Date.now`,
        },
      ])
    }
    this.time = Math.max(this.time, time)
  }

  /** Hears of a time that a write carries, ms since 1970; without a clock of the host this is what time it is. */
  see(time: number): void {
    if (!this.#now && Number.isFinite(time) && time > this.time) this.time = time
  }

  /**
   * Call once a write is done.
   * @param row the row it was about, −1 for several
   * @throws what a subscriber threw; the write stands
   */
  end(operation: Operation, row: number, changes: readonly Change[], transition: Transition): void {
    this.keep(operation, row, transition)
    this.tell(operation, changes)
  }

  /** Keeps one of several transitions that a write consists of. */
  keep(operation: Operation, row: number, transition: Transition): void {
    this.history?.keep({ time: this.time, kind: OPERATIONS.indexOf(operation), row }, transition)
  }

  /** Tells subscribers of a write whose transitions are kept. */
  tell(operation: Operation, changes: readonly Change[]): void {
    this.subscribers.tell(this.time, operation, changes)
  }

  /** What the host's clock said at the last `begin`; undefined without a clock. */
  clock(): number | undefined {
    return this.#now ? this.time : undefined
  }
}
