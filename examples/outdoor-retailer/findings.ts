import type { Evaluation } from '../../src/evaluate/evaluate.ts'
import type { Mailing, Offer } from './offer.ts'
import type { SourceCount } from './overlap.ts'
import type { CustomerValue } from './recency-frequency-money.ts'
import type { Story } from './story.ts'
import type { Trap } from './traps.ts'

/** The same question answered three ways: by the systems as they were, by selfsame, and by who people really are. */
export interface BeforeAfter<T> {
  readonly before: T
  readonly after: T
  readonly truth: T
}

/** What stood in the way of a join. */
export interface RefusalCount {
  readonly reason: string
  /** Field or rule concerned, `''` where there is none. */
  readonly about: string
  readonly count: number
}

/** A shared thing and what it did. */
interface TrapCount {
  readonly trap: Trap
  /** People who share such a thing with somebody. */
  readonly people: number
  /** Entities that hold two people by it, in the baseline and in the answer. */
  readonly naive: number
  readonly selfsame: number
}

/** Everything the merge job found out: the report as data. The same exports give the same findings. */
export interface Findings {
  readonly people: number
  readonly records: number
  readonly entities: number
  readonly sources: readonly SourceCount[]
  readonly quality: {
    readonly naive: Evaluation
    /** The baseline once more, the placeholders taken out by hand. */
    readonly cleaned: Evaluation
    readonly selfsame: Evaluation
  }
  readonly traps: readonly TrapCount[]
  readonly refusals: readonly RefusalCount[]
  readonly rejects: readonly RefusalCount[]
  readonly story: Story
  readonly value: BeforeAfter<CustomerValue>
  readonly offer: Offer & BeforeAfter<Mailing> & { readonly product: string }
}
