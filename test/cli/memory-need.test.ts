import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { memoryNeed } from '../../src/cli/memory-need.ts'
import { parseSize, sizeText } from '../../src/cli/memory-size.ts'
import { inputFile } from '../../src/cli/read/input-file.ts'
import { bytes, MODEL, workplace } from './run-cli.ts'

/** Nothing is compared, nothing trained, no state written. */
const PLAIN = { trains: false, compares: false, keepsState: false }

const line = (n: number): string => `${n},person${n}@mail.com,(415) 867-2222,"Ann, ${n}"\n`

function csv(records: number): string {
  return `id,email,phone,name\n${Array.from({ length: records }, (_, n) => line(n)).join('')}`
}

describe('a run that will not fit', () => {
  test('says so before it starts, with the estimate and what to do', async () => {
    const { write, run, files } = workplace()
    write('model.json', MODEL)
    write('people.csv', csv(5))
    const args = ['resolve', '@people.csv', '--model', '@model.json', '--out', '@out', '--max-memory', '2m']
    const { code, stderr } = await run(args)
    expect(code).toBe(2)
    expect(stderr).toMatch(
      /^about 5 records will take about \d+ MB of memory, and --max-memory allows 2 MB; nothing was done\.\n.*--max-memory none\n$/,
    )
    expect(files()).toEqual(['model.json', 'people.csv'])
  })

  test('starts where there is room, and with --max-memory none in any case', async () => {
    const { write, run, files } = workplace()
    write('model.json', MODEL)
    write('people.csv', csv(5))
    for (const size of ['8g', 'none']) {
      const args = ['resolve', '@people.csv', '--model', '@model.json', '--out', `@${size}`, '--max-memory', size]
      expect((await run(args)).code).toBe(0)
      expect(files(size)).toContain('entities.csv')
    }
  })

  test('of standard input nothing is known', async () => {
    const { write, run } = workplace()
    write('model.json', MODEL)
    const args = ['resolve', '-', '--model', '@model.json', '--out', '@out', '--max-memory', '1g']
    expect((await run(args, { stdin: bytes(csv(3)) })).code).toBe(0)
  })

  test('a size that is none is misuse', async () => {
    const { write, run } = workplace()
    write('people.csv', csv(5))
    const { code, stderr } = await run(['resolve', '@people.csv', '--max-memory', 'much'])
    expect([code, stderr]).toEqual([2, '--max-memory much: write a size, e.g. 4g or 800m, or none\n'])
  })
})

describe('memoryNeed', () => {
  test('counts the records of files from the start of each, packed or not', async () => {
    const { path, write } = workplace()
    const text = csv(60_000)
    write('plain.csv', text)
    write('packed.csv.gz', gzipSync(text))
    write(
      'lines.jsonl',
      Array.from({ length: 30_000 }, (_, n) => `{"id":${n},"email":"p${n}@mail.com","name":"Ann"}\n`).join(''),
    )
    const need = async (...names: string[]): Promise<{ records: number; bytes: number }> => {
      return memoryNeed(await Promise.all(names.map((name) => inputFile(join(path, name), bytes('')))), PLAIN)
    }
    const plain = await need('plain.csv')
    expect(plain.records).toBeGreaterThan(57_000)
    expect(plain.records).toBeLessThan(63_000)
    expect((await need('packed.csv.gz')).records).toBeGreaterThan(55_000)
    expect((await need('lines.jsonl')).records).toBeGreaterThan(28_000)
    const both = await need('plain.csv', 'lines.jsonl')
    expect(both.bytes).toBeGreaterThan(plain.bytes)
  })

  test('state.bin takes more', async () => {
    const { path, write } = workplace()
    write('people.csv', csv(10_000))
    const people = [await inputFile(join(path, 'people.csv'), bytes(''))]
    const need = await memoryNeed(people, PLAIN)
    const kept = await memoryNeed(people, { ...PLAIN, keepsState: true })
    expect(kept.bytes - need.bytes).toBe(1_300_000)
  })

  test('pairs take more, and a model that has yet to be made', async () => {
    const { path, write } = workplace()
    write('plain.csv', csv(1000))
    const files = [await inputFile(join(path, 'plain.csv'), bytes(''))]
    const [plain, compared, trained] = [
      await memoryNeed(files, PLAIN),
      await memoryNeed(files, { ...PLAIN, compares: true }),
      await memoryNeed(files, { ...PLAIN, trains: true, compares: true }),
    ].map((need) => need.bytes)
    expect(compared).toBeGreaterThan(plain!)
    expect(trained).toBeGreaterThan(compared!)
  })
})

describe('sizes', () => {
  test.each([
    ['4g', 4 * 2 ** 30],
    ['800m', 800 * 2 ** 20],
    ['1.5 GB', 1.5 * 2 ** 30],
    ['64MiB', 64 * 2 ** 20],
    ['1000', 1000],
    ['none', Number.POSITIVE_INFINITY],
  ])('%s', (text, size) => {
    expect(parseSize(text)).toBe(size)
  })

  test('are shown in MB and GB', () => {
    expect([1, 812 * 2 ** 20, 5.1 * 2 ** 30].map(sizeText)).toEqual(['1 MB', '812 MB', '5.1 GB'])
  })
})
