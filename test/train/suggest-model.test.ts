import { describe, expect, it } from 'vitest'
import { defineModel } from '../../src/model/define-model.ts'
import type { ModelInput } from '../../src/model/model.ts'
import { resolve } from '../../src/resolver/resolve.ts'
import { suggestModel } from '../../src/train/suggest-model.ts'

type Row = Record<string, unknown>

/** A table of `count` rows; `at(list, n)` walks a list at its own pace, so that columns do not move together. */
function table(count: number, row: (i: number) => Row): Row[] {
  return Array.from({ length: count }, (_, i) => ({ id: `r${i}`, source: 'main', ...row(i) }))
}
const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T
const two = (n: number): string => String(n).padStart(2, '0')

const GIVEN = ['Mary', 'Peter', 'Hans', 'Claire', 'Pablo', 'Sofia', 'Jan', 'Emma', 'Roger', 'Quint', 'Ottilie']
const FAMILY = [
  'Smith',
  'Weber',
  'Dupont',
  'Garcia',
  'Rossi',
  'Bakker',
  'Okafor',
  'Lindqvist',
  'Novak',
  'Hale',
  'Osei',
  'Tam',
  'Abel',
]
const TOWN = ['Springfield', 'Lyon', 'Madrid', 'Porto', 'Utrecht', 'Leeds', 'Wien']

const day = (i: number): number => 1 + ((i * 11) % 28)
const month = (i: number): number => 1 + ((i * 5) % 12)
const year = (i: number): number => 1930 + ((i * 13) % 75)

function kinds(model: ModelInput): Record<string, string> {
  return Object.fromEntries(Object.entries(model.fields).map(([name, spec]) => [name, spec.kind]))
}

function headers(model: ModelInput): unknown {
  return model.sources?.['*']?.headers
}

describe('suggestModel reads', () => {
  it('an American customer list', () => {
    const rows = table(60, (i) => ({
      fname: at(GIVEN, i),
      lname: at(FAMILY, i * 3),
      dob: `${month(i)}/${day(i)}/${two(year(i) % 100)}`,
      ssn: `${101 + i}-${10 + (i % 80)}-${1000 + i * 17}`,
      homephone: `(${212 + (i % 7)}) ${220 + i}-${1000 + i * 31}`,
      work_phone: `${212 + (i % 5)}-${320 + i}-${1000 + i * 37}`,
      addr1: `${1 + i * 7} ${at(FAMILY, i)} St`,
      city: at(TOWN, i),
      st: at(['NY', 'CA', 'TX'], i),
      zip: String(10001 + (i % 9)),
      created_at: `2024-01-${two(day(i))} 10:11:0${i % 9}`,
      file: 'a.csv',
    }))
    const model = suggestModel(rows)
    expect(model.fields).toEqual({
      firstName: { kind: 'givenName' },
      lastName: { kind: 'familyName' },
      birthDate: { kind: 'date' },
      phone: { kind: 'phone', country: 'US' },
      nationalId: { kind: 'nationalId', country: 'US' },
      address: { kind: 'address', country: 'US' },
      city: { kind: 'city' },
      state: { kind: 'category' },
      postalCode: { kind: 'postalCode', country: 'US' },
    })
    expect(headers(model)).toMatchObject({ fname: 'firstName', homephone: 'phone', work_phone: 'phone', st: 'state' })
    expect(defineModel(model).fields).toMatchObject(model.fields)
  })

  it('a German one, the house number in a column of its own', () => {
    const model = suggestModel(
      table(60, (i) => ({
        Anrede: at(['Herr', 'Frau'], i),
        Vorname: at(GIVEN, i),
        Nachname: at(FAMILY, i * 3),
        Geburtsdatum: `${two(day(i))}.${two(month(i))}.${year(i)}`,
        Straße: `${at(FAMILY, i)}straße`,
        'Hausnr.': String(1 + i),
        PLZ: String(50667 + (i % 9)),
        Ort: at(TOWN, i),
        'E-Mail': `${at(GIVEN, i)}${i}@web.de`,
      })),
    )
    expect(model.fields.birthDate).toEqual({ kind: 'date', order: 'day-first' })
    expect(model.fields.postalCode).toEqual({ kind: 'postalCode', country: 'DE' })
    expect(headers(model)).toMatchObject({
      Straße: { field: 'address', part: '1' },
      'Hausnr.': { field: 'address', part: '2' },
    })
    expect(headers(model)).not.toHaveProperty('Anrede')
  })

  it.each([
    ['Spanish', ['Nombre', 'Apellidos', 'Fecha de nacimiento', 'Municipio', 'Correo electrónico']],
    ['Italian', ['Nome', 'Cognome', 'Data di nascita', 'Comune', 'Posta elettronica']],
    ['French', ['Prénom', 'Nom', 'Date de naissance', 'Ville', 'Courriel']],
    ['Dutch', ['voornaam', 'achternaam', 'geboortedatum', 'woonplaats', 'e-mailadres']],
    ['Portuguese', ['nome', 'sobrenome', 'data_nascimento', 'localidade', 'correio eletrónico']],
    ['no known', ['c1', 'c2', 'c3', 'c4', 'c5']],
  ])('%s headers', (_, [given = '', family = '', birth = '', town = '', mail = '']) => {
    const model = suggestModel(
      table(60, (i) => ({
        [given]: at(GIVEN, i),
        [family]: at(FAMILY, i * 3),
        [birth]: `${day(i)}/${month(i)}/${year(i)}`,
        [town]: at(TOWN, i),
        [mail]: `${at(GIVEN, i)}${i}@mail.org`,
      })),
    )
    expect(model.fields).toEqual({
      firstName: { kind: 'givenName' },
      lastName: { kind: 'familyName' },
      birthDate: { kind: 'date', order: 'day-first' },
      email: { kind: 'email' },
      city: { kind: 'city' },
    })
  })

  it('three columns for one date', () => {
    const model = suggestModel(
      table(60, (i) => ({
        fname_c1: at(GIVEN, i),
        lname_c1: at(FAMILY, i * 3),
        by: year(i),
        bm: month(i),
        bd: day(i),
      })),
    )
    expect(headers(model)).toEqual({
      fname_c1: 'firstName',
      lname_c1: 'lastName',
      by: { field: 'birthDate', part: 'year' },
      bm: { field: 'birthDate', part: 'month' },
      bd: { field: 'birthDate', part: 'day' },
    })
  })

  it('dates in one run of digits, and day numbers of a spreadsheet', () => {
    const compact = suggestModel(table(60, (i) => ({ name: 'x', dob: `${year(i)}${two(month(i))}${two(day(i))}` })))
    const serial = suggestModel(table(60, (i) => ({ full_name: `${at(GIVEN, i)} Weber`, dob: 2420 + i * 97 })))
    expect(kinds(compact)).toMatchObject({ birthDate: 'date' })
    expect(kinds(serial)).toMatchObject({ birthDate: 'date' })
  })

  it('columns whose headers are wrong by their values', () => {
    const model = suggestModel(
      table(60, (i) => ({
        phone: `${at(GIVEN, i)}${i}@mail.org`,
        email: `${year(i)}-${two(month(i))}-${two(day(i))}`,
        birth_date: `${at(GIVEN, i)} ${at(FAMILY, i * 3)}`,
      })),
    )
    expect(headers(model)).toEqual({ phone: 'email', email: 'birthDate', birth_date: 'fullName' })
  })

  it('a name prefix as the beginning of the family name', () => {
    const model = suggestModel(
      table(60, (i) => ({
        voornaam: at(GIVEN, i),
        tussenvoegsel: at(['', 'van', 'de'], i),
        achternaam: at(FAMILY, i * 3),
      })),
    )
    expect(headers(model)).toEqual({
      voornaam: 'firstName',
      tussenvoegsel: { field: 'lastName', part: '1' },
      achternaam: { field: 'lastName', part: '2' },
    })
  })

  it('latitude and longitude as one point', () => {
    const model = suggestModel(
      table(60, (i) => ({
        LAST: at(FAMILY, i),
        FIRST: at(GIVEN, i * 3),
        LAT: `42.${1000 + i}`,
        LON: `-71.${2000 + i}`,
      })),
    )
    expect(headers(model)).toMatchObject({ LAT: { field: 'geo', part: '1' }, LON: { field: 'geo', part: '2' } })
  })

  it('birth dates that are days of a spreadsheet, alone or beside written ones', async () => {
    // 4 March 1920 and on, every 211 days
    const serial = (i: number): string => String(7369 + 211 * i)
    const rows = (dob: (i: number) => string): Row[] =>
      table(60, (i) => ({ first: at(GIVEN, i), last: at(FAMILY, i * 3), dob: dob(i) }))
    const days = suggestModel(rows(serial))
    expect(days.fields.birthDate).toEqual({ kind: 'date', serial: true })
    const mixed = (i: number): string => (i % 2 === 0 ? serial(i) : `${year(i)}-${two(month(i))}-${two(day(i))}`)
    expect(suggestModel(rows(mixed)).fields.birthDate).toEqual({ kind: 'date', serial: true })
    const written = (i: number): string => `${year(i)}${two(month(i))}${two(day(i))}`
    expect(suggestModel(rows(written)).fields.birthDate).toEqual({ kind: 'date' })
    const { entities } = await resolve([{ source: 's', id: 1, first: 'Anna', dob: '2420' }], defineModel(days))
    expect([...entities].map(({ golden }) => golden.birthDate?.value)).toEqual(['1906-08-16'])
  })
})

describe('suggestModel leaves out', () => {
  const person = (i: number): Row => ({ first_name: at(GIVEN, i), surname: at(FAMILY, i * 3) })

  it('a full name that the parts beside it make up', () => {
    const rows = table(60, (i) => ({ ...person(i), full_name: `${at(GIVEN, i)} ${at(FAMILY, i * 3)}` }))
    expect(kinds(suggestModel(rows))).toEqual({ firstName: 'givenName', lastName: 'familyName' })
  })

  it('but not one that says more', () => {
    const rows = table(60, (i) => ({
      ...person(i),
      full_name: `Sir ${at(GIVEN, i)} ${at(GIVEN, i + 1)} ${at(FAMILY, i * 3)}`,
    }))
    expect(kinds(suggestModel(rows))).toHaveProperty('fullName')
  })

  it('and joins parts into the full name where rows hold the one or the other', () => {
    const rows = table(60, (i) => (i % 3 ? person(i) : { full_name: `${at(GIVEN, i)} ${at(FAMILY, i * 3)}` }))
    expect(suggestModel(rows)).toMatchObject({
      fields: { fullName: { kind: 'fullName' } },
      sources: {
        '*': {
          headers: {
            first_name: { field: 'fullName', part: '1' },
            surname: { field: 'fullName', part: '2' },
            full_name: 'fullName',
          },
        },
      },
    })
  })

  it('what numbers the rows, never changes, is empty, or describes another column', () => {
    const rows = table(60, (i) => ({
      ...person(i),
      row_no: i,
      uuid: `0f8fad5b-d9cb-469f-a165-7086772${10000 + i}`,
      country: 'FR',
      fax: '',
      phone_type: at(['home', 'mobile'], i),
      notes: `called at ${i}`,
      status: at(['active', 'inactive'], i * 7),
    }))
    expect(kinds(suggestModel(rows))).toEqual({ firstName: 'givenName', lastName: 'familyName' })
  })

  it('the id, source and at columns, whatever their names', () => {
    const rows = Array.from({ length: 60 }, (_, i) => ({ key: `k${i}`, system: 'crm', at: '2024-01-01', ...person(i) }))
    const model = suggestModel(rows, { id: 'key', source: 'system' })
    expect(headers(model)).toEqual({ first_name: 'firstName', surname: 'lastName' })
    expect(model.sources?.['*']?.id).toBe('key')
  })
})

describe('suggestModel decides', () => {
  it('that a customer number which comes back is an identifier', () => {
    const rows = table(60, (i) => ({
      customer_no: `C${1000 + (i >> 1)}`,
      name: `${at(GIVEN, i >> 1)} ${at(FAMILY, (i >> 1) * 3)}`,
    }))
    expect(kinds(suggestModel(rows))).toEqual({ fullName: 'fullName', customerId: 'customerId' })
  })

  it('that a code which many different people share is none', () => {
    const rows = table(60, (i) => ({
      store_id: at(['17', '18', '21'], i),
      name: `${at(GIVEN, i)} ${at(FAMILY, i * 3)}`,
    }))
    expect(kinds(suggestModel(rows))).toEqual({ fullName: 'fullName' })
  })

  it('to compare phone numbers by their digits where they cannot be completed', () => {
    const rows = table(60, (i) => ({ name: `${at(GIVEN, i)} ${at(FAMILY, i * 3)}`, phone: `${5211600 + i * 11}` }))
    expect(suggestModel(rows).fields.phone).toEqual({
      kind: 'identifier',
      namespace: 'phone',
      separators: ' ()-./+',
      pattern: '^\\d{6,15}$',
    })
  })

  it('that titles beside authors are publications', () => {
    const rows = table(60, (i) => ({
      title: `${at(TOWN, i)} revisited: a study of ${at(FAMILY, i)} databases, part ${i}`,
      authors: `${at(GIVEN, i)} ${at(FAMILY, i)}, ${at(GIVEN, i + 1)} ${at(FAMILY, i + 3)}`,
      venue: at(['VLDB', 'SIGMOD Record'], i),
      year: 1995 + (i % 9),
    }))
    expect(kinds(suggestModel(rows))).toEqual({ title: 'text', authors: 'text', venue: 'text', year: 'number' })
  })

  it('that names beside prices are products', () => {
    const rows = table(60, (i) => ({
      name: `Canon PowerShot SD${1000 + i} Digital Camera`,
      price: `$${99 + i}.00`,
      manufacturer: at(['Canon', 'Sony'], i),
    }))
    expect(kinds(suggestModel(rows))).toEqual({ name: 'text', brand: 'organization', price: 'number' })
  })

  it('the same for the rows in any order, and for no rows at all', () => {
    const rows = table(91, (i) => ({
      fname: at(GIVEN, i),
      lname: at(FAMILY, i * 3),
      dob: `${day(i)}/${month(i)}/${year(i)}`,
    }))
    const shuffled = rows.map((_, i) => at(rows, i * 37))
    expect(JSON.stringify(suggestModel(shuffled))).toBe(JSON.stringify(suggestModel(rows)))
    expect(suggestModel([])).toEqual({ fields: {}, sources: { '*': { headers: {} } } })
  })
})
