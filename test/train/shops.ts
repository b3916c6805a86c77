import { seededRandom } from '../../src/collections/random.ts'
import type { RecordInput } from '../../src/model/model.ts'

const BRANDS = ['Norvik', 'Talmor', 'Bexley', 'Aurum', 'Kestrel', 'Ondine', 'Voltra', 'Hansa', 'Quill', 'Zephyr']
const KINDS = [
  ['cordless drill', 'drill driver'],
  ['espresso machine', 'coffee maker'],
  ['desk lamp', 'table light'],
  ['office chair', 'swivel chair'],
  ['water kettle', 'electric kettle'],
  ['air purifier', 'room air cleaner'],
] as const
const COLOURS = ['black', 'white', 'silver', 'red', 'blue']
const REMARKS = [
  'with case',
  'two year warranty',
  'free shipping',
  'in stock',
  'best seller',
  'quiet operation',
  'easy care',
]

/** An offer and the thing it is of. */
export interface Offer {
  readonly record: RecordInput
  readonly thing: number
}

interface Catalogue {
  readonly things: number
  /** Share of a shop's offers that it makes twice, in other words. */
  readonly repeated?: number
  /** Whether both shops offer everything, or each the half that the other lacks. */
  readonly apart?: boolean
}

/** The offers of two shops that describe the same things in their own words. */
export function shopOffers({ things, repeated = 0, apart = false }: Catalogue): Offer[] {
  const random = seededRandom(5)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const offers: Offer[] = []
  for (let thing = 0; thing < things; thing++) {
    const letters = String.fromCharCode(65 + Math.floor(random() * 26), 65 + Math.floor(random() * 26))
    const [brand, kind, colour, number] = [pick(BRANDS), pick(KINDS), pick(COLOURS), 100 + Math.floor(random() * 900)]
    for (const [shop, source] of ['alpha', 'beta'].entries()) {
      if (apart && thing % 2 !== shop) continue
      const copies = random() < repeated ? 2 : 1
      for (let copy = 0; copy < copies; copy++) {
        const model = shop === 0 ? `${letters}${number}` : `${letters}-${number}`
        const words = [brand, model, kind[shop]!, random() < 0.7 ? colour : '', pick(REMARKS)]
        const name = (shop === 0 ? words : words.toReversed()).filter((word) => word !== '').join(' ')
        const description = `${pick(REMARKS)}, ${pick(REMARKS)}${random() < 0.5 ? `, ${brand} ${model}` : ''}`
        offers.push({ record: { source, id: offers.length, name, description }, thing })
      }
    }
  }
  return offers
}
