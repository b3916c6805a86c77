import type { ColumnRole } from './column-role.ts'
import { type HeaderConcept, headerConcepts, headerWords } from './header-words.ts'

/** What a header alone says. `name` is a name of whatever the rows are: the values say of what. */
export interface HeaderReading {
  readonly role: ColumnRole | 'name' | 'title?' | undefined
  /** Why a `none` column is dropped. */
  readonly note?: string
}

type Rule = readonly [all: readonly HeaderConcept[], role: HeaderReading['role'], note?: string]

/**
 * The first rule whose concepts all stand in the header decides. What qualifies another column (`phone_type`) and what
 * belongs to the row (`updated_at`) comes first, then what a narrower word settles (`birth city` before `city`).
 */
const RULES: readonly Rule[] = [
  [['relative'], 'none', 'about someone else'],
  [['hash', 'email'], 'hashedEmail'],
  [['hash', 'phone'], 'hashedPhone'],
  [['email'], 'email'],
  [['fax'], 'fax'],
  [['phone', 'extension'], 'none', 'an extension of another column'],
  [['phone', 'area'], 'none', 'a part of another column'],
  [['phone', 'country'], 'none', 'describes another column'],
  [['phone'], 'phone'],
  [['network'], 'none', 'describes a visit'],
  [['birth', 'last'], 'familyName'],
  [['birth', 'nom'], 'familyName'],
  [['birth', 'name'], 'familyName'],
  [['birth', 'place'], 'birthPlace'],
  [['birth', 'city'], 'birthPlace'],
  [['birth', 'state'], 'none', 'a state of birth says little'],
  [['birth', 'country'], 'nationality'],
  [['birth', 'land'], 'nationality'],
  [['birth', 'age'], 'age'],
  [['birth', 'year', 'month'], 'birthDate'],
  [['birth', 'year'], 'birthYear'],
  [['birth', 'month'], 'birthMonth'],
  [['birth', 'date'], 'birthDate'],
  [['birth', 'day'], 'birthDay'],
  [['birth'], 'birthDate'],
  [['death', 'place'], 'none', 'a place of death says little'],
  [['death'], 'deathDate'],
  [['passport', 'country'], 'none', 'describes another column'],
  [['passport'], 'passport'],
  [['license', 'state'], 'none', 'describes another column'],
  [['license', 'country'], 'none', 'describes another column'],
  [['license'], 'driversLicense'],
  [['tax', 'country'], 'none', 'describes another column'],
  [['tax'], 'taxId'],
  [['national', 'country'], 'none', 'describes another column'],
  [['national'], 'nationalId'],
  [['nationality'], 'nationality'],
  [['device'], 'deviceId'],
  [['cookie'], 'cookie'],
  [['loyalty', 'date'], 'none', 'a time of the row'],
  [['loyalty'], 'loyaltyId'],
  [['social'], 'socialHandle'],
  [['employer'], 'employer'],
  [['occupation'], 'occupation'],
  [['marital'], 'category'],
  [['gender'], 'gender'],
  [['initial', 'middle'], 'middleName'],
  [['middle'], 'middleName'],
  [['particle'], 'nameParticle'],
  [['maiden'], 'familyName'],
  [['nick'], 'givenName'],
  [['salutation'], 'none', 'a form of address'],
  [['generation'], 'nameSuffix'],
  [['first', 'last'], 'fullName'],
  [['first', 'nom'], 'fullName'],
  [['full', 'name'], 'fullName'],
  [['full', 'nom'], 'fullName'],
  [['organization', 'id'], 'code'],
  [['organization', 'number'], 'code'],
  [['organization', 'type'], 'category'],
  [['postal'], 'postalCode'],
  [['country'], 'country'],
  [['neighbourhood'], 'neighbourhood'],
  [['latitude'], 'latitude'],
  [['longitude'], 'longitude'],
  [['geo', 'city'], 'city'],
  [['geo'], 'geo'],
  [['house'], 'houseNumber'],
  [['street', 'number'], 'houseNumber'],
  [['address', 'number'], 'houseNumber'],
  [['unit'], 'unit'],
  [['city'], 'city'],
  [['state'], 'state'],
  [['land'], 'country'],
  [['street'], 'street'],
  [['address'], 'address'],
  [['organization', 'web'], 'website'],
  [['first'], 'givenName'],
  [['last'], 'familyName'],
  [['nom'], 'familyName'],
  [['author'], 'authors'],
  [['venue', 'year'], 'year'],
  [['venue'], 'venue'],
  [['barcode'], 'barcode'],
  [['model'], 'modelNumber'],
  [['brand'], 'brand'],
  [['amount'], 'price'],
  [['web'], 'website'],
  [['product', 'id'], 'code'],
  [['product', 'number'], 'code'],
  [['product', 'title'], 'productName'],
  [['product', 'name'], 'productName'],
  [['organization'], 'organization'],
  [['customer', 'id'], 'customerId'],
  [['customer', 'number'], 'customerId'],
  [['row'], 'none', 'numbers the rows'],
  [['full'], 'fullName'],
  [['name'], 'name'],
  [['title'], 'title?'],
  [['id'], 'code'],
  [['product'], 'productName'],
  [['category'], 'category'],
  [['age'], 'age'],
  [['text'], 'description'],
  [['note'], 'none', 'a note'],
  [['quantity'], 'number'],
  [['type'], 'category'],
  [['date'], 'date'],
  [['year'], 'year'],
  [['customer'], 'name'],
  [['place'], 'city'],
  [['line'], 'address'],
  [['contact', 'number'], 'phone'],
  [['contact', 'id'], 'customerId'],
  [['contact'], 'name'],
  [['number'], 'code'],
]

const ROW_WORDS: readonly HeaderConcept[] = ['created', 'file']
/** Concepts that qualify the row, not another column: `record type` says what the row is. */
const ROW_SUBJECT: readonly HeaderConcept[] = [
  'row',
  'customer',
  'organization',
  'type',
  'category',
  'product',
  'name',
  'of',
]

/** What a header alone says, in any of the known languages. */
export function readHeader(header: string): HeaderReading {
  const words = headerWords(header)
  const concepts = new Set(headerConcepts(words))
  if (concepts.has('electronic') && concepts.has('address')) concepts.add('email')
  if (ROW_WORDS.some((concept) => concepts.has(concept))) {
    return { role: 'none', note: concepts.has('created') ? 'a time of the row' : 'tells where the row came from' }
  }
  if (concepts.has('type') && !concepts.has('marital')) return typeReading(concepts)
  const rule = RULES.find(([all]) => all.every((concept) => concepts.has(concept)))
  if (!rule) return { role: undefined }
  const [, role, note] = rule
  if (role === 'address' && isFurtherLine(words)) return { role: 'addressLine' }
  return note ? { role, note } : { role }
}

/** `record type` is a category; `phone type`, `email verified` describe another column. */
function typeReading(concepts: ReadonlySet<HeaderConcept>): HeaderReading {
  const about = [...concepts].filter((concept) => !ROW_SUBJECT.includes(concept))
  return about.length ? { role: 'none', note: 'describes another column' } : { role: 'category' }
}

/** The second and later line of an address: `address_2`, `addr line 3`. */
function isFurtherLine(words: readonly string[]): boolean {
  return Number(words.at(-1)) >= 2
}
