import type { City } from './places-and-names.ts'
import type { Timeline } from './timeline.ts'

export interface Home {
  readonly street: string
  readonly city: City
  /** Five digits. */
  readonly postalCode: string
}

/** People at one address, and what they share. */
export interface Household {
  readonly home: Home
  /** Ten digits; answered by whoever is near. */
  readonly landline: string | undefined
  /** One mailbox of two people (`the.stones@…`). */
  readonly mailbox: string | undefined
  /** The browser of the computer in the living room. */
  readonly computer: string | undefined
}

/** How much a person leaves behind: one trace, some, or many. */
export type Habit = 'passer-by' | 'regular' | 'fan'

/** A person as the world knows him; the exports only see traces of this. */
export interface Person {
  /** `P00042`: the entity of the truth. */
  readonly id: string
  readonly household: Household
  readonly habit: Habit
  readonly firstName: string
  readonly gender: 'F' | 'M'
  /** `1984-05-02` */
  readonly birthDate: string
  /** Changes on marriage. */
  readonly lastName: Timeline<string>
  /** Changes on moving house. */
  readonly home: Timeline<Home>
  /** Ten digits; changes when the number is given up. */
  readonly mobile: Timeline<string>
  readonly email: Timeline<string>
  /** The GA client id of his browser (`1234567890.1719800000`); changes when cookies are cleared. */
  readonly browser: Timeline<string>
  /** Advertising id of his phone, if he has the app. */
  readonly device: string | undefined
  /** Loyalty card, `TP00001234`. */
  readonly card: string | undefined
  /** Handle on the social network, without @. */
  readonly handle: string | undefined
  /** A shared mailbox at work (`info@…`) that he buys with. */
  readonly workMailbox: string | undefined
}

/** Everything there is: people, and the things of the shops that many of them touch. */
export interface World {
  readonly people: readonly Person[]
  /** GA client ids of the tablets in the shops. */
  readonly tablets: readonly string[]
  /** The shops' own numbers, typed by cashiers when a customer gives none. */
  readonly storePhones: readonly string[]
}
