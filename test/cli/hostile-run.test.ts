import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readContent } from './read/read-text.ts'
import { MODEL, workplace } from './run-cli.ts'

const MANY = Array.from({ length: 3000 }, (_, i) => `${i},m${i}@x.com,Ann\n`).join('')
const HEADER = 'id,email,name\n'

/** Files that broke somebody's reader. Each must end in an answer in which every record read is accounted for. */
const CORPUS: readonly (readonly [name: string, file: string, content: string | Uint8Array])[] = [
  ['nothing', 'a.csv', ''],
  ['only a mark', 'a.csv', '\ufeff'],
  ['only blank lines', 'a.csv', '\n\n\r\n'],
  ['only a header', 'a.csv', HEADER],
  ['only a quote', 'a.csv', '"'],
  ['only NULs', 'a.csv', new Uint8Array(5000)],
  ['NULs in values and ids', 'a.csv', `${HEADER}\0,a\0@x.com,\0\n1\0,b@x.com,B\0b\n`],
  ['a value of 10 MB', 'a.csv', `${HEADER}1,a@x.com,${'x'.repeat(10_000_000)}\n2,b@x.com,B\n`],
  ['an id of 10 MB', 'a.csv', `${HEADER}"${'x'.repeat(10_000_000)}",a@x.com,A\n2,b@x.com,B\n`],
  ['an unclosed quote above many rows', 'a.csv', `${HEADER}"1,a@x.com,A\n${MANY}`],
  ['columns of every object', 'a.csv', '__proto__,constructor,id,toString,email\n1,2,3,4,a@x.com\n'],
  ['a thousand columns', 'a.csv', `id,email${',x'.repeat(1000)}\n1,a@x.com${',y'.repeat(1000)}\n`],
  ['values too many and too few', 'a.csv', `${HEADER}1\n2,b@x.com,B,more\n3,c@x.com,C\n`],
  [
    'mixed encodings',
    'a.csv',
    Buffer.concat([Buffer.from(`${HEADER}1,a@x.com,Zoë\n`), Buffer.from('2,b@x.com,Zo\xeb\n', 'latin1')]),
  ],
  ['mixed line ends', 'a.csv', `${HEADER}1,a@x.com,A\r\n2,b@x.com,B\r3,c@x.com,C\n`],
  ['UTF-16 without a mark', 'a.csv', Buffer.from(`${HEADER}1,a@x.com,A\n`, 'utf16le')],
  [
    'UTF-16 of odd length',
    'a.csv',
    Buffer.concat([Buffer.from(`\ufeff${HEADER}1,a@x.com,A\n`, 'utf16le'), Buffer.from('x')]),
  ],
  ['half an archive', 'a.csv.gz', gzipSync(HEADER + MANY).subarray(0, 4000)],
  ['an archive of an archive', 'a.csv.gz', gzipSync(gzipSync(HEADER + MANY))],
  ['a picture', 'a.csv', Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')],
  ['a page of HTML', 'a.csv', '<!DOCTYPE html>\n<html><body class="x">\n"Not found"\n</body></html>\n'],
  ['JSON in a file called CSV', 'a.csv', '[{"id":1,"email":"a@x.com"}]\n'],
  ['CSV in a file called JSON', 'a.json', HEADER + MANY],
  ['JSON lines with rubbish', 'a.jsonl', '{"id":1,"email":"a@x.com"}\n{"id":2,\nnull\n[]\n{"id":3}\n'],
  [
    'JSON of every shape',
    'a.jsonl',
    '{"id":{"x":1},"email":{"y":[]},"name":[[["deep"]],null,{}]}\n{"id":[],"email":[1,true,null]}\n',
  ],
  ['JSON without end', 'a.json', `[{"id":1,"email":"a@x.com"},\n{"id":${'['.repeat(100_000)}`],
  ['a sound record nested without measure', 'a.jsonl', `{"id":${'['.repeat(99_999)}${']'.repeat(99_999)}}\n{"id":2}\n`],
  [
    'a sound element nested without measure',
    'a.json',
    `[{"id":${'['.repeat(99_999)}${']'.repeat(99_999)}},\n{"id":2}]`,
  ],
  [
    'a prototype from JSON',
    'a.jsonl',
    '{"__proto__":{"email":"a@x.com"},"id":1}\n{"id":2,"constructor":{"prototype":{}}}\n',
  ],
  [
    'numbers beyond measure',
    'a.jsonl',
    '{"id":1e999,"email":12345678901234567890,"name":-0}\n{"id":12345678901234567891,"email":""}\n',
  ],
  ['half characters', 'a.jsonl', '{"id":"\\ud800","email":"a@x.com"}\n{"id":"\\ud801","name":"\\udfff"}\n'],
  ['ids that look like keys', 'a.csv', `${HEADER}a:1,a@x.com,A\n:,b@x.com,B\n"x,y\n""z",c@x.com,C\n`],
  ['the same id in every row', 'a.csv', `${HEADER}${'1,a@x.com,A\n'.repeat(1000)}`],
  ['the same row without id', 'a.csv', `email\n${'a@x.com\n'.repeat(1000)}`],
]

describe('a hostile file ends in an answer that accounts for every record', () => {
  test.each(CORPUS)('%s', async (_name, file, content) => {
    const read = await readContent(content, file)
    const place = workplace()
    place.write('model.json', MODEL)
    place.write(file, content)
    const { code, stderr } = await place.run(['resolve', `@${file}`, '--model', '@model.json', '--out', '@out'])
    expect(code, stderr).toBe(read.report.damage === undefined ? 0 : 1)

    const entities = await readContent(place.lines('out/entities.csv').join('\n'), 'entities.csv')
    const rejects = await readContent(place.lines('out/rejects.csv').join('\n'), 'rejects.csv')
    expect([...entities.problems, ...rejects.problems]).toEqual([])
    const reasons = rejects.records.map(({ record }) => record)
    const lines = reasons.filter(({ id, field, reason }) => id === '' && field === '' && reason !== 'encoding')
    const earlier = reasons.filter(({ reason }) => reason === 'replaced' || reason === 'stale')
    expect(lines.length).toBe(read.report.rejected)
    expect(entities.records.length + earlier.length).toBe(read.report.records)
  })
})
