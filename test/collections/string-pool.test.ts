import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { StringPool } from '../../src/collections/string-pool.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  // any UTF-16 units at all, lone surrogates with them
  fc
    .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd7f0, max: 0xe010 })))
    .map((units) => String.fromCharCode(...units)),
  fc.constantFrom('', 'a', 'b', 'ab', '__proto__', '\0', '\u{10ffff}'),
)

describe('StringPool', () => {
  test('numbers distinct texts from 0 and gives them back', () => {
    const pool = new StringPool()
    expect(['ann', 'bob', 'ann', '', 'Ann', ''].map((t) => pool.intern(t))).toEqual([0, 1, 0, 2, 3, 2])
    expect(pool.size).toBe(4)
    expect([0, 1, 2, 3].map((id) => pool.get(id))).toEqual(['ann', 'bob', '', 'Ann'])
  })

  test('finding adds nothing', () => {
    const pool = new StringPool()
    expect(pool.find('ann')).toBe(-1)
    expect(pool.size).toBe(0)
    pool.intern('ann')
    expect(pool.find('ann')).toBe(0)
    expect(pool.find('an')).toBe(-1)
    expect(pool.find('anna')).toBe(-1)
  })

  test.each([
    ['ASCII', 'Fred Stone'],
    ['two bytes', 'Zoë Müller'],
    ['three bytes', '山田太郎'],
    ['the ends of the surrogate gap', '\ud7ff\ue000'],
    ['four bytes', '𝒜😀\u{10000}\u{10ffff}'],
    ['NUL', 'a\0b'],
    ['a byte order mark', '\ufeffa'],
    ['a lone high surrogate', 'a\ud800b'],
    ['a high surrogate at the end', 'a\ud800'],
    ['a lone low surrogate', '\udc00'],
    ['surrogates the wrong way round', '\udc00\ud800'],
    ['two high surrogates and a low one', '\ud800\ud83d\ude00'],
  ])('keeps %s', (_, text) => {
    const pool = new StringPool()
    pool.intern(text)
    expect(pool.get(0)).toBe(text)
    expect(pool.find(text)).toBe(0)
    expect(pool.find(`${text}\ufffd`)).toBe(-1)
  })

  test('texts longer than what one call can take come back whole', () => {
    const pool = new StringPool()
    const long = 'ab'.repeat(200_000)
    const wide = `${'é'.repeat(9000)}${'z'.repeat(9000)}`
    pool.intern(long)
    pool.intern(wide)
    expect(pool.get(0) === long).toBe(true)
    expect(pool.get(1) === wide).toBe(true)
  })

  test('its bytes are those of the texts, one after the other', () => {
    const pool = new StringPool()
    pool.intern('é')
    pool.intern('€a')
    expect([...pool.bytes.subarray(0, pool.starts[2])]).toEqual([0xc3, 0xa9, 0xe2, 0x82, 0xac, 0x61])
    expect([...pool.starts.subarray(0, 3)]).toEqual([0, 2, 6])
  })

  test('holds many texts', () => {
    const pool = new StringPool()
    for (let i = 0; i < 50_000; i++) expect(pool.intern(`value ${i}`)).toBe(i)
    for (let i = 0; i < 50_000; i += 997) {
      expect(pool.find(`value ${i}`)).toBe(i)
      expect(pool.get(i)).toBe(`value ${i}`)
    }
    expect(pool.find('value 50000')).toBe(-1)
  })

  test('does what a Map does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), anyText), { maxLength: 200 }), (steps) => {
        const pool = new StringPool()
        const twin = new Map<string, number>()
        for (const [intern, text] of steps) {
          if (intern) {
            if (!twin.has(text)) twin.set(text, twin.size)
            expect(pool.intern(text)).toBe(twin.get(text))
          } else {
            expect(pool.find(text)).toBe(twin.get(text) ?? -1)
          }
          expect(pool.size).toBe(twin.size)
        }
        for (const [text, id] of twin) expect(pool.get(id)).toBe(text)
      }),
    )
  })

  test('its bytes are the UTF-8 of well-formed texts', () => {
    const wellFormed = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))
    fc.assert(
      fc.property(wellFormed, (text) => {
        const pool = new StringPool()
        pool.intern(text)
        expect([...pool.bytes.subarray(0, pool.starts[1])]).toEqual([...new TextEncoder().encode(text)])
      }),
    )
  })
})
