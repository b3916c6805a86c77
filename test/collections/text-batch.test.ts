import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hashBytes } from '../../src/collections/hash-bytes.ts'
import { StringPool } from '../../src/collections/string-pool.ts'
import { TextBatch } from '../../src/collections/text-batch.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const anyText = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('', 'ann', '\ufeffann', '\0', 'é', '\u{10ffff}'),
)

function batchOf(texts: readonly string[]): TextBatch {
  const batch = new TextBatch()
  for (const text of texts) batch.add(utf8(text), 0, utf8(text).length)
  return batch
}

describe('TextBatch', () => {
  test('gives its texts back, whatever stands beside them', () => {
    fc.assert(
      fc.property(fc.array(anyText), (texts) => {
        const batch = batchOf(texts)
        expect(texts.map((_, i) => batch.text(i))).toEqual(texts)
      }),
    )
  })

  test('gives a text without its end', () => {
    const batch = new TextBatch()
    batch.add(utf8('12345'), 0, 5, utf8('\ue001US'))
    expect([batch.text(0, 5), batch.text(0, 2), batch.text(0)]).toEqual(['12345', '12345\ue001', '12345\ue001US'])
  })

  test('puts a text together from parts of bytes', () => {
    const batch = new TextBatch()
    batch.append(utf8('shop:'), 0, 5)
    batch.append(utf8('r1,r2'), 3, 5)
    batch.close()
    batch.close()
    batch.add(utf8('a,b'), 2, 3, utf8('c'))
    expect([batch.size, batch.text(0), batch.text(1), batch.text(2)]).toEqual([3, 'shop:r2', '', 'bc'])
    expect([...batch.hashes.subarray(0, 3)]).toEqual(['shop:r2', '', 'bc'].map((t) => hashBytes(utf8(t), 0, t.length)))
  })

  test('begins anew when it is cleared', () => {
    const batch = batchOf(['ann', 'bob'])
    expect(batch.text(1)).toBe('bob')
    batch.clear()
    batch.add(utf8('zoë'), 0, 4)
    batch.add(utf8('cy'), 0, 2)
    expect([batch.size, batch.text(0), batch.text(1)]).toEqual([2, 'zoë', 'cy'])
  })

  test('a byte that no text has spoils no text beside it', () => {
    const batch = batchOf(['ann'])
    batch.add(Uint8Array.of(0xff), 0, 1)
    batch.add(utf8('bob'), 0, 3)
    expect([batch.text(0), batch.text(2)]).toEqual(['ann', 'bob'])
  })

  test('a pool finds and adds its texts as it does by themselves', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyText)), (batches) => {
        const [pool, twin] = [new StringPool(), new StringPool()]
        for (const texts of batches) {
          const batch = batchOf(texts)
          const found = new Int32Array(texts.length).fill(-1)
          pool.findAll(batch, found)
          expect([...found]).toEqual(texts.map((text) => twin.find(text)))
          for (const [i, text] of texts.entries()) {
            expect(pool.findOf(batch, i)).toBe(twin.find(text))
            expect(pool.internOf(batch, i)).toBe(twin.intern(text))
          }
        }
        expect(Array.from({ length: pool.size }, (_, id) => pool.get(id))).toEqual(
          Array.from({ length: twin.size }, (_, id) => twin.get(id)),
        )
      }),
    )
  })

  test('a pool tells texts of one hash apart, and answers for those alone that are asked for', () => {
    const pool = new StringPool()
    const batch = batchOf(['n749192', 'n512789', 'bob', 'n749192', 'ann'])
    expect(batch.hashes[0]).toBe(batch.hashes[1])
    expect([pool.intern('n512789'), pool.intern('ann'), pool.intern('n749192')]).toEqual([0, 1, 2])
    const ids = Int32Array.of(-1, -1, -1, 7, -1)
    pool.findAll(batch, ids)
    expect([...ids]).toEqual([2, 0, -1, 7, 1])
  })

  test('a pool adds a text that is not there', () => {
    const pool = new StringPool()
    const batch = batchOf(['ann', 'bob'])
    expect([pool.addOf(batch, 1), pool.addOf(batch, 0), pool.find('ann'), pool.get(0)]).toEqual([0, 1, 1, 'bob'])
  })
})
