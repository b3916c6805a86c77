import { type ContactPoints, contactPoints, mailboxWord } from './contact-points.ts'
import type { Habit, Home, Household, Person, World } from './person.ts'
import { CITIES, FAMILY_NAMES, GIVEN_NAMES, STREETS } from './places-and-names.ts'
import { type Random, seededRandom } from './random.ts'
import { always, change, DAY, START, type Timeline } from './timeline.ts'

/** The part of a person that his household decides. */
interface Member {
  readonly gender: 'F' | 'M'
  readonly firstName: string
  readonly lastName: string
  readonly birthDate: string
}

/** A world of `size` people: the same seed, the same world. */
export function makeWorld(size: number, seed: number): World {
  const random = seededRandom(seed)
  const points = contactPoints(random)
  const people: Person[] = []
  while (people.length < size) {
    const members = drawMembers(random).slice(0, size - people.length)
    const household = drawHousehold(members, random, points)
    for (const [index, member] of members.entries()) {
      const id = `P${String(people.length + 1).padStart(5, '0')}`
      people.push(drawPerson(id, member, index, household, random, points))
    }
  }
  return {
    people: recyclePhones(people, random, points),
    tablets: Array.from({ length: Math.max(1, Math.round(size / 2500)) }, () => points.browser(START)),
    storePhones: Array.from({ length: Math.max(1, Math.round(size / 4000)) }, () => points.phone(random.pick(CITIES))),
  }
}

function drawMembers(random: Random): Member[] {
  const kind = random.weighted({ single: 42, couple: 24, family: 26, flat: 8 })
  const adult = (lastName: string, gender = random.pick(['F', 'M'] as const), oldest = 1945): Member =>
    draw(gender, lastName, random.int(oldest, 2000), random)
  const name = random.pickEarly(FAMILY_NAMES)
  if (kind === 'single') return [adult(name)]
  if (kind === 'flat') return Array.from({ length: random.int(2, 4) }, () => adult(random.pickEarly(FAMILY_NAMES)))
  if (kind === 'couple')
    return [adult(name, 'M'), adult(random.chance(0.8) ? name : random.pickEarly(FAMILY_NAMES), 'F')]
  const parents = [draw('M', name, random.int(1960, 1980), random), draw('F', name, random.int(1960, 1982), random)]
  const children = Array.from({ length: random.int(1, 3) }, () =>
    draw(random.pick(['F', 'M'] as const), name, random.int(1996, 2010), random),
  )
  if (random.chance(0.06)) {
    // Twins: one surname, one birth date, one address.
    const first = children[0]!
    children.push({ ...draw(random.pick(['F', 'M'] as const), name, 2000, random), birthDate: first.birthDate })
  }
  if (random.chance(0.02)) {
    // A junior carries his father's whole name.
    children[0] = { ...children[0]!, gender: 'M', firstName: parents[0]!.firstName }
  }
  return distinctNames([...parents, ...children])
}

const draw = (gender: 'F' | 'M', lastName: string, year: number, random: Random): Member => ({
  gender,
  firstName: random.pickEarly(GIVEN_NAMES[gender]),
  lastName,
  birthDate: `${year}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`,
})

/** Parents do not give two children one name. */
function distinctNames(members: readonly Member[]): Member[] {
  const [father, mother, ...children] = members as [Member, Member, ...Member[]]
  const seen = new Set<string>()
  return [father, mother, ...children.filter((child) => !seen.has(child.firstName) && seen.add(child.firstName))]
}

function drawHome(random: Random): Home {
  const city = random.pickEarly(CITIES)
  return {
    street: `${random.int(1, 9899)} ${random.pick(STREETS)} ${random.pick(['St', 'Ave', 'Rd', 'Dr', 'Ln'])}`,
    city,
    postalCode: String(city.postalCode + random.int(0, 2)).padStart(5, '0'),
  }
}

/**
 * A household shares one thing at most, so that what each kind of sharing does can be told apart; namesakes share none:
 * a father and his junior on one line could be told apart by nobody.
 */
function drawHousehold(members: readonly Member[], random: Random, points: ContactPoints): Household {
  const home = drawHome(random)
  const namesakes = new Set(members.map(({ firstName, lastName }) => `${firstName} ${lastName}`)).size < members.length
  const shared = namesakes
    ? 'nothing'
    : random.weighted(
        members.length > 1
          ? { nothing: 47, landline: 35, computer: 14, mailbox: 4 }
          : { nothing: 88, landline: 12, computer: 0, mailbox: 0 },
      )
  return {
    home,
    landline: shared === 'landline' ? points.phone(home.city) : undefined,
    mailbox: shared === 'mailbox' ? points.email('the', `${members[0]!.lastName}s`) : undefined,
    computer: shared === 'computer' ? points.browser(START - random.int(0, 300) * DAY) : undefined,
  }
}

function drawPerson(
  id: string,
  member: Member,
  index: number,
  household: Household,
  random: Random,
  points: ContactPoints,
): Person {
  const { firstName, lastName, gender, birthDate } = member
  const habit: Habit = random.weighted({ 'passer-by': 40, regular: 47, fan: 13 })
  const day = (): number => START + random.int(30, 700) * DAY
  const maiden = gender === 'F' && random.chance(0.06) ? random.pickEarly(FAMILY_NAMES) : undefined
  const names: Timeline<string> = maiden ? change(always(maiden), day(), lastName) : always(lastName)
  const active = habit !== 'passer-by'
  // The first two of the household share its mailbox; who is not seen again was not at its computer.
  const ownMail = household.mailbox === undefined || index > 1
  let email = always(ownMail ? points.email(firstName, maiden ?? lastName) : household.mailbox!)
  if (ownMail && random.chance(0.1)) email = change(email, day(), points.email(firstName, lastName))
  const computer = active ? household.computer : undefined
  let browser = always(computer ?? points.browser(START - random.int(0, 300) * DAY))
  if (!computer && random.chance(0.25)) {
    const reset = day()
    browser = change(browser, reset, points.browser(reset))
  }
  const loyal = habit === 'fan' ? 0.85 : active ? 0.5 : 0
  return {
    id,
    household,
    habit,
    firstName,
    gender,
    birthDate,
    lastName: names,
    home: random.chance(0.1) ? change(always(household.home), day(), drawHome(random)) : always(household.home),
    mobile: always(points.phone(household.home.city)),
    email,
    browser,
    device: active && random.chance(0.5) ? points.device() : undefined,
    card: random.chance(loyal) ? points.card() : undefined,
    handle: random.chance(active ? 0.22 : 0.12) ? points.handle(firstName, lastName) : undefined,
    workMailbox: active && random.chance(0.03) ? workMailbox(random) : undefined,
  }
}

/** The mailbox of one of a few dozen small builders who send their people to the shop. */
const workMailbox = (random: Random): string =>
  `${random.pick(['info', 'office'])}@${mailboxWord(FAMILY_NAMES[random.int(0, 24)]!)}builders.com`

/** Some people give up their number, and two months later the carrier gives it to a stranger. */
function recyclePhones(people: readonly Person[], random: Random, points: ContactPoints): Person[] {
  const result = [...people]
  for (let i = 0; i < people.length; i++) {
    if (!random.chance(0.015)) continue
    const heir = random.int(0, people.length - 1)
    const giver = result[i]!
    const stranger = result[heir]!
    if (heir === i || giver.mobile.length > 1 || stranger.mobile.length > 1) continue
    const day = START + random.int(60, 500) * DAY
    const number = giver.mobile[0]!.value
    result[i] = { ...giver, mobile: change(giver.mobile, day, points.phone(giver.household.home.city)) }
    result[heir] = { ...stranger, mobile: change(stranger.mobile, day + 60 * DAY, number) }
  }
  return result
}
