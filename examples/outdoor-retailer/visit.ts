import type { Person, World } from './person.ts'
import { CITIES } from './places-and-names.ts'
import type { Random } from './random.ts'

/** One contact of one person with one system: what an export row is made from. */
export interface Visit {
  readonly person: Person
  /** Milliseconds since 1970. */
  readonly at: number
  /** The person's first visit to this system, or to it from this browser: people log in then. */
  readonly first: boolean
  readonly random: Random
  readonly world: World
}

/** A row of an export: raw columns, as the system would write them. Blank columns are `''`. */
export type Row = Readonly<Record<string, string | number>>

/** One export file and how its rows are made. */
export interface Export {
  /** File name; its ending says the format: `.csv` or `.jsonl`. */
  readonly file: string
  /** First letters of its record ids, unlike any other export's. */
  readonly prefix: string
  /** The column that holds the record id. */
  readonly idColumn: string
  /** The row of a visit, without its id. */
  row(visit: Visit): Row
}

/** The shop where a person buys: one per city. */
export const shopOf = ({ household }: Person): number => CITIES.indexOf(household.home.city)
/** The thing of a list that belongs to a person's shop (several small shops share one). */
export const ofShop = <T>(things: readonly T[], person: Person): T => things[shopOf(person) % things.length]!
