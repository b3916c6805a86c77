import { type Shape, ShapeFilter } from './shape.ts'

/** Words that address a person; alone in a name field they are no name. Lower-case folded words. */
export const SALUTATIONS: ReadonlySet<string> = new Set(
  (
    'mr mrs ms miss mx mister missus madam madame mme mlle mademoiselle monsieur messrs sir dame dr prof professor ' +
    'herr frau fraulein hr senor senora senorita srta sra dott dottore dottoressa signor signora signorina sigra ' +
    'dhr mevr mevrouw meneer drs'
  ).split(' '),
)

/** Titles that may also be a name when they stand alone (`Lord`); before a name they are no part of it. */
export const TITLES: ReadonlySet<string> = new Set([
  ...SALUTATIONS,
  ...(
    'the hc rt lord lady sr rev reverend honourable honorable doctor doktor docteur avv dipl captain capt colonel ' +
    'lieutenant lt sergeant sgt cpl corporal general admiral commander cmdr viscount viscountess baroness'
  ).split(' '),
])

/** Generations, each with its canonical form. */
export const GENERATIONS: ReadonlyMap<string, string> = new Map([
  ...(['jr', 'jnr', 'junior'] as const).map((word): [string, string] => [word, 'jr']),
  ...(['sr', 'snr', 'senior'] as const).map((word): [string, string] => [word, 'sr']),
  ['ii', 'ii'],
  ['2nd', 'ii'],
  ['iii', 'iii'],
  ['3rd', 'iii'],
  ['iv', 'iv'],
  ['4th', 'iv'],
])

/** Degrees, orders and styles written behind a name. */
export const DEGREES: ReadonlySet<string> = new Set(
  'phd dphil md dds dmd dvm mba msc bsc llb llm cpa rn esq esquire obe mbe cbe kbe kcb qc baronet bart bt'.split(' '),
)

/** Words that belong to the family name that follows them. */
export const PARTICLES: ReadonlySet<string> = new Set(
  (
    'van von und vom zu zum zur der den de dem del della delle dei degli di da do dos das du des la le las los lo ' +
    'bin ibn bint ben abu al el ter ten te tot op in t af av saint st mac'
  ).split(' '),
)

/** Words behind which a former family name follows. */
export const FORMERLY: ReadonlySet<string> = new Set('nee ne geb geborene born formerly fka aka alias'.split(' '))

/** Whole names that are nobody's: form labels, till and call-centre fillers, joke names. Folded words. */
const NOBODY: ReadonlySet<string> = new Set([
  ...['first name', 'firstname', 'fname', 'given name', 'forename', 'vorname', 'prenom', 'nombre', 'first last'],
  ...['last name', 'lastname', 'lname', 'surname', 'family name', 'nachname', 'apellido', 'apellidos', 'cognome'],
  ...[
    'full name',
    'fullname',
    'your name',
    'my name',
    'name',
    'firstname lastname',
    'first name last name',
    'middle name',
  ],
  ...['no name', 'noname', 'no first name', 'no last name', 'no surname', 'nofirstname', 'nolastname', 'fnu', 'lnu'],
  ...['fnu lnu', 'nfn', 'nln', 'nfn nln', 'nmn', 'not a name', 'nobody', 'no one', 'someone', 'somebody', 'anybody'],
  ...['customer', 'valued customer', 'cash customer', 'new customer', 'test customer', 'walk in', 'walkin', 'client'],
  ...['walk in customer', 'store customer', 'online customer', 'web customer', 'kunde', 'cliente', 'klant', 'patient'],
  ...['user', 'username', 'user name', 'new user', 'web user', 'website', 'visitor', 'member', 'subscriber', 'shopper'],
  ...['resident', 'current resident', 'occupant', 'current occupant', 'homeowner', 'account holder', 'cardholder'],
  ...['card holder', 'card member', 'cardmember', 'administrator', 'admin', 'employee', 'staff', 'cashier', 'manager'],
  ...[
    'sir or madam',
    'sir madam',
    'to whom it may concern',
    'whom it may concern',
    'baby boy',
    'baby girl',
    'deceased',
  ],
  ...['redacted', 'deleted', 'deleted user', 'removed', 'anonymized', 'anonymised', 'confidential', 'see notes', 'xx'],
  ...['john doe', 'jane doe', 'john q public', 'joe bloggs', 'joe public', 'max mustermann', 'erika mustermann'],
  ...['mustermann', 'mickey mouse', 'donald duck', 'santa claus', 'asdf asdf', 'aaa bbb', 'gift card', 'fname lname'],
])

const NO_NAME = new ShapeFilter([...SALUTATIONS, ...NOBODY])

/** Whether a text is certainly neither a salutation nor {@link isNobody nobody's name}; false: it has to be looked at. */
export function isSomebody(shape: Shape): boolean {
  return !NO_NAME.mayHold(shape)
}

/** Whether the folded words of a name, taken together, are a filler. */
export function isNobody(words: string): boolean {
  return NOBODY.has(words)
}
