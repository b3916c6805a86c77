import { type Entity, type Explanation, type RejectedValue, Resolver, type WriteResult } from '../../src/index.ts'
import customers from './customers.json' with { type: 'json' }
import { EventStream } from './event-stream.ts'
import { model } from './visitor-model.ts'

/** What a request tells of who sent it. */
export interface Visitor {
  /** The id in its cookie, if it has one that we gave. */
  readonly cookie: string | undefined
  /** Whether it agreed to be recognised. */
  readonly consent: boolean
}

/** What the service knows of a visitor. */
export interface Recognised {
  readonly status: 'found' | 'ambiguous' | 'quarantined' | 'none'
  readonly entity?: Entity
  /** Values given that were not taken, each with its reason: `forgotten`, or e.g. `placeholder`. */
  readonly rejected?: readonly RejectedValue[]
}

interface VisitorsOptions {
  /** Secret under which it is remembered what was erased, at least 16 bytes. */
  readonly erasureKey: string | Uint8Array
  readonly now: () => number
  /** A new id at each call, not to be guessed. */
  readonly newId: () => string
}

const STRANGER: Recognised = { status: 'none' }

/** Who visits the site: what the pages, the log-in and the people of the call centre ask and tell. Knows no HTTP. */
export class Visitors {
  readonly events: EventStream = new EventStream()
  readonly #resolver: Resolver
  readonly #now: () => number
  readonly #newId: () => string

  constructor({ erasureKey, now, newId }: VisitorsOptions) {
    this.#now = now
    this.#newId = newId
    this.#resolver = new Resolver(model, { erasureKey, now })
    this.#resolver.subscribe((event) => this.events.add(event))
    this.#resolver.putAll(
      customers.map(({ number, ...fields }) => ({ source: 'crm', id: number, customerNumber: number, ...fields })),
    )
  }

  /**
   * Keeps a visit. Without consent there is nothing to keep: a visit that may not be tied to a browser tells nothing of
   * anybody, and a cookie kept "for later" would join the visits from before to the name learnt after.
   *
   * @returns the cookie to set, if the visitor needs one
   */
  visit({ cookie, consent }: Visitor, page: string): { readonly known: Recognised; readonly newCookie?: string } {
    if (!consent) return { known: STRANGER }
    const cookieId = cookie ?? this.#newId()
    this.#resolver.put({ source: 'visit', id: this.#newId(), at: this.#now(), cookieId, page })
    const known = this.me({ cookie: cookieId, consent })
    return cookie === undefined ? { known, newCookie: cookieId } : { known }
  }

  /** Learns whose mailbox it is that logs in here. Whether he may is for the host to check, before. */
  logIn({ cookie, consent }: Visitor, email: string): Recognised {
    // whoever logs in tells who he is; that this is his browser too, he tells by his consent alone
    const cookieId = consent ? cookie : undefined
    const put = this.#resolver.put({ source: 'login', id: this.#newId(), at: this.#now(), email, cookieId })
    return { status: 'found', entity: put.entity, rejected: put.rejected }
  }

  /**
   * Whom the cookie belongs to. That is good enough to greet, not to show an account: others sit at that browser too.
   */
  me({ cookie, consent }: Visitor): Recognised {
    if (cookie === undefined || !consent) return STRANGER
    const { status, entity } = this.#resolver.find({ cookieId: cookie })
    const known = entity === undefined ? undefined : this.#resolver.entity(entity)
    return known ? { status, entity: known } : { status }
  }

  /** Why two records are, or are not, one person. */
  why(a: string, b: string): Explanation {
    return this.#resolver.explain(a, b)
  }

  /** A person's word that two records are, or are not, one person. */
  judge(a: string, b: string, verdict: 'same' | 'different', by: string): WriteResult {
    return this.#resolver.judge(a, b, verdict, { by, at: this.#now() })
  }

  /**
   * Erases the person with a mailbox: his records in all systems, and what names him anywhere else. None of it comes
   * back, whoever sends it again. Where it is open whose mailbox it is, the address goes and the records stay.
   *
   * @returns how many records are gone
   */
  forget(email: string): { readonly records: number } {
    const owner = this.#resolver.find({ email }).entity
    const person = owner === undefined ? undefined : this.#resolver.entity(owner)
    const { customerNumber = [], email: addresses = [email] } = person?.identifiers ?? {}
    const records = person?.records ?? []
    // what joins them first: the id that was theirs must not pass on to others whom a record of theirs kept apart
    this.#resolver.forget({ customerNumber, email: addresses })
    for (const record of records) this.#resolver.forget(record)
    // events name record keys and values; what was told is told, but nobody hears it again
    this.events.clear()
    return { records: records.length }
  }

  /** Lets go of the browsers that were not seen for long. */
  expire(): void {
    this.#resolver.expire()
  }
}
