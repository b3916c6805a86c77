import type { Event } from './purchases.ts'
import { DAY } from './timeline.ts'

/** What a customer's purchases come to. */
interface Customer {
  readonly customer: string
  /** Days since the last purchase. */
  readonly recency: number
  /** Number of purchases. */
  readonly frequency: number
  /** US dollars. */
  readonly money: number
}

export type Segment = 'champions' | 'loyal' | 'new' | 'at risk' | 'occasional'

/** The customers seen through one partition of the purchases. */
export interface CustomerValue {
  readonly customers: number
  /** Customers with two purchases or more. */
  readonly repeat: number
  /** Their share of the customers, 0…1. */
  readonly repeatShare: number
  /** Share of the revenue that comes from repeat customers, 0…1. */
  readonly repeatRevenue: number
  /** US dollars of the hundred best customers together. */
  readonly topHundred: number
  readonly segments: Readonly<Record<Segment, number>>
  /** The five who spent most. */
  readonly top: readonly Customer[]
}

/** Recency, frequency and money over the purchases of whoever `customerOf` says a record belongs to. */
export function customerValue(
  purchases: readonly Event[],
  customerOf: ReadonlyMap<string, string>,
  now: number,
): CustomerValue {
  const byCustomer = new Map<string, Event[]>()
  for (const purchase of purchases) {
    const customer = customerOf.get(purchase.record)!
    const known = byCustomer.get(customer)
    if (known) known.push(purchase)
    else byCustomer.set(customer, [purchase])
  }
  const customers = [...byCustomer].map(
    ([customer, bought]): Customer => ({
      customer,
      recency: Math.floor((now - Math.max(...bought.map(({ at }) => at))) / DAY),
      frequency: bought.length,
      money: bought.reduce((sum, { total }) => sum + total, 0),
    }),
  )
  customers.sort((a, b) => b.money - a.money || (a.customer < b.customer ? -1 : 1))
  const repeat = customers.filter(({ frequency }) => frequency > 1)
  const segments: Record<Segment, number> = { champions: 0, loyal: 0, new: 0, 'at risk': 0, occasional: 0 }
  for (const customer of customers) segments[segmentOf(customer)]++
  return {
    customers: customers.length,
    repeat: repeat.length,
    repeatShare: repeat.length / customers.length,
    repeatRevenue: revenue(repeat) / revenue(customers),
    topHundred: revenue(customers.slice(0, 100)),
    segments,
    top: customers.slice(0, 5),
  }
}

const revenue = (customers: readonly Customer[]): number => customers.reduce((sum, { money }) => sum + money, 0)

function segmentOf({ recency, frequency, money }: Customer): Segment {
  if (frequency >= 4) return recency > 270 ? 'at risk' : money >= 1000 ? 'champions' : 'loyal'
  if (frequency >= 2) return recency > 365 ? 'at risk' : 'loyal'
  return recency <= 90 ? 'new' : 'occasional'
}
