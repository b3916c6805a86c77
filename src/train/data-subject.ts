import type { ColumnRole } from './column-role.ts'

/** What the records are about. */
export type DataSubject = 'person' | 'organization' | 'publication' | 'product' | 'other'

/** The subject, from the share of the rows that each role's columns fill. */
export function dataSubject(filled: (role: ColumnRole) => number): DataSubject {
  const person = Math.max(
    filled('familyName'),
    filled('fullName'),
    0.9 * filled('givenName'),
    0.9 * filled('birthDate'),
    0.6 * filled('gender'),
  )
  const organization = filled('organization')
  const product = Math.max(filled('productName'), 0.9 * filled('brand'), 0.9 * filled('barcode'))
  const publication = Math.max(
    0.9 * filled('authors'),
    filled('title') * (filled('authors') + filled('venue') > 0 ? 1 : 0.5),
  )
  const identified =
    0.3 * Math.max(filled('email'), filled('phone'), filled('customerId'), filled('loyaltyId'), filled('cookie'))
  const scores: [DataSubject, number][] = [
    ['person', Math.max(person, identified)],
    ['organization', 0.9 * organization],
    ['product', product],
    ['publication', publication],
  ]
  const [subject, score] = scores.reduce((best, next) => (next[1] > best[1] ? next : best))
  return score >= 0.1 ? subject : 'other'
}
