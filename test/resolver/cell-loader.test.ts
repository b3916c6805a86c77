import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { CellIdentity } from '../../src/cli/cell-identity.ts'
import { fileReport, readCells } from '../../src/cli/read/input-file.ts'
import { RecordIdentity } from '../../src/cli/record-identity.ts'
import {
  type AnyModel,
  address,
  country,
  customerId,
  date,
  defineModel,
  email,
  fullName,
  phone,
  type RecordInput,
} from '../../src/index.ts'
import { CellLoader } from '../../src/resolver/cell-loader.ts'
import { type ResolveOptions, resolveFiles } from '../../src/resolver/resolve.ts'
import type { CellRecords } from '../../src/table/cell-records.ts'
import { RecordTable } from '../../src/table/record-table.ts'

/** Large enough for threads, whatever is really read. */
const LARGE = 2 ** 24
const model = defineModel({
  fields: {
    customer: customerId({ limit: 1 }),
    email: email(),
    email2: email(),
    phone: phone({ country: 'US' }),
    name: fullName(),
    birthDate: date(),
    street: address(),
    land: country(),
  },
  blocking: [{ keys: [{ field: 'name', take: 'value' }] }],
}) as AnyModel

const HEADER = 'id,at,customer,email,email2,phone,name,birthDate,street,land,note'

/** A line of a file: one in seven values is junk, one record in a hundred tells of a birth to come. */
function line(i: number): string {
  const junk = (value: string, n: number): string => ((i + n) % 7 === 0 ? ['', 'n/a', 'x@', 'ÿ'][i % 4]! : value)
  return [
    i,
    i % 3 === 0 ? '' : i % 50 === 1 ? 'never' : '2020-01-02',
    `c${i % 900}`,
    junk(`Person${i % 500}@Mail.com`, 1),
    junk(`p${i % 300}@mail.com`, 2),
    junk(`212 736 ${String(i % 1000).padStart(4, '0')}`, 3),
    junk(`Ann Stone${i % 200}`, 4),
    i % 100 === 1 ? '2021-05-06' : junk(`19${50 + (i % 40)}-01-02`, 5),
    junk(`${i % 100} Main Street`, 6),
    ['us', 'CH', '', 'Narnia'][i % 4],
    'é',
  ].join()
}

async function* cellsOf(lines: readonly string[], header = HEADER): AsyncGenerator<CellRecords | RecordInput> {
  async function* open(): AsyncGenerator<Uint8Array> {
    // in pieces as of a large file
    for (let at = 0; at < lines.length; at += 500) {
      const text = `${at === 0 ? `${header}\n` : ''}${lines.slice(at, at + 500).join('\n')}\n`
      yield new TextEncoder().encode(text)
    }
  }
  const file = { path: 'shop.csv', source: 'shop', open }
  let cells: CellIdentity | undefined
  for await (const batch of readCells(file, fileReport(file))) {
    if ('records' in batch) continue
    cells ??= new CellIdentity(new RecordIdentity({}, model), 'shop', batch.columns)
    yield cells.identify(batch)
  }
}

const sha = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** All that a run answers. */
async function answer(
  records: AsyncIterable<CellRecords | RecordInput>,
  options: ResolveOptions = {},
  by = model,
): Promise<{ counts: object; answer: object }> {
  const found = await resolveFiles(records, by, options, LARGE)
  return {
    counts: { records: found.records.size, rejects: found.rejects.size > 1000 },
    answer: {
      records: sha([...found.records]),
      entities: [...found.entities].map(({ id, records, identifiers, golden }) => ({
        id,
        records,
        identifiers,
        golden,
      })),
      rejects: sha([...found.rejects]),
      links: sha([...found.links].map((link) => JSON.stringify(link)).sort()),
      snapshot: sha([...found.snapshot()]),
    },
  }
}

const LINES = Array.from({ length: 6000 }, (_, i) => line(i))

describe('records of files read by several threads', () => {
  test.each([2, 3])('are what one thread reads of them (%d)', { timeout: 240_000 }, async (workers) => {
    const { counts, answer: several } = await answer(cellsOf(LINES), { workers })
    expect(counts).toEqual({ records: 6000, rejects: true })
    expect(several).toEqual((await answer(cellsOf(LINES), { workers: 1 })).answer)
  })

  test('also where the model knows how often values occur', { timeout: 240_000 }, async () => {
    const often = (values: readonly string[]): object => ({
      values: Object.fromEntries(values.map((value, i) => [value, (i + 1) / 1000])),
      others: 0.0001,
    })
    const trained = defineModel({
      ...JSON.parse(JSON.stringify(model)),
      frequencies: {
        name: often(['ann stone7', 'ann stone3', 'nobody of these', 'ann stone150']),
        email: often(['p7@mail.com', 'person3@mail.com']),
        birthDate: often(['1961-01-02', '1950-01-02']),
      },
    }) as AnyModel
    const several = await answer(cellsOf(LINES), { workers: 3 }, trained)
    expect(several).toEqual(await answer(cellsOf(LINES), { workers: 1 }, trained))
  })

  test('also where some come again, and objects after them', { timeout: 240_000 }, async () => {
    const again = [...LINES.slice(0, 3000), line(7), line(2999), ...LINES.slice(3000), line(8)]
    async function* records(): AsyncGenerator<CellRecords | RecordInput> {
      yield* cellsOf(again)
      yield { source: 'web', id: '1', email: 'Person1@Mail.com' } as RecordInput
      yield* cellsOf(LINES.slice(0, 10).map((text) => `w${text}`))
    }
    expect(await answer(records(), { workers: 2 })).toEqual(await answer(records(), { workers: 1 }))
  })

  test('stop where the run is told to', { timeout: 240_000 }, async () => {
    const signal = { aborted: false }
    async function* records(): AsyncGenerator<CellRecords | RecordInput> {
      for await (const cells of cellsOf(LINES)) {
        yield cells
        signal.aborted = true
      }
    }
    await expect(resolveFiles(records(), model, { workers: 2, signal }, LARGE)).rejects.toMatchObject({
      code: 'aborted',
    })
  })

  test('a thread that dies ends the run', { timeout: 240_000 }, async () => {
    const gone = new URL('./no-such-worker.ts', import.meta.url)
    const table = new RecordTable(model, { payload: false })
    const loader = new CellLoader(
      table,
      () => {},
      async () => {},
      1,
      gone,
    )
    const load = async (): Promise<void> => {
      for await (const cells of cellsOf(LINES)) await loader.load(cells as CellRecords)
      await loader.end()
    }
    await expect(load()).rejects.toMatchObject({ code: 'worker-failed' })
    loader.stop()
  })
})
