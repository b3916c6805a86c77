import { describe, expect, it } from 'vitest'
import { normalizeAddress } from '../../src/normalize/address.ts'
import { expectReasons, expectValues } from './expect-normalized.ts'

describe('normalizeAddress', () => {
  expectValues(normalizeAddress, [
    ['123 North Main Street, Apt. #4', '123 n main st unit 4'],
    ['123 N. Main St #4', '123 n main st unit 4'],
    ['123 n main st apt 4', '123 n main st unit 4'],
    ['123 N MAIN ST UNIT 4', '123 n main st unit 4'],
    ['123 Main St Apartment B', '123 main st unit b'],
    ['12 N 5th St', '12 n 5th st'],
    ['12 North Fifth Street', '12 n 5th st'],
    ['1800 South West 5th Avenue', '1800 sw 5th ave'],
    ['100 N.W. 5th Ave', '100 nw 5th ave'],
    ['100 Northwest 5th Av.', '100 nw 5th ave'],
    ['2880 las vegas blvd. s', '2880 las vegas blvd s'],
    ['One Main Street', '1 main st'],
    ['221B Baker Street', '221b baker st'],
    ['12-14 High Street', '12-14 high st'],
    ['3/27 George St', '3/27 george st'],
    ['123 1/2 Oak Road', '123 1/2 oak rd'],
    ['123½ Oak Road', '123 1/2 oak rd'],
    ['St John St', 'st john st'],
    ['Saint John Street', 'st john st'],
    ["St. John's Drive 5", 'st johns dr 5'],
    ['1450 N City Rd Suite 900', '1450 n city rd unit 900'],
    ['100 Penthouse Suite', '100 penthouse suite'],
    ['P.O. Box 12', 'pobox 12'],
    ['PO BOX 12', 'pobox 12'],
    ['POB 12', 'pobox 12'],
    ['Post Office Box 12', 'pobox 12'],
    ['Postfach 12', 'pobox 12'],
    ['BP 12', 'pobox 12'],
    ['Hauptstraße 5', 'haupt st 5'],
    ['Hauptstrasse 5', 'haupt st 5'],
    ['Hauptstr. 5', 'haupt st 5'],
    ['Haupt Str. 5', 'haupt st 5'],
    ['Lange Straße 7', 'lange st 7'],
    ['Kerkstraat 12', 'kerk st 12'],
    ["12 Rue de l'Église", '12 rue de l eglise'],
    ['12, RUE DE L EGLISE', '12 rue de l eglise'],
    ['rue Ste-Catherine 5', 'rue ste catherine 5'],
    ['5 bis, bd Voltaire', '5 bis blvd voltaire'],
    ['Calle Mayor nº 5', 'calle mayor 5'],
    ['Calle Mayor n° 5', 'calle mayor 5'],
    ['Avda. de América, 12', 'ave de america 12'],
    ['Piazza Duomo 1', 'pl duomo 1'],
    ['No 321, Street 128 Phnom Penh', '321 st 128 phnom penh'],
    ['Jalan Pisang 5', 'jln pisang 5'],
    ['улица Ленина 5', 'ul lenina 5'],
    ['329 Leatherwood Street, Las Vegas, NV', '329 leatherwood st las vegas nv'],
    ['0 Main St', '0 main st'],
  ])

  expectReasons(normalizeAddress, [
    ['same as above', 'placeholder'],
    ['No Fixed Address', 'placeholder'],
    ['General Delivery', 'placeholder'],
    ['unknown', 'placeholder'],
    ['Test', 'placeholder'],
    ['12834', 'malformed'],
    [{ street: 'x' }, 'type'],
  ])

  it('adds the short forms of the record’s country, else of the field’s', () => {
    expect(normalizeAddress('c/ Mayor, 5', { country: 'ES' })).toEqual({ value: 'calle mayor 5' })
    expect(normalizeAddress('5 r. de la Paix', {}, { country: 'FR' })).toEqual({ value: '5 rue de la paix' })
    expect(normalizeAddress('5 r. de la Paix', { country: 'ES' }, { country: 'fr' })).toEqual({
      value: '5 rue de la paix',
    })
    expect(normalizeAddress('V. Roma 5', { country: 'IT' })).toEqual({ value: 'via roma 5' })
    expect(normalizeAddress('5 r. de la Paix')).toEqual({ value: '5 r de la paix' })
  })
})
