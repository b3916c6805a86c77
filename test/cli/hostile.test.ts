import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ReadResult, readContent } from './read/read-text.ts'
import { type SlowResult, slowCsv, slowJson, slowJsonLines, slowLines } from './slow-reader.ts'

/** `SELFSAME_LONG=1` runs the 10,000 files of a release; everyday runs take fewer. */
const FILES = process.env.SELFSAME_LONG === '1' ? 10_000 : 200

const NASTY = [
  '"', '""', '"""', ',', ';', '\t', '|', '\n', '\r', '\r\n', '\0', '\\', '\\"', '{', '}', '[', ']', '[{', '}]', ':', 'é', '😀',
  '\ufeff', '\u2028', '"\n', '\n"', '",', ',"', '" ,', '__proto__', 'constructor', 'null', '-', '=1+1', ' ', '  {', 'sep=;', '\n\n\n',
] // biome-ignore format: one look
const RAW = [[0xff], [0xe9], [0xc3], [0x80], [0xfe, 0xff], [0xff, 0xfe], [0xed, 0xa0, 0x80], [0x1f, 0x8b], [0]]

const word = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('Ann', 'Bob Lee', '12', '2024-01-02', 'a@x.com', '', 'Zoë', "O'Hara", '5" pipe'),
  },
  { weight: 1, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }).filter((s) => !/\p{Surrogate}/u.test(s)) },
)
const name = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('id', 'name', 'email', 'phone', 'city') },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', '', 'id', 'hasOwnProperty') },
)
const table = fc
  .array(name, { minLength: 1, maxLength: 6 })
  .chain((names) =>
    fc.tuple(
      fc.constant(names),
      fc.array(fc.array(word, { minLength: names.length, maxLength: names.length }), { maxLength: 12 }),
    ),
  )

const quoted = (cell: string, d: string): string =>
  /["\n\r]/.test(cell) || cell.includes(d) ? `"${cell.replaceAll('"', '""')}"` : cell

const csvText = fc
  .tuple(table, fc.constantFrom(',', ';', '\t', '|'), fc.constantFrom('\n', '\r\n', '\r'))
  .map(([[names, rows], d, end]) => [names, ...rows].map((r) => r.map((c) => quoted(c, d)).join(d) + end).join(''))

const objects = table.map(([names, rows]) => rows.map((r) => Object.fromEntries(r.map((v, i) => [names[i]!, v]))))
const jsonLinesText = objects.map((rows) => rows.map((r) => `${JSON.stringify(r)}\n`).join(''))
const jsonText = fc
  .tuple(objects, fc.constantFrom(0, 1, 2))
  .map(([rows, form]) =>
    form === 0
      ? JSON.stringify(rows)
      : form === 1
        ? `[\n${rows.map((r) => JSON.stringify(r)).join(',\n')}\n]`
        : JSON.stringify(rows, null, 2),
  )

const encoded = (text: string, encoding: string): Uint8Array => {
  if (encoding === 'latin1') return Uint8Array.from(Buffer.from(text, 'latin1'))
  if (encoding === 'utf8') return Uint8Array.from(Buffer.from(text, 'utf8'))
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')
  return Uint8Array.from(encoding === 'utf16be' ? utf16.swap16() : utf16)
}
const encoding = fc.oneof(
  { weight: 6, arbitrary: fc.constant('utf8') },
  { weight: 1, arbitrary: fc.constantFrom('latin1', 'utf16le', 'utf16be') },
)

type Mutation = readonly [place: number, kind: number, bytes: readonly number[]]
const mutation: fc.Arbitrary<Mutation> = fc.tuple(
  fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  fc.nat(3),
  fc.oneof(
    fc.constantFrom(...NASTY.map((s) => [...Buffer.from(s, 'utf8')])),
    fc.constantFrom(...RAW),
    fc.array(fc.nat(255), { maxLength: 4 }),
  ),
)

function mutate(bytes: Uint8Array, mutations: readonly Mutation[]): Uint8Array {
  let all = [...bytes]
  for (const [place, kind, insert] of mutations) {
    const at = Math.floor(place * (all.length + 1))
    if (kind === 0) all.splice(at, 0, ...insert)
    else if (kind === 1) all.splice(at, 1 + insert.length)
    else if (kind === 2) all.splice(at, insert.length, ...insert)
    else if (insert.length > 3) all = all.slice(0, at)
    else all.splice(at, 0, ...all.slice(at, at + 20))
  }
  return Uint8Array.from(all)
}

const hostile = (text: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> =>
  fc.tuple(text, encoding, fc.array(mutation, { maxLength: 5 })).map(([t, e, m]) => mutate(encoded(t, e), m))
const chunkSize = fc.oneof(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 8, max: 400 }))

/** In the order of the file; two reports of one line in the order of their names. */
function comparable(
  records: readonly { line: number; values: unknown }[],
  problems: readonly { line: number; reason: string }[],
): unknown {
  return {
    records,
    problems: problems.toSorted((a, b) => a.line - b.line || (a.reason < b.reason ? -1 : 1)),
  }
}

function expectSame(found: ReadResult, slow: SlowResult, reencoded: readonly number[]): void {
  expect(
    comparable(
      found.records.map(({ line, record }) => ({ line, values: record })),
      found.problems,
    ),
  ).toEqual(comparable(slow.records, [...slow.problems, ...reencoded.map((line) => ({ line, reason: 'encoding' }))]))
  expect(found.report.records).toBe(slow.records.length)
  expect(found.report.rejected).toBe(slow.problems.length)
}

describe('a mutated file loses no line: what the reader says of each is what a slow reader says', () => {
  test('CSV', async () => {
    await fc.assert(
      fc.asyncProperty(hostile(csvText), chunkSize, async (bytes, chunk) => {
        if (bytes[0] === 0x1f && bytes[1] === 0x8b) return
        const found = await readContent(bytes, 'file.csv', chunk)
        const { lines, reencoded } = slowLines(bytes)
        expectSame(found, slowCsv(lines, found.report.delimiter ?? ','), reencoded)
        expect(found.report.lines).toBe(lines.length)
      }),
      { numRuns: FILES },
    )
  })

  test('JSON lines', async () => {
    await fc.assert(
      fc.asyncProperty(hostile(jsonLinesText), chunkSize, async (bytes, chunk) => {
        if (bytes[0] === 0x1f && bytes[1] === 0x8b) return
        const { lines, reencoded } = slowLines(bytes)
        expectSame(await readContent(bytes, 'file.jsonl', chunk), slowJsonLines(lines), reencoded)
      }),
      { numRuns: FILES },
    )
  })

  test('a JSON list', async () => {
    await fc.assert(
      fc.asyncProperty(hostile(jsonText), chunkSize, async (bytes, chunk) => {
        if (bytes[0] === 0x1f && bytes[1] === 0x8b) return
        const found = await readContent(bytes, 'file.json', chunk)
        const { lines, reencoded } = slowLines(bytes)
        const slow = found.report.format === 'json-lines' ? slowJsonLines(lines) : slowJson(lines)
        if (found.report.format !== 'csv') expectSame(found, slow, reencoded)
        else expect(lines.join('').trim()).toBe('')
      }),
      { numRuns: FILES },
    )
  })

  test('a damaged archive: what could be unpacked is there, the line it breaks off in is reported', async () => {
    await fc.assert(
      fc.asyncProperty(
        csvText,
        fc.array(mutation, { minLength: 1, maxLength: 2 }),
        chunkSize,
        async (text, m, chunk) => {
          const packed = mutate(gzipSync(text), m)
          if (packed[0] !== 0x1f || packed[1] !== 0x8b) return
          const { report, records, problems } = await readContent(packed, 'file.csv.gz', chunk)
          expect(records.length).toBe(report.records)
          if (report.damage === undefined) return
          expect(problems.filter(({ reason }) => reason === 'gzip').length).toBeLessThanOrEqual(1)
        },
      ),
      { numRuns: FILES },
    )
  })
})
