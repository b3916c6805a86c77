import { describe, expect, test } from 'vitest'
import { readContent } from './read-text.ts'

/** `line:value|value…` of each record, then `line!reason` of each problem. */
async function read(text: string, path = 'file.csv', chunk?: number): Promise<string[]> {
  const { records, problems } = await readContent(text, path, chunk)
  const rows = records.map(({ line, record }) => `${line}:${Object.values(record).join('|')}`)
  return [...rows, ...problems.map(({ line, reason }) => `${line}!${reason}`)]
}

describe('delimited text', () => {
  test.each([
    ['plain', 'a,b\n1,2\n3,4\n', ['2:1|2', '3:3|4']],
    ['no line end at the end', 'a,b\n1,2', ['2:1|2']],
    ['\\r\\n', 'a,b\r\n1,2\r\n3,4\r\n', ['2:1|2', '3:3|4']],
    ['lone \\r', 'a,b\r1,2\r3,4\r', ['2:1|2', '3:3|4']],
    ['a lone \\r in a file of \\n is text', 'a,b\n1,x\ry\n3,4\n', ['2:1|x\ry', '3:3|4']],
    ['mark of UTF-8', '\ufeffa,b\n1,2\n', ['2:1|2']],
    ['semicolons', 'a;b\n1;2,5\n', ['2:1|2,5']],
    ['tabs', 'a\tb\n1\t2,5\n', ['2:1|2,5']],
    ['bars', 'a|b\n1|2\n', ['2:1|2']],
    ['delimiter told to the spreadsheet', 'sep=;\na;b\n1;2\n', ['3:1|2']],
    ['delimiters inside quotes of the header do not count', '"x;y;z",b\n1,2\n', ['2:1|2']],
    ['one column', 'email\na@x.com\n', ['2:a@x.com']],
    ['header only', 'a,b\n', []],
    ['empty', '', []],
    ['blank lines', '\n\na,b\n\n1,2\n\n', ['5:1|2']],
    ['separators only', 'a,b\n,\n1,2\n', ['3:1|2', '2!blank']],
    ['missing values at the end are blank', 'a,b,c\n1\n1,2\n', ['2:1||', '3:1|2|']],
    ['blank values too many are passed over', 'a,b\n1,2,,\n', ['2:1|2']],
    ['values too many', 'a,b\n1,2,3\n4,5\n', ['3:4|5', '2!columns']],
    ['quotes', 'a,b\n"1, ""x""",2\n', ['2:1, "x"|2']],
    ['line ends in quotes', 'a,b\n"1\n\nx",2\n3,4\n', ['2:1\n\nx|2', '5:3|4']],
    ['\\r\\n in quotes', 'a,b\r\n"1\r\nx",2\r\n3,4\r\n', ['2:1\nx|2', '4:3|4']],
    ['spaces behind a quote', 'a,b\n"1"  ,2\n', ['2:1|2']],
    ['a quote inside a value is text', 'a,b\n5" pipe,2\n', ['2:5" pipe|2']],
    ['a value ended by its quote too early costs its line', 'a,b\n"1"x,2\n3,4\n', ['3:3|4', '2!quotes']],
    ['a quote never closed costs its line', 'a,b\n1,2\n"3,4\n5,6\n7,8\n', ['2:1|2', '4:5|6', '5:7|8', '3!quotes']],
    ['two of them', 'a,b\n"1,2\n"3,4\n5,6\n', ['4:5|6', '2!quotes', '3!quotes']],
    ['a quote in the last line', 'a,b\n1,2\n3,"', ['2:1|2', '3!quotes']],
    [
      'a quote that a later one closes by chance: its records are saved',
      'a,b,c\n1,"2,3\n4,5,6\n7,8,9\n10,pipe 5",11\n',
      ['3:4|5|6', '4:7|8|9', '5:10|pipe 5"|11', '2!quotes'],
    ],
    ['an address of several lines is no such quote', 'a,b,c\n1,"2\nx, y\nz\nu",3\n', ['2:1|2\nx, y\nz\nu|3']],
    ['a broken header is taken as it stands', '"a,b\n1,2\n', ['2:1|2', '1!quotes']],
    ['NUL', 'a,b\n\0,x\0y\n', ['2:\0|x\0y']],
  ])('%s', async (_name, text, expected) => {
    expect(await read(text)).toEqual(expected)
    expect(await read(text, 'file.csv', 1)).toEqual(expected)
  })

  test('columns: blank names are numbered, names that repeat hold several values', async () => {
    const { records } = await readContent(' a ,,a,b\n1,2,3,4\n,5,6,7\n8,9,,10\n')
    expect(records.map(({ record }) => record)).toEqual([
      { a: ['1', '3'], column2: '2', b: '4' },
      { a: '6', column2: '5', b: '7' },
      { a: '8', column2: '9', b: '10' },
    ])
  })

  test('columns called like what every object has are columns like any other', async () => {
    const { records } = await readContent('__proto__,constructor,toString\n1,2,3\n')
    expect(Object.entries(records[0]!.record)).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
      ['toString', '3'],
    ])
  })

  test('a value of 10 MB', async () => {
    const long = 'x'.repeat(9).concat('\n').repeat(1_000_000)
    const { records, problems } = await readContent(`a,b\n1,"${long}"\n3,4\n`)
    expect(problems).toEqual([])
    expect(records.map(({ line }) => line)).toEqual([2, 1_000_003])
    expect(records[0]!.record.b).toBe(long)
  })

  test('an unclosed quote at the start of a large file costs one line, not the file', async () => {
    const rows = 'Ann,"Lee, A",1\n'.repeat(20_000)
    const { records, problems } = await readContent(`a,b,c\n"oops,1,2\n${rows}`)
    expect(records.length).toBe(20_000)
    expect(problems).toEqual([{ line: 2, reason: 'quotes' }])
  })

  test('a file of nothing but wrong quotes is read in linear time', async () => {
    const { report } = await readContent(`a,b\n${'"x\n"y"z,""\n'.repeat(100_000)}`)
    expect(report.records + report.rejected).toBe(200_000)
  })

  test('a line beyond all measure is given up; the lines around it are kept', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a,b\n1,2\n')
      const chunk = Buffer.alloc(1 << 20, 'x')
      for (let i = 0; i < 70; i++) yield chunk
      yield Buffer.from('\n3,4\n')
    }
    const { fileReport, readBatches } = await import('../../../src/cli/read/input-file.ts')
    const file = { path: 'file.csv', source: 'file', open: endless }
    const report = fileReport(file)
    const seen: unknown[] = []
    for await (const { lines, problems } of readBatches(file, report)) seen.push(...lines, ...problems)
    expect(seen).toEqual([2, { line: 3, reason: 'length' }, 4])
    expect(report).toMatchObject({ lines: 4, records: 2, rejected: 1 })
  })
})
