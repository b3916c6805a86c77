import { describe } from 'vitest'
import { normalizeGender } from '../../src/normalize/gender.ts'
import { expectReasons, expectValues } from './expect-normalized.ts'

describe('normalizeGender', () => {
  expectValues(normalizeGender, [
    ...[
      'F',
      'female',
      'Woman',
      'Frau',
      'w',
      'weiblich',
      'femme',
      'Mujer',
      'donna',
      'vrouw',
      'Mrs.',
      'Ms',
      '2',
      2,
      '女',
    ].map((raw) => [raw, 'f'] as const),
    ...['M', 'Male', 'man', 'Herr', 'männlich', 'homme', 'Hombre', 'uomo', 'MR.', '1', 1, '男'].map(
      (raw) => [raw, 'm'] as const,
    ),
    ...['X', 'non-binary', 'nonbinary', 'Diverse', 'divers', 'other', 'autre'].map((raw) => [raw, 'x'] as const),
  ])

  expectReasons(normalizeGender, [
    ...['U', 'Unknown', 'unk', '0', 0, '9', 9, 'N/A', 'prefer not to say', 'not stated'].map(
      (raw) => [raw, 'placeholder'] as const,
    ),
    ['helicopter', 'malformed'],
    ['female | male', 'malformed'],
    ['t2227949966', 'malformed'],
  ])
})
