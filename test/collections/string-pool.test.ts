import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { askBytes } from '../../src/collections/asked-text.ts'
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

function copyOf(pool: StringPool): StringPool {
  const copy = new StringPool()
  copy.internAll(pool.pick(Array.from({ length: pool.size }, (_, id) => id)))
  return copy
}

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

  test('forgets a removed text: its bytes, its way to be found, never its id', () => {
    const pool = new StringPool()
    for (const text of ['ann', 'secret', 'bob']) pool.intern(text)
    pool.remove(1)
    expect(pool.find('secret')).toBe(-1)
    expect(pool.get(1)).toBe('')
    expect([...pool.bytes.subarray(3, 9)]).toEqual([255, 255, 255, 255, 255, 255])
    expect([pool.get(0), pool.get(2), pool.find('bob'), pool.size]).toEqual(['ann', 'bob', 2, 3])
    pool.remove(1)
    expect(pool.intern('secret')).toBe(3)
    expect(pool.get(3)).toBe('secret')
  })

  test('takes its last id back, and leaves no byte of its text', () => {
    const pool = new StringPool()
    for (const text of ['ann', 'bob', 'zoë']) pool.intern(text)
    pool.removeLast()
    expect([pool.size, pool.find('zoë'), pool.get(1)]).toEqual([2, -1, 'bob'])
    expect([...pool.bytes.subarray(6)].every((byte) => byte === 0)).toBe(true)
    expect([pool.intern('cy'), pool.get(2), pool.find('ann'), pool.intern('zoë')]).toEqual([2, 'cy', 0, 3])
    pool.remove(3)
    pool.removeLast()
    expect([pool.size, pool.intern('')]).toEqual([3, 3])
    pool.removeLast()
    expect([pool.find(''), pool.intern('dee')]).toEqual([-1, 3])
  })

  test('the empty text has nothing to erase and stays', () => {
    const pool = new StringPool()
    pool.intern('')
    pool.intern('ann')
    pool.remove(1)
    pool.remove(0)
    expect([pool.find(''), pool.get(0), pool.get(1), pool.find('ann')]).toEqual([0, '', '', -1])
  })

  test('a text that is only searched leaves no byte behind', () => {
    const pool = new StringPool()
    pool.intern('ann')
    pool.find('secret')
    expect([...pool.bytes.subarray(3)].every((byte) => byte === 0)).toBe(true)
  })

  test('is asked for what stands in bytes, and something behind it', () => {
    const pool = new StringPool()
    const bytes = new TextEncoder().encode('ann,bob')
    askBytes(bytes, 4, 7)
    expect([pool.findAsked(), pool.addAsked(), pool.find('bob')]).toEqual([-1, 0, 0])
    askBytes(bytes, 0, 4, bytes.subarray(4))
    expect([pool.addAsked(), pool.get(1), pool.find('ann,bob')]).toEqual([1, 'ann,bob', 1])
  })

  test('takes a text from bytes, wherever it stands in them', () => {
    const pool = new StringPool()
    const bytes = new TextEncoder().encode('ann,Änn,ann')
    expect([pool.internBytes(bytes, 0, 3), pool.internBytes(bytes, 4, 8), pool.internBytes(bytes, 9, 12)]).toEqual([
      0, 1, 0,
    ])
    expect([pool.find('Änn'), pool.internBytes(bytes, 3, 3), pool.get(2)]).toEqual([1, 2, ''])
  })

  test('does what a Map does', () => {
    const step = fc.tuple(fc.constantFrom('intern', 'find', 'remove'), anyText)
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const pool = new StringPool()
        const twin = new Map<string, number>()
        const texts: string[] = []
        for (const [what, text] of steps) {
          const known = twin.get(text)
          if (what === 'intern') {
            if (known === undefined) twin.set(text, texts.push(text) - 1)
            expect(pool.intern(text)).toBe(twin.get(text))
          } else if (what === 'find') {
            expect(pool.find(text)).toBe(known ?? -1)
          } else if (known !== undefined && text !== '') {
            pool.remove(known)
            twin.delete(text)
            texts[known] = ''
          }
          expect(pool.size).toBe(texts.length)
        }
        for (const again of [pool, copyOf(pool)]) {
          expect(texts.map((_, id) => again.get(id))).toEqual(texts)
          for (const [, text] of steps) expect(again.find(text)).toBe(twin.get(text) ?? -1)
        }
      }),
    )
  })

  test('finds what is left of many texts after many were removed', () => {
    const pool = new StringPool()
    for (let i = 0; i < 20_000; i++) pool.intern(`value ${i}`)
    for (let i = 0; i < 20_000; i += 3) pool.remove(i)
    for (const again of [pool, copyOf(pool)]) {
      const lost: number[] = []
      for (let i = 0; i < 20_000; i++) if (again.find(`value ${i}`) !== (i % 3 === 0 ? -1 : i)) lost.push(i)
      expect(lost).toEqual([])
    }
    for (let i = 0; i < 9; i += 3) expect(pool.intern(`value ${i}`)).toBe(20_000 + i / 3)
  })

  test('keeps only what is marked', () => {
    const pool = new StringPool()
    for (const text of ['ann', 'bob', '', 'cy', 'dee']) pool.intern(text)
    pool.remove(4)
    expect(pool.keepOnly(Uint8Array.of(1, 0, 0, 0, 0))).toBe(3)
    expect([0, 1, 2, 3, 4].map((id) => pool.isErased(id))).toEqual([false, true, false, true, true])
    expect([pool.find('ann'), pool.find('bob'), pool.find('')]).toEqual([0, -1, 2])
  })

  test('takes over texts of another, in any order, each once', () => {
    const pool = new StringPool()
    for (const text of ['ann', 'bob', '', 'Zoë', 'dee']) pool.intern(text)
    const other = new StringPool()
    other.intern('dee')
    expect([...other.internAll(pool.pick([3, 4, 2, 3, 0]))]).toEqual([1, 0, 2, 1, 3])
    expect([0, 1, 2, 3].map((id) => other.get(id))).toEqual(['dee', 'Zoë', '', 'ann'])
    expect([...other.internAll(pool.pick([0, 1, 3]), 1, 2)]).toEqual([4])
    expect(other.get(4)).toBe('bob')
  })

  test('a pool restored is a copy', () => {
    const pool = new StringPool()
    pool.intern('ann')
    const copy = copyOf(pool)
    copy.intern('bob')
    copy.remove(0)
    expect([pool.get(0), pool.size, copy.get(0), copy.get(1)]).toEqual(['ann', 1, '', 'bob'])
  })

  test.each([
    ['no starts', [1], []],
    ['starts that do not begin at 0', [1, 2], [1, 2]],
    ['starts that descend', [1, 2], [0, 3, 2]],
    ['bytes missing', [1], [0, 2]],
    ['bytes too many', [1, 2, 3], [0, 2]],
  ])('cannot be restored from %s', (_, bytes, starts) => {
    expect(() =>
      new StringPool().internAll({ bytes: Uint8Array.from(bytes), starts: Uint32Array.from(starts) }),
    ).toThrow(expect.objectContaining({ code: 'snapshot-invalid' }))
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
