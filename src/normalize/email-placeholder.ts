import { isPlaceholder } from './junk.ts'
import { type Shape, ShapeFilter, startOf } from './shape.ts'

/** What people write at a till who have or give no address. Letters only. */
const NO_EMAIL: ReadonlySet<string> = new Set([
  ...['noemail', 'noemails', 'nomail', 'noemailaddress', 'noemailprovided', 'noemailgiven', 'noaddress', 'noname'],
  ...['donthave', 'donthaveemail', 'donthaveone', 'idonthaveone', 'doesnthaveone', 'noneprovided', 'notprovided'],
  ...['notgiven', 'notavailable', 'unavailable', 'idk', 'idontknow', 'dontknow', 'donotknow', 'refuse', 'refused'],
  ...['decline', 'declined', 'customerrefused', 'customerdeclined', 'nothanks', 'nope', 'no', 'nobody', 'noone'],
  ...['nowhere', 'fake', 'fakeemail', 'fakemail', 'notreal', 'notanemail', 'bogus', 'invalid', 'xx', 'emailaddress'],
  ...['youremail', 'yourname', 'myemail', 'someone', 'somebody', 'username', 'changeme', 'ohne', 'keine', 'keineemail'],
])

/** Words that are somebody's own mailbox at his own domain (`email@fredstone.com`), and junk only as `email@email.com`. */
const NAMELESS: ReadonlySet<string> = new Set(['email', 'mail', 'id', 'abc', 'default', 'void', 'example', 'me', 'hi'])

const NO_ADDRESS = new ShapeFilter([...NO_EMAIL, ...NAMELESS])
const TEST = startOf('test')

const LONGEST_PHRASE = 32
const TEST_MAILBOX = /^test(?:er|ing|user|account|email|mail)?[._-]?\d*$/
const TEST_DOMAIN = /^test\.(?:com|net|org|test)$/

/** Whether a lower-case address is known to be nobody's: `test@test.com`, `noemail@…`, `idk@idk.com`, `a@a.a`. */
export function isPlaceholderEmail(local: string, domain: string): boolean {
  const dot = domain.indexOf('.')
  const label = dot < 0 ? domain : domain.slice(0, dot)
  if (saysNoEmail(label) || TEST_DOMAIN.test(domain) || (dot === 1 && /^.(?:\..)+$/.test(domain))) return true
  if (NAMELESS.has(local)) return local === label
  return saysNoEmail(local) || isPlaceholder(local) || TEST_MAILBOX.test(local) || (local === label && local.length < 3)
}

/** Whether a part of an address certainly is none of the words for nobody's; false: it has to be looked at. */
export function isNoStandIn(shape: Shape): boolean {
  return shape.start !== TEST && !NO_ADDRESS.mayHold(shape)
}

/** Whether words stand where an address should: `no email`, `refused`. */
export function saysNoEmail(text: string): boolean {
  if (text.length > LONGEST_PHRASE) return false
  const lower = text.toLowerCase()
  return NO_EMAIL.has(lower) || (/[^a-z0-9]/.test(lower) && NO_EMAIL.has(lower.replace(/[^a-z0-9]+/g, '')))
}
