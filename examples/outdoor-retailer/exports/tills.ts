import { CATALOGUE } from '../catalogue.ts'
import type { Person } from '../person.ts'
import { asOf, isoTime } from '../timeline.ts'
import { type Carelessness, typedCard, typedEmail, typedFirstName, typedLastName, typedPhone } from '../typing.ts'
import { type Export, ofShop, shopOf, type Visit } from '../visit.ts'

const CASHIER: Carelessness = { nickname: 0.08, initial: 0.04, typo: 0.04 }

interface Customer {
  card: string
  phone: string
  email: string
  first: string
  last: string
}

/** The tills: one row per receipt. A card is scanned, or a phone number and a name are asked for, or nothing is given. */
export const tills: Export = {
  file: 'tills.csv',
  prefix: 'RC',
  idColumn: 'Receipt No',
  row: (visit) => {
    const { person, at, random } = visit
    const customer = askCustomer(visit)
    const product = random.pickEarly(CATALOGUE)
    const pieces = random.int(1, 3)
    return {
      Store: `S${shopOf(person) + 1}`,
      'Sold At': isoTime(at),
      'Loyalty Card': customer.card,
      Phone: customer.phone,
      'E-Mail': customer.email,
      First: customer.first,
      Last: customer.last,
      SKU: product.sku,
      Pieces: pieces,
      Total: product.price * pieces,
    }
  },
}

function askCustomer(visit: Visit): Customer {
  const { person, at, random, world } = visit
  const way = person.card && random.chance(0.8) ? 'card' : random.chance(giving(person)) ? 'phone' : 'nothing'
  if (way === 'nothing') return guest(visit)
  const names = {
    first: typedFirstName(person.firstName, CASHIER, random),
    last: typedLastName(asOf(person.lastName, at)!, CASHIER, random),
  }
  const email = random.chance(0.4) ? (receiptAddress(visit) ?? '') : random.chance(0.04) ? 'none@none.com' : ''
  if (way === 'card') {
    const quiet = random.chance(0.6)
    return {
      card: typedCard(person.card!, random),
      // Some tills do not let the cashier pass without a number.
      phone: random.chance(0.06) ? '555-555-5555' : '',
      email,
      ...(quiet ? { first: '', last: '' } : names),
    }
  }
  const { landline } = person.household
  const elderly = Number(person.birthDate.slice(0, 4)) < 1965
  const phone = landline && random.chance(elderly ? 0.6 : 0.1) ? landline : asOf(person.mobile, at)!
  return {
    card: random.chance(0.05) ? '00000000' : '',
    phone: random.chance(0.02) ? ofShop(world.storePhones, person) : typedPhone(phone, random),
    email,
    ...names,
  }
}

const giving = (person: Person): number => (person.habit === 'passer-by' ? 0.5 : 0.95)

/** Where the receipt is mailed: the own mailbox, or the one at work. */
function receiptAddress({ person, at, random }: Visit): string | undefined {
  if (person.workMailbox && random.chance(0.4)) return person.workMailbox
  const address = asOf(person.email, at)
  return address && typedEmail(address, random)
}

/** Nobody asked, or nobody answered: what cashiers type to get on. */
function guest({ random }: Visit): Customer {
  const nobody: Customer = { card: '', phone: '', email: '', first: '', last: '' }
  switch (random.weighted({ blank: 50, phone: 20, card: 10, email: 10, all: 10 })) {
    case 'phone':
      return { ...nobody, phone: '555-555-5555', first: 'Guest' }
    case 'card':
      return { ...nobody, card: '00000000', last: 'Guest' }
    case 'email':
      return { ...nobody, email: 'none@none.com' }
    case 'all':
      return { card: '00000000', phone: '555-555-5555', email: 'none@none.com', first: 'Guest', last: 'Guest' }
    default:
      return nobody
  }
}
