import type { Event } from './purchases.ts'
import { DAY } from './timeline.ts'

/** An offer goes to those who looked at the product and did not buy it in the days before. */
export interface Offer {
  readonly sku: string
  readonly days: number
}

/** A mailing as one view of the customers would send it. */
export interface Mailing {
  /** Mails sent: one per mailbox before, one per person after. */
  readonly mails: number
  /** Those who get it although they, by the truth, have just bought the product: whom they are taken for, and how. */
  readonly justBought: readonly { readonly customer: string; readonly purchase: string }[]
  /** Mails beyond the first to one person. */
  readonly twice: number
}

/**
 * The mailing of an offer. `customerOf` is who the sender takes a record's person for (nobody where it knows no
 * address); a customer is left out if one of *his* records bought the product in time, for all the sender knows.
 */
export function mailing(
  offer: Offer,
  interest: readonly Event[],
  purchases: readonly Event[],
  customerOf: (record: string) => string | undefined,
  personOf: ReadonlyMap<string, string>,
  now: number,
): Mailing {
  const recent = ({ at, sku }: Event): boolean => sku === offer.sku && at >= now - offer.days * DAY
  const bought = purchases.filter(recent)
  const owners = new Set(bought.map(({ record }) => customerOf(record)))
  const purchaseOf = new Map(bought.map(({ record }) => [personOf.get(record)!, record]))
  const recipients = new Map<string, string>()
  for (const { record } of interest.filter(recent)) {
    const customer = customerOf(record)
    if (customer !== undefined && !owners.has(customer)) recipients.set(customer, personOf.get(record)!)
  }
  const wasted = [...recipients].flatMap(([customer, person]) => {
    const purchase = purchaseOf.get(person)
    return purchase === undefined ? [] : [{ customer, purchase }]
  })
  return {
    mails: recipients.size,
    justBought: wasted.sort((a, b) => (a.customer < b.customer ? -1 : 1)),
    twice: recipients.size - new Set(recipients.values()).size,
  }
}
