import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CellBatch, recordAt } from '../../../src/cli/read/cell-batch.ts'
import { fileReport, readCells } from '../../../src/cli/read/input-file.ts'
import { readContent } from './read-text.ts'

const piece = fc.oneof(
  fc.constantFrom('a', 'b', '12', 'é', '한', '😀', ' ', '\u00a0', '\ufeff', '\u2028', '\0', '\x7f'),
  fc.constantFrom('"', '""', '"""', '"x"', '"x" ', '"a,b"', '"x\ny"', '"x\r\ny"', '"x""\r\n"', '"\n1,2\n3,4\n"', '" "'),
  fc.constantFrom(',', ',', ',', ',,', ',,,,', ';', '\t', '|'),
  fc.constantFrom('\n', '\n', '\n', '\r\n', '\r\n', '\r', '\n\n', '\n,\n', '\r\r\n'),
  fc.constantFrom('\n1,2,3\n', '\n"1","2","3"\r\n', '\n1,"2\n4,5,6\n7,8,9\n10,x",11\n'),
)
const head = fc.constantFrom(
  '',
  'a,b\n',
  'a,b,c\n',
  'a;b;c\r\n',
  'a\tb\n',
  '"a","b\n",c\n',
  'a,a,b\n',
  'sep=;\na;b\n',
  ' , ,x\n',
)
/** Bytes that are no UTF-8, so that lines of text and of bytes alternate. */
const bytes = fc.oneof(
  { weight: 12, arbitrary: piece.map((text) => Buffer.from(text)) },
  { weight: 1, arbitrary: fc.constantFrom(Buffer.from([0xe9]), Buffer.from([0xff]), Buffer.from([0xed, 0xa0, 0x80])) },
)

test('bytes give the records, lines and reasons that text gives, however a file is broken and cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      head,
      fc.array(bytes, { maxLength: 40 }),
      fc.constantFrom(1, 3, 7, 64, 65_536),
      async (h, of, chunk) => {
        // readContent reads both ways and compares
        await readContent(Buffer.concat([Buffer.from(h), ...of]), 'file.csv', chunk)
      },
    ),
    { numRuns: 3000 },
  )
})

test('a plain file is read as bytes from its first record on, one whose column stands twice is not', async () => {
  const sizes = async (text: string): Promise<number[]> => {
    const open = async function* (): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode(text)
    }
    const file = { path: 'file.csv', source: 'file', open }
    const found: number[] = []
    for await (const batch of readCells(file, fileReport(file))) {
      found.push('records' in batch ? -batch.records.length : batch.size)
    }
    return found.filter((size) => size !== 0)
  }
  expect(await sizes('a,b\n1,"x ""y"""\n"3\n",4\n')).toEqual([2])
  expect(await sizes('a,a\n1,2\n3,4\n')).toEqual([-2])
})

test('a batch gives its records as objects', async () => {
  const file = {
    path: 'file.csv',
    source: 'file',
    open: async function* (): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode('a,constructor\n1,é\n2\n')
    },
  }
  const records: unknown[] = []
  for await (const batch of readCells(file, fileReport(file))) {
    if (!('records' in batch)) for (let r = 0; r < batch.size; r++) records.push(recordAt(batch as CellBatch, r))
  }
  expect(records).toEqual([
    { a: '1', constructor: 'é' },
    { a: '2', constructor: '' },
  ])
})
