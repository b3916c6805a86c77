import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joined, readSections, type Section, sectionParts } from '../../src/collections/sections.ts'
import { finish } from '../../src/collections/steps.ts'
import { xxh32 } from '../../src/collections/xxh32.ts'

const FILE = parts({
  model: { fields: ['email'], name: 'Zoë \ud800' },
  texts: Uint8Array.of(1, 2, 3),
  rows: Int32Array.of(-1, 7, 2 ** 31 - 1),
  starts: Uint32Array.of(0, 2 ** 32 - 1, 5),
  times: Float64Array.of(Number.NEGATIVE_INFINITY, 0.1, -0),
  empty: new Int32Array(0),
  version: 3,
})

function parts(sections: Readonly<Record<string, Section>>): Uint8Array {
  return joined(finish(sectionParts(sections)))
}

/** What reading `bytes` comes to: `read`, or which of the refusals. */
function outcome(bytes: Uint8Array): string {
  try {
    readSections(bytes)
    return 'read'
  } catch (error) {
    expect(error).toMatchObject({ code: 'snapshot-invalid' })
    return String(error).match(/foreign|newer|truncated|altered/)?.[0] ?? 'unnamed'
  }
}

function changed(change: (file: Uint8Array, view: DataView) => void): Uint8Array {
  const file = FILE.slice()
  change(file, new DataView(file.buffer))
  return file
}

/** As one would who knows the format: header and table fit each other. */
function signed(file: Uint8Array): Uint8Array {
  const view = new DataView(file.buffer)
  const table = file.subarray(32, 32 + view.getUint32(24, true))
  view.setUint32(28, xxh32(table, xxh32(file.subarray(0, 28))), true)
  return file
}

describe('sections', () => {
  test('are read as they were written', () => {
    const sections = readSections(FILE)
    expect(sections.json('model')).toEqual({ fields: ['email'], name: 'Zoë \ud800' })
    expect(sections.uint8('texts')).toEqual(Uint8Array.of(1, 2, 3))
    expect(sections.int32('rows')).toEqual(Int32Array.of(-1, 7, 2 ** 31 - 1))
    expect(sections.uint32('starts')).toEqual(Uint32Array.of(0, 2 ** 32 - 1, 5))
    expect(sections.float64('times')).toEqual(Float64Array.of(Number.NEGATIVE_INFINITY, 0.1, -0))
    expect(sections.int32('empty')).toEqual(new Int32Array(0))
    expect(sections.json('version')).toBe(3)
    expect([sections.has('rows'), sections.has('toString')]).toEqual([true, false])
  })

  test('are views, aligned or not', () => {
    expect(readSections(FILE).int32('rows').buffer).toBe(FILE.buffer)
    const shifted = new Uint8Array(FILE.length + 3)
    shifted.set(FILE, 3)
    expect(readSections(shifted.subarray(3)).int32('rows')).toEqual(Int32Array.of(-1, 7, 2 ** 31 - 1))
  })

  test('a part of an array is written as that part', () => {
    const rows = Int32Array.of(1, 2, 3, 4)
    expect(readSections(parts({ rows: rows.subarray(1, 3) })).int32('rows')).toEqual(Int32Array.of(2, 3))
  })

  test('whatever they are called and hold', () => {
    const section = fc.oneof<fc.Arbitrary<Section>[]>(
      fc.uint8Array(),
      fc.int32Array(),
      fc.uint32Array(),
      fc.float64Array(),
      fc.string({ unit: 'binary' }),
      fc.array(fc.integer()),
    )
    const named = fc.dictionary(fc.string({ unit: 'grapheme' }), section, { noNullPrototype: true })
    fc.assert(
      fc.property(named, (written) => {
        const file = parts(written)
        const sections = readSections(file)
        for (const [name, value] of Object.entries(written)) {
          if (value instanceof Uint8Array) expect(sections.uint8(name)).toEqual(value)
          else if (value instanceof Int32Array) expect(sections.int32(name)).toEqual(value)
          else if (value instanceof Uint32Array) expect(sections.uint32(name)).toEqual(value)
          else if (value instanceof Float64Array) expect(sections.float64(name)).toEqual(value)
          else expect(sections.json(name)).toEqual(value)
        }
        expect(parts(written)).toEqual(file)
      }),
    )
  })

  test('that are not there, or of another kind, are told', () => {
    const sections = readSections(FILE)
    const refused = expect.objectContaining({ code: 'snapshot-invalid' })
    expect(() => sections.int32('nodes')).toThrow(refused)
    expect(() => sections.int32('texts')).toThrow(/a section 'texts' of int32, but it holds uint8/)
    expect(() => sections.json('rows')).toThrow(refused)
  })

  test.each([
    ['nothing', new Uint8Array(0), 'truncated'],
    ['another file', new TextEncoder().encode('source,id,entity\npos,t-1,e1\n'), 'foreign'],
    ['the beginning of one', FILE.subarray(0, 5), 'truncated'],
    ['its header', FILE.subarray(0, 32), 'truncated'],
    ['all but its last byte', FILE.subarray(0, FILE.length - 1), 'truncated'],
    ['one byte too many', new Uint8Array([...FILE, 0]), 'altered'],
    ['a section altered', changed((file) => file.fill(9, file.length - 30, file.length - 24)), 'altered'],
    ['a later version', changed((_, view) => view.setUint32(12, 2, true)), 'newer'],
    ['the other byte order', signed(changed((file) => file.subarray(8, 12).reverse())), 'foreign'],
    ['a table that is no table', signed(changed((file) => file.fill(0x20, 32, 40))), 'altered'],
  ])('%s is refused by name', (_, bytes, refusal) => {
    expect(outcome(bytes)).toBe(refusal)
  })

  test('every flipped bit is refused', () => {
    const read: number[] = []
    for (let bit = 0; bit < FILE.length * 8; bit++) {
      const file = changed((bytes) => {
        bytes[bit >> 3]! ^= 1 << (bit & 7)
      })
      if (outcome(file) === 'read') read.push(bit)
    }
    expect(read).toEqual([])
  })

  test('every truncation is refused as one', () => {
    const others: string[] = []
    for (let length = 0; length < FILE.length; length++) others.push(outcome(FILE.subarray(0, length)))
    expect(new Set(others)).toEqual(new Set(['truncated']))
  })

  test('bytes that were exchanged, zeroed or shifted are refused', () => {
    fc.assert(
      fc.property(fc.nat(FILE.length - 9), fc.nat(FILE.length - 9), fc.nat(8), (from, to, length) => {
        const moved = changed((file) => file.copyWithin(to, from, from + length))
        const zeroed = changed((file) => file.fill(0, from, from + length))
        for (const file of [moved, zeroed]) {
          expect(outcome(file) === 'read').toBe(file.every((byte, i) => byte === FILE[i]))
        }
      }),
    )
  })

  test('a forged table is refused, whatever it says', () => {
    const forge = (table: string): Uint8Array => {
      const json = new TextEncoder().encode(table.padEnd(Math.ceil(table.length / 8) * 8))
      const file = new Uint8Array(32 + json.length + 8)
      file.set(FILE.subarray(0, 16))
      file.set(json, 32)
      const view = new DataView(file.buffer)
      view.setFloat64(16, file.length, true)
      view.setUint32(24, json.length, true)
      return signed(file)
    }
    const sum = xxh32(new Uint8Array(8))
    expect(outcome(forge(`[["a","int32",8,${sum}]]`))).toBe('read')
    for (const table of [
      '{',
      'null',
      '[null]',
      '[]',
      `[["a","int32",-8,${sum}]]`,
      '[["a","int32",6,0]]',
      '[["a","int64",8,0]]',
      '[["a","toString",8,0]]',
      '[["a","int32",1e300,0]]',
      '[["a","int32",8,0]]',
      `[["a","int32",8,${sum}],["b","int32",0,0]]`,
      `[[1,"int32",8,${sum}]]`,
    ]) {
      expect([table, outcome(forge(table))]).toEqual([table, 'altered'])
    }
  })
})
