import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { fileBytes, replayable } from '../../../src/cli/read/bytes.ts'
import { sourceOf } from '../../../src/cli/read/input-file.ts'
import { readContent } from './read-text.ts'

describe('format', () => {
  test.each([
    ['a.csv', 'a,b\n1,2\n', { format: 'csv', delimiter: ',' }],
    ['a.csv', '[a],b\n1,2\n', { format: 'csv', delimiter: ',' }],
    ['a.tsv', 'a\tb\n1\t2\n', { format: 'csv', delimiter: '\t' }],
    ['a.txt', 'a;b\n1;2\n', { format: 'csv', delimiter: ';' }],
    ['-', '{"a":1}\n', { format: 'json-lines' }],
    ['-', '[{"a":1}]', { format: 'json' }],
    ['-', 'a,b\n1,2\n', { format: 'csv' }],
    ['a.json', '{"a":1}\n{"a":2}\n', { format: 'json-lines' }],
    ['a.json', '{"a":1,}\n{"a":2}\n', { format: 'json-lines' }],
    ['a.json', '{\n"a":1\n}\n', { format: 'json' }],
    ['a.jsonl.gz', '[\n', { format: 'json-lines' }],
    ['export', '\n\n  {"a":1}\n', { format: 'json-lines' }],
  ])('%s %j', async (path, text, expected) => {
    expect((await readContent(text, path)).report).toMatchObject(expected)
  })
})

describe('a file on disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'selfsame-read-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  test.each([0, 1, 2 ** 18, 2 ** 18 + 1, 1_000_000])('of %i bytes comes as it is', async (length) => {
    const path = join(folder, `${length}.bin`)
    const bytes = Buffer.from(Uint8Array.from({ length }, (_, i) => (i * 7919) >> 3))
    writeFileSync(path, bytes)
    const chunks: Uint8Array[] = []
    for await (const chunk of fileBytes(path)) chunks.push(Uint8Array.from(chunk))
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true)
  })

  test('need not be read to its end', async () => {
    const path = join(folder, 'large.bin')
    writeFileSync(path, Buffer.alloc(1_000_000, 7))
    for await (const chunk of fileBytes(path)) {
      expect(chunk[0]).toBe(7)
      break
    }
  })

  test('that is not there is told of when it is read', async () => {
    await expect(fileBytes(join(folder, 'none.bin'))[Symbol.asyncIterator]().next()).rejects.toThrow('ENOENT')
  })
})

describe('encoding', () => {
  const names = async (bytes: Uint8Array): Promise<unknown> => {
    const { records, problems, report } = await readContent(bytes)
    return [records.map(({ record }) => record.n), problems, report.encoding]
  }
  const utf16 = Buffer.from('\ufeffn,m\nZoë,1\n😀,2\n', 'utf16le')

  test('UTF-16 by its mark', async () => {
    expect(await names(utf16)).toEqual([['Zoë', '😀'], [], 'utf-16le'])
    expect(await names(Buffer.from(utf16).swap16())).toEqual([['Zoë', '😀'], [], 'utf-16be'])
  })

  test('a line end of UTF-16 that falls between two chunks', async () => {
    for (let chunk = 1; chunk < 12; chunk++) {
      const { report, records } = await readContent(Buffer.from('\ufeffn\r\na\r\nb\r\n', 'utf16le'), 'file.csv', chunk)
      expect([report.lines, records.map(({ line }) => line)]).toEqual([3, [2, 3]])
    }
  })

  test('half a character of UTF-16 is replaced, and its line reported', async () => {
    const bytes = Buffer.from('\ufeffn,m\n\ud83d,1\nx,2\n', 'utf16le')
    expect(await names(bytes)).toEqual([['\ufffd', 'x'], [{ line: 2, reason: 'encoding' }], 'utf-16le'])
  })

  test('a line that is not UTF-8 is Windows-1252, and reported; its neighbours are UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from('n,m\nZoë,1\n'),
      Buffer.from([0x80, 0x92, 0xe9, 0x81, 0x2c, 0x32, 0x0a]),
      Buffer.from('😀,3\n'),
    ])
    expect(await names(bytes)).toEqual([['Zoë', '€’é\x81', '😀'], [{ line: 3, reason: 'encoding' }], 'utf-8'])
  })
})

describe('gzip', () => {
  const text = `n\n${Array.from({ length: 20_000 }, (_, i) => `row ${i}\n`).join('')}`

  test('is known by its first bytes, not by the name of the file', async () => {
    const { report } = await readContent(gzipSync(text), 'file.csv', 1000)
    expect(report).toMatchObject({ records: 20_000, rejected: 0 })
    expect(report.damage).toBeUndefined()
  })

  test('several archives in one file', async () => {
    const { report } = await readContent(Buffer.concat([gzipSync('n\n1\n'), gzipSync('2\n3\n')]))
    expect(report).toMatchObject({ records: 3, rejected: 0 })
  })

  test('an archive that breaks off: the whole lines before are kept, the half line is reported', async () => {
    const packed = gzipSync(text)
    const { report, records, problems } = await readContent(packed.subarray(0, packed.length >> 1), 'file.csv', 500)
    expect(report.damage).toBe('unexpected end of file')
    expect(records.length).toBeGreaterThan(5000)
    expect(records.every(({ record }, i) => record.n === `row ${i}`)).toBe(true)
    expect(problems).toEqual([{ line: records.length + 2, reason: 'gzip' }])
  })

  test('an archive that is damaged inside', async () => {
    const packed = Uint8Array.from(gzipSync(text))
    packed.fill(0xff, packed.length >> 1)
    const { report, records } = await readContent(packed, 'file.csv', 500)
    expect(report.damage).toBeDefined()
    expect(records.length).toBeGreaterThan(1000)
  })

  test('two bytes that promise an archive and hold none', async () => {
    const { report } = await readContent(Uint8Array.of(0x1f, 0x8b), 'file.csv', 1)
    expect(report).toMatchObject({ records: 0, damage: 'unexpected end of file' })
  })
})

test.each([
  ['/data/crm.csv', 'crm'],
  ['web.events.jsonl.gz', 'web.events'],
  ['a:b.tsv', 'a_b'],
  ['.csv', '.csv'],
  ['export', 'export'],
])('the source of records in %s is %s', (path, source) => {
  expect(sourceOf(path)).toBe(source)
})

test('a pipe is read twice: what the first reading left, the second still gets', async () => {
  async function* pipe(): AsyncGenerator<Uint8Array> {
    for (const byte of [1, 2, 3, 4]) yield Uint8Array.of(byte)
  }
  const bytes = replayable(pipe())
  for await (const [byte] of bytes.first()) if (byte === 2) break
  const second: number[] = []
  for await (const chunk of bytes.second()) second.push(...chunk)
  expect(second).toEqual([1, 2, 3, 4])
})
