import { describe, expect, test } from 'vitest'
import { readContent } from './read-text.ts'

async function read(text: string, path: string, chunk?: number): Promise<string[]> {
  const { records, problems } = await readContent(text, path, chunk)
  const rows = records.map(({ line, record }) => `${line}:${JSON.stringify(record)}`)
  return [...rows, ...problems.map(({ line, reason }) => `${line}!${reason}`)]
}

describe('JSON lines', () => {
  test.each([
    ['plain', '{"a":1}\n{"a":"2"}\n', ['1:{"a":1}', '2:{"a":"2"}']],
    ['blank lines', '\n{"a":1}\r\n\r\n', ['2:{"a":1}']],
    ['a broken line costs itself', '{"a":1}\n{"a":\n{"a":3}\n', ['1:{"a":1}', '3:{"a":3}', '2!json']],
    ['not objects', '1\n[2]\nnull\n"x"\n', ['1!json', '2!json', '3!json', '4!json']],
    ['no value', '{}\n{"a":null,"b":" "}\n', ['1!blank', '2!blank']],
    [
      'lists and objects stay what they are',
      '{"a":["x","y"],"g":{"lat":1,"lon":2}}',
      ['1:{"a":["x","y"],"g":{"lat":1,"lon":2}}'],
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await read(text, 'file.jsonl')).toEqual(expected)
    expect(await read(text, 'file.ndjson', 1)).toEqual(expected)
  })

  test('whole numbers that a double cannot hold stay exact', async () => {
    const { records } = await readContent(
      '{"a":12345678901234567890,"b":"x \\\\\\" 12345678901234567890 \\\\","c":9007199254740991}',
      'x.jsonl',
    )
    expect(records[0]!.record).toEqual({
      a: '12345678901234567890',
      b: 'x \\" 12345678901234567890 \\',
      c: 9007199254740991,
    })
  })

  test('so do they beside a value of 10 MB', async () => {
    const long = 'x"\n'.repeat(3_500_000)
    const { records } = await readContent(`{"a":12345678901234567890,"b":${JSON.stringify(long)}}`, 'x.jsonl')
    expect(records.map(({ record }) => record.a)).toEqual(['12345678901234567890'])
    expect(records[0]!.record.b === long).toBe(true)
  })

  test('a name that every object has is a name like any other', async () => {
    const { records } = await readContent('{"__proto__":{"x":1},"constructor":2}', 'x.jsonl')
    expect(Object.keys(records[0]!.record)).toEqual(['__proto__', 'constructor'])
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })

  test('nesting without end is a broken line, not a crash', async () => {
    const { report } = await readContent(`{"a":${'['.repeat(1_000_000)}\n{"a":1}\n`, 'x.jsonl')
    expect(report).toMatchObject({ records: 1, rejected: 1 })
  })
})

describe('a JSON list', () => {
  test.each([
    ['one line', '[{"a":1},{"a":2}]', ['1:{"a":1}', '1:{"a":2}']],
    ['a line each', '[\n{"a":1},\n{"a":2}\n]\n', ['2:{"a":1}', '3:{"a":2}']],
    ['many lines each', '[\n  {\n    "a": 1\n  },\n  {\n    "a": 2\n  }\n]', ['2:{"a":1}', '5:{"a":2}']],
    ['no list, many lines each', '{\n  "a": 1\n}\n{\n  "a": 2\n}\n', ['1:{"a":1}', '4:{"a":2}']],
    ['empty', '[]', []],
    ['braces and quotes in text', '[{"a":"}{][\\"},{"},{"a":"\\\\"}]', ['1:{"a":"}{][\\"},{"}', '1:{"a":"\\\\"}']],
    ['what is no object is reported, once a line', '[1, "x",\n{"a":1}, null]', ['2:{"a":1}', '1!json', '2!json']],
    ['a broken element costs itself', '[{"a":1},{"a":2,},{"a":3}]', ['1:{"a":1}', '1:{"a":3}', '1!json']],
    ['an unclosed string', '[\n{"a":"1},\n{"a":2}\n]', ['3:{"a":2}', '2!json']],
    ['an unclosed brace', '[\n{"a":1,\n{"a":2},\n{"a":3}\n]', ['3:{"a":2}', '4:{"a":3}', '2!json']],
    [
      'a broken element of many lines does not give up its parts as records',
      '[\n  {\n    "a": {\n      "x": 1\n    },,\n    "b": [\n      {"y": 1}\n    ]\n  },\n  {"a": 2}\n]',
      ['10:{"a":2}', '2!json'],
    ],
    ['a lone \\r is no line end', '[\n{"a": "\r{"\n},\n{"a":2}\n]', ['4:{"a":2}', '2!json']],
    ['broken off', '[\n{"a":1},\n{"a":', ['2:{"a":1}', '3!json']],
  ])('%s', async (_name, text, expected) => {
    expect(await read(text, 'file.json')).toEqual(expected)
    expect(await read(text, 'file.json', 1)).toEqual(expected)
  })

  test('braces that never close are read in linear time', async () => {
    const { report } = await readContent('{"a":[\n'.repeat(50_000), 'file.json')
    expect(report).toMatchObject({ records: 0, rejected: 50_000 })
  })
})
