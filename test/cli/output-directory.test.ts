import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvCell } from '../../src/cli/csv-file.ts'
import { OutputDirectory } from '../../src/cli/output-directory.ts'
import { StringPool } from '../../src/collections/string-pool.ts'
import { readContent } from './read/read-text.ts'
import { workplace } from './run-cli.ts'

describe('output folder', () => {
  test('files appear together, and replace those of the same name', () => {
    const { path, write, files } = workplace()
    write('a.csv', 'old')
    const out = new OutputDirectory(path)
    const a = out.csv('a.csv', ['x', 'y'])
    a.add('1', 2)
    out.json('b.json', { c: 1 })
    expect(readFileSync(join(path, 'a.csv'), 'utf8')).toBe('old')
    out.commit()
    out.discard()
    expect(files()).toEqual(['a.csv', 'b.json'])
    expect(readFileSync(join(path, 'a.csv'), 'utf8')).toBe('x,y\n1,2\n')
  })

  test('discarded, it leaves no trace; folders that were there stay', () => {
    const { path, files } = workplace()
    const out = new OutputDirectory(join(path, 'deep', 'er'))
    out.csv('a.csv', ['x'])
    out.discard()
    out.discard()
    expect(files()).toEqual([])
    expect(existsSync(path)).toBe(true)
  })

  test('a folder in the place of a file is an error before any file gets its name', () => {
    const { path, write, files } = workplace()
    write('a.csv', 'old')
    mkdirSync(join(path, 'b.csv'))
    write('b.csv/theirs', '')
    const out = new OutputDirectory(path)
    out.csv('a.csv', ['x'])
    out.csv('b.csv', ['x'])
    expect(() => out.commit()).toThrow('b.csv is a directory')
    out.discard()
    expect(readFileSync(join(path, 'a.csv'), 'utf8')).toBe('old')
    expect(files('b.csv')).toEqual(['theirs'])
  })

  test.runIf(existsSync('/proc/self'))('is an error at once where the system makes no folders', () => {
    expect(() => new OutputDirectory('/proc/selfsame/out')).toThrow('ENOENT')
  })

  test('a folder that somebody else filled in the meantime stays', () => {
    const { path, write, files } = workplace()
    const out = new OutputDirectory(join(path, 'out'))
    write('out/theirs', '')
    out.discard()
    expect(files('out')).toEqual(['theirs'])
  })
})

describe('a cell', () => {
  test.each([
    ['plain', 'plain'],
    [12.5, '12.5'],
    ['', ''],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', '"two\nlines"'],
    [' x', '" x"'],
    ['+12025550143', '+12025550143'],
    ['=1+1', '=1+1'],
  ])('%j is written %j', (value, cell) => {
    expect(csvCell(value)).toBe(cell)
  })

  test('from bytes or from text, it is the same', () => {
    const { path } = workplace()
    const unit = fc.oneof(
      fc.constantFrom(' ', ',', '"', '\n', '\r', '\t', 'a', 'é', '\u00a0', '\ufeff', '\ud800', '한', '\u2028'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    )
    const out = new OutputDirectory(path)
    fc.assert(
      fc.property(fc.array(fc.array(unit, { maxLength: 5 }).map((units) => units.join(''))), (texts) => {
        const pool = new StringPool()
        const ids = texts.map((text) => pool.intern(text))
        const bytes = out.csv('bytes.csv', ['x'])
        for (const id of ids) bytes.bytes(pool.bytes, pool.starts[id]!, pool.starts[id + 1]!)
        bytes.end()
        const text = out.csv('text.csv', ['x'])
        text.add(...texts)
        out.commit()
        expect(readFileSync(join(path, 'bytes.csv'))).toEqual(readFileSync(join(path, 'text.csv')))
      }),
    )
  })

  test('numbers stand as JavaScript writes them', () => {
    const { path } = workplace()
    const out = new OutputDirectory(path)
    const number = fc.oneof(fc.integer({ min: -(2 ** 31) + 1 }), fc.integer({ min: -99_999, max: 99_999 }))
    fc.assert(
      fc.property(number, (n) => {
        const numbers = out.csv('numbers.csv', ['e', 'bits'])
        numbers.numbered('e'.charCodeAt(0), Math.abs(n))
        numbers.thousandth(n)
        numbers.end()
        out.commit()
        expect(readFileSync(join(path, 'numbers.csv'), 'utf8')).toBe(`e,bits\ne${Math.abs(n)},${n / 1000}\n`)
      }),
      { examples: [[0], [1000], [-1], [-10], [100], [13_270], [2 ** 31 - 1]] },
    )
  })

  test('what is written is what is read', async () => {
    const text = fc
      .string({ unit: 'binary', minLength: 1 })
      .filter((s) => !/\p{Surrogate}/u.test(s) && !/\r/.test(s) && s.trim() !== '')
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (values) => {
        const { records } = await readContent(`h1,h2\n${values.map((v) => `x,${csvCell(v)}\n`).join('')}`)
        expect(records.map(({ record }) => record.h2)).toEqual(values)
      }),
    )
  })
})
