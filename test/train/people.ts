import { seededRandom } from '../../src/collections/random.ts'
import type { RecordInput } from '../../src/model/model.ts'

const GIVEN =
  'Anna Bruno Clara David Elena Felix Greta Hugo Irene Jonas Karla Leon Mara Nils Olga Paul Rosa Simon Tessa Ulrich Vera Walter Yara Zoe Oskar Frieda'.split(
    ' ',
  )
const FAMILY =
  'Abbott Baxter Carver Dalton Emerson Fletcher Gardner Hawkins Ingram Jefferson Keller Lambert Mercer Norwood Osborne Prescott Quimby Randall Sheridan Thornton Underwood Vaughn Whitaker Yardley Zimmerman Ashford Bellamy Crawford Dempsey Eastman'.split(
    ' ',
  )
const STREETS = 'Oak Elm Maple Cedar Willow Chestnut Juniper Magnolia Sycamore Poplar Laurel Hickory'.split(' ')
const CITIES = ['Springfield', 'Riverside', 'Franklin', 'Greenville', 'Bristol', 'Clinton']

/** A file of people whose truth is known. */
export interface People {
  readonly records: readonly RecordInput[]
  /** Record key → person. */
  readonly person: ReadonlyMap<string, string>
  /** Record key → household. */
  readonly household: ReadonlyMap<string, string>
}

export interface PeopleOptions {
  readonly households: number
  /** People of one household, from and to: they share family name, address and telephone. */
  readonly size: readonly [least: number, most: number]
  /** Share of the cells that are blank, and of the names and dates that hold a slip of the pen. */
  readonly blank: number
  readonly slips: number
  /** Share of the households whose members bear one given name and have no e-mail address: father and son. */
  readonly namesakes?: number
}

/** Seeded people, each with one to three records, in households. */
export function people(seed: number, { households, size, blank, slips, namesakes = 0 }: PeopleOptions): People {
  const random = seededRandom(seed)
  const whole = (n: number): number => Math.floor(random() * n)
  const one = <T>(list: readonly T[]): T => list[whole(list.length)]!
  const two = (n: number): string => String(n).padStart(2, '0')
  const slip = (text: string): string => {
    if (random() >= slips || text.length < 4) return text
    const at = 1 + whole(text.length - 2)
    return text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2)
  }
  const keep = (value: string): string | null => (random() < blank ? null : value)

  const records: RecordInput[] = []
  const person = new Map<string, string>()
  const household = new Map<string, string>()
  for (let h = 0; h < households; h++) {
    const shared = {
      lastName: one(FAMILY),
      address: `${1 + whole(400)} ${one(STREETS)} Street`,
      city: one(CITIES),
      postalCode: String(10_000 + whole(400) * 7),
      phone: `212 ${300 + whole(600)} ${two(whole(100))}${two(whole(100))}`,
    }
    const name = namesakes > 0 && random() < namesakes ? one(GIVEN) : undefined
    const members = size[0] + whole(size[1] - size[0] + 1)
    for (let p = 0; p < members; p++) {
      const own = {
        firstName: name ?? one(GIVEN),
        birthDate: `${1940 + whole(65)}-${two(1 + whole(12))}-${two(1 + whole(28))}`,
      }
      const email = `${own.firstName}.${shared.lastName}${whole(1000)}@example.org`.toLowerCase()
      for (let copies = 1 + whole(3); copies > 0; copies--) {
        const id = `r${records.length}`
        person.set(`file:${id}`, `h${h}p${p}`)
        household.set(`file:${id}`, `h${h}`)
        records.push({
          source: 'file',
          id,
          firstName: keep(slip(own.firstName)),
          lastName: keep(slip(shared.lastName)),
          birthDate: keep(own.birthDate),
          address: keep(shared.address),
          city: keep(shared.city),
          postalCode: keep(shared.postalCode),
          phone: keep(shared.phone),
          email: name === undefined ? keep(email) : null,
        })
      }
    }
  }
  return { records, person, household }
}

/** A list in another order, by seed. */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const random = seededRandom(seed)
  return list
    .map((value) => ({ value, by: random() }))
    .sort((a, b) => a.by - b.by)
    .map(({ value }) => value)
}
