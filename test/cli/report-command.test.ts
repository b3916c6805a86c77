import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ReportData } from '../../src/report/report-data.ts'
import { MODEL, type Workplace, workplace } from './run-cli.ts'

async function resolved(...options: string[]): Promise<Workplace> {
  const place = workplace()
  place.write('model.json', MODEL)
  place.write('crm.csv', 'id,email,name\n1,ann@x.com,Ann\n2,ANN@X.com,Ann\n3,bob@x.com,Bob\n4,test@test.com,Cleo\n')
  place.write('web.csv', 'id,email,name\n1,ann@x.com,Anna\n9,dora@x.com,Dora\n')
  place.write('cut.jsonl', '{"id":"o-4",\n')
  await place.run([
    'resolve',
    '@crm.csv',
    '@web.csv',
    '@cut.jsonl',
    '--model',
    '@model.json',
    '--out',
    '@out',
    ...options,
  ])
  return place
}

function data({ path }: Workplace, name = 'out/report.html'): ReportData {
  const html = readFileSync(join(path, name), 'utf8')
  return JSON.parse(/id="report-data">(.*?)<\/script>/s.exec(html)![1]!) as ReportData
}

describe('selfsame report', () => {
  test('writes a page about a folder, with what its run counted', async () => {
    const place = await resolved()
    expect(await place.run(['report', '@out'], { terminal: true })).toMatchObject({
      code: 0,
      stdout: 'written to @out/report.html\n',
    })
    expect(data(place)).toMatchObject({
      title: 'Who is who',
      masked: true,
      records: 6,
      intake: { read: 6, unreadable: 1, refused: [{ field: 'email', reason: 'placeholder', count: 1 }] },
      sizes: { entities: 4, largest: 3 },
    })
    expect(data(place).made).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d UTC$/)
    expect(place.files('out')).toContain('report.html')
    expect(place.files('out').filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('--out, --title and --show-values', async () => {
    const place = await resolved()
    const { code } = await place.run(['report', '@out', '--out', '@page.html', '--title', 'A & B', '--show-values'])
    expect(code).toBe(0)
    expect(data(place, 'page.html')).toMatchObject({ title: 'A & B', masked: false })
    expect(place.files('out')).not.toContain('report.html')
  })

  test('--truth, with sources or, where ids do not repeat, without', async () => {
    const place = await resolved()
    place.write('truth.csv', 'source,id,entity\ncrm,1,ann\ncrm,2,ann\nweb,1,ann\ncrm,3,bob\n')
    place.write('ids.csv', 'id,entity\n2,ann\n3,bob\n9,dora\n')
    place.write('twice.csv', 'id,entity\n1,ann\n')
    place.write('missing.csv', 'source,id,entity\ncrm,77,ann\n')
    expect((await place.run(['report', '@out', '--truth', '@truth.csv'])).code).toBe(0)
    expect(data(place).quality).toMatchObject({ records: 4, trueEntities: 2, pairwise: { precision: 1, recall: 1 } })
    expect((await place.run(['report', '@out', '--truth', '@ids.csv'])).code).toBe(0)
    expect(data(place).quality).toMatchObject({ records: 3 })
    expect(await place.run(['report', '@out', '--truth', '@twice.csv'])).toMatchObject({
      code: 2,
      stderr: '@twice.csv: several sources have a record 1; add a column "source" to the truth\n',
    })
    expect((await place.run(['report', '@out', '--truth', '@missing.csv'])).code).toBe(1)
  })

  test('what is no resolved folder is misuse', async () => {
    const place = workplace()
    expect(await place.run(['report', '@nowhere'])).toMatchObject({
      code: 2,
      stderr: '@nowhere: there is no such folder\n',
    })
  })
})

describe('selfsame resolve --report', () => {
  test('writes the same page in one go', async () => {
    const place = await resolved('--report')
    const { made, ...page } = data(place)
    expect(made).toBeDefined()
    await place.run(['report', '@out'])
    const { made: again, ...later } = data(place)
    expect(again).toBeDefined()
    expect(page).toEqual(later)
  })

  test('a run without it takes the page of an earlier run away', async () => {
    const place = await resolved('--report', '--show-values')
    expect(data(place).masked).toBe(false)
    await place.run(['resolve', '@crm.csv', '--model', '@model.json', '--out', '@out'])
    expect(place.files('out')).not.toContain('report.html')
  })

  test('--show-values without it is misuse', async () => {
    const place = workplace()
    place.write('crm.csv', 'id,email\n1,a@x.com\n')
    expect(await place.run(['resolve', '@crm.csv', '--show-values'])).toMatchObject({
      code: 2,
      stderr: '--show-values can only be used with --report\n',
    })
  })
})
