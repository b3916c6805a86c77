import type { ColumnDecision, FirstReading } from './column-kind.ts'
import { nameByWords, none } from './column-kind.ts'
import type { ColumnProfile } from './column-profile.ts'
import type { ColumnRole } from './column-role.ts'

const PERSONAL: readonly ColumnRole[] = [
  'birthDate',
  'birthYear',
  'gender',
  'nationalId',
  'middleName',
  'nationality',
  'age',
]
const OF_PRODUCTS: readonly ColumnRole[] = ['price', 'brand', 'barcode', 'modelNumber']

/** Settles a column headed only `name`, `title` or the like, by its values and by what the other columns are. */
export function settleName(
  column: ColumnProfile,
  reading: 'name' | 'title?',
  neighbours: ReadonlySet<FirstReading['role']>,
): ColumnDecision {
  const has = (roles: readonly ColumnRole[]): boolean => roles.some((role) => neighbours.has(role))
  const says = (role: ColumnRole, confidence: number, why: string): ColumnDecision => ({ role, confidence, why })
  if (reading === 'title?') {
    if (column.share('honorific') >= 0.5) return none('forms of address')
    if (has(['givenName', 'familyName', 'fullName', ...PERSONAL]))
      return says('occupation', 0.5, 'a title beside a person')
    if (has(OF_PRODUCTS)) return says('productName', 0.8, 'a title beside a price or a brand')
    return says('title', 0.8, 'header')
  }
  if (column.share('letter') < 0.5) return says('code', 0.4, 'a name without letters')
  const organization = column.share('organization')
  const given = column.share('given')
  if (has(OF_PRODUCTS) && !has(PERSONAL)) return says('productName', 0.8, 'a name beside a price or a brand')
  if (neighbours.has('authors')) return says('title', 0.7, 'a name beside authors')
  if (neighbours.has('familyName') && !neighbours.has('givenName'))
    return says('givenName', 0.85, 'a name beside a family name')
  if (neighbours.has('givenName') && !neighbours.has('familyName') && column.meanWords < 1.8) {
    return says('familyName', 0.8, 'a name beside a given name')
  }
  if (organization >= 0.1 && organization > given / 2) return says('organization', 0.75, 'words of firms and offices')
  if (column.share('modelCode') >= 0.2 || column.meanWords >= 6)
    return says('productName', 0.6, 'long names with model numbers')
  const byWords = column.share('nameLike') >= 0.6 ? nameByWords(column) : undefined
  if (byWords && byWords.role !== 'city') return { ...byWords, confidence: 0.8 }
  if (has(['givenName', 'familyName', ...PERSONAL]))
    return says('fullName', 0.7, 'a name beside what only persons have')
  if (organization >= 0.04 || has(['organization', 'category']))
    return says('organization', 0.6, 'names that are hardly of persons')
  return column.share('nameLike') >= 0.8 && column.meanWords >= 1.7 && column.meanWords <= 4
    ? says('fullName', 0.5, 'two to four words, letters only')
    : says('organization', 0.4, 'names of no known kind')
}
