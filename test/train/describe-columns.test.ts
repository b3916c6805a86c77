import { existsSync, readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { describeColumns } from '../../src/train/describe-columns.ts'

describe('describeColumns', () => {
  const rows = Array.from({ length: 40 }, (_, i) => ({
    id: i,
    source: i % 2 ? 'crm' : 'shop',
    'E-Mail': i % 4 ? `fred${i}@mail.org` : '',
    memo: '',
  }))

  it('says what each column holds, why, and how it is written, without showing values', () => {
    expect(describeColumns(rows).columns).toEqual([
      {
        header: 'E-Mail',
        role: 'email',
        kind: 'email',
        confidence: 1,
        why: 'header, and 100 % of the values agree',
        blank: 0.25,
        distinct: 1,
        writings: ['aaaa99@aaaa.aaa', 'aaaa9@aaaa.aaa'],
      },
      { header: 'memo', role: 'none', confidence: 0.9, why: 'empty', blank: 1, distinct: 0, writings: [] },
    ])
  })

  it('takes arrays, numbers, dates and junk', () => {
    const odd = [
      { dob: new Date(Date.UTC(1956, 3, 9)), mail: ['a@x.org', 'b@x.org'], n: Number.NaN, x: { y: 1 }, z: Symbol('z') },
    ]
    const roles = describeColumns(odd).columns.map(({ header, role }) => [header, role])
    expect(roles).toEqual([
      ['dob', 'birthDate'],
      ['mail', 'email'],
      ['n', 'none'],
      ['x', 'none'],
      ['z', 'none'],
    ])
  })

  it('finds lists that name nobody twice', () => {
    const person = (i: number) => ({ first_name: `Given${i}`, surname: `Family${i}`, dob: `19${10 + (i % 80)}-02-03` })
    const clean = ['a', 'b'].flatMap((source) =>
      Array.from({ length: 50 }, (_, i) => ({ source, id: i, ...person(i) })),
    )
    const repeated = [...clean, ...Array.from({ length: 20 }, (_, i) => ({ source: 'b', id: 100 + i, ...person(i) }))]
    expect(describeColumns(clean).sources).toMatchObject({ a: { cleanList: true }, b: { cleanList: true } })
    expect(describeColumns(repeated).sources).toMatchObject({ a: { cleanList: true }, b: { cleanList: false } })
    expect(describeColumns(clean.slice(0, 50)).sources).toMatchObject({ a: { records: 50, cleanList: false } })
  })
})

const DATA = new URL('../../../shared/data/', import.meta.url)

describe.skipIf(!existsSync(DATA))(
  'describeColumns on the labelled data sets (skipped where they are not beside the repository)',
  () => {
    const roles = (set: string): { subject: string; roles: Record<string, string>; clean: string[] } => {
      const text = readFileSync(new URL(`${set}/records.csv`, DATA), 'utf8')
      const { data } = Papa.parse<Record<string, unknown>>(text, { header: true, skipEmptyLines: true })
      const { subject, columns, sources } = describeColumns(data)
      const clean = Object.keys(sources).filter((source) => sources[source]?.cleanList)
      return { subject, roles: Object.fromEntries(columns.map(({ header, role }) => [header, role])), clean }
    }

    it.each([
      ['febrl3', 'person', []],
      ['febrl4', 'person', ['a', 'b']],
      ['splink-fake-1000', 'person', []],
      ['senzing-truthset-demo', 'person', []],
      ['restaurants-fodors-zagat', 'organization', []],
      ['dedupe-early-childhood', 'organization', []],
      ['dblp-acm', 'publication', ['acm', 'dblp']],
      ['abt-buy', 'product', []],
    ])('%s is about one %s', (set, subject, clean) => {
      const described = roles(set)
      expect(described.subject).toBe(subject)
      expect(described.clean).toEqual(clean)
    })

    it('reads the columns of febrl4', () => {
      expect(roles('febrl4').roles).toEqual({
        given_name: 'givenName',
        surname: 'familyName',
        street_number: 'houseNumber',
        address_1: 'address',
        address_2: 'addressLine',
        suburb: 'city',
        postcode: 'postalCode',
        state: 'state',
        date_of_birth: 'birthDate',
        soc_sec_id: 'nationalId',
      })
    })

    it('trusts the values where a file has its columns shifted', () => {
      expect(roles('dedupe-early-childhood').roles).toMatchObject({
        'Email Address': 'date',
        'Center Director': 'website',
        'Purple binder service type': 'email',
      })
    })
  },
)
