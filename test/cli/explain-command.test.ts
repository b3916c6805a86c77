import { describe, expect, test } from 'vitest'
import { type Workplace, workplace } from './run-cli.ts'

const FIELDS = { email: { kind: 'email' }, first: { kind: 'givenName' }, last: { kind: 'familyName' } }
const CRM = `id,at,email,first,last
1001,2026-01-04,fred@stone.org,Fred,Stone
1002,,wilma@stone.org,Wilma,Stone
1003,2026-01-09,Fred@Stone.org,Fred,
`

async function resolved(): Promise<Workplace> {
  const place = workplace()
  place.write('model.json', JSON.stringify({ fields: FIELDS }))
  place.write('crm.csv', CRM)
  await place.run(['resolve', '@crm.csv', '--model', '@model.json', '--out', '@out'])
  return place
}

describe('selfsame explain', () => {
  test('says what two records weigh, and whether they are one person', async () => {
    const place = await resolved()
    const { code, stdout, stderr } = await place.run(['explain', '@out', 'crm:1001', 'crm:1003'])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^crm:1001 and crm:1003: one entity, e1\n/)
    expect(stdout).toMatch(/\nemail +fred@stone.org +fred@stone.org +equal +\+\d/)
    const json = JSON.parse((await place.run(['explain', '@out', 'crm:1001', 'crm:1002', '--json'])).stdout)
    expect(json).toMatchObject({ kind: 'pair', a: 'crm:1001', b: 'crm:1002', together: false, entities: ['e1', 'e2'] })
  })

  test('for an entity the record stands that is most like the other side', async () => {
    const place = await resolved()
    const { stdout } = await place.run(['explain', '@out', 'e1', 'e2'])
    expect(stdout).toMatch(
      /^crm:1001 stands for e1, .*\ncrm:1002 stands for e2, .*\ncrm:1001 and crm:1002: two entities, e1 and e2\n/,
    )
  })

  test('offers what is like a name that nothing has', async () => {
    const place = await resolved()
    const said = async (...names: string[]) => {
      const { code, stderr } = await place.run(['explain', '@out', ...names])
      expect(code).toBe(2)
      return stderr.trim()
    }
    const unknown = (name: string) => `${name} is no record (write source:id) and no entity of this folder`
    expect(await said('1002', 'crm:1001')).toBe(`${unknown('1002')}; did you mean crm:1002?`)
    expect(await said('crm:1001', 'CRM:1O02')).toBe(
      `${unknown('CRM:1O02')}; did you mean crm:1002 or crm:1001 or crm:1003?`,
    )
    expect(await said('e2', 'nobody-at-all')).toBe(unknown('nobody-at-all'))
    expect(await said('e2', 'e2')).toBe('e2 and e2 are one record: name two, or look at it with selfsame inspect')
  })

  test('wants a folder that can be asked', async () => {
    const place = await resolved()
    await place.run(['resolve', '@crm.csv', '--model', '@model.json', '--out', '@out', '--no-state'])
    const { code, stderr } = await place.run(['explain', '@out', 'crm:1001', 'crm:1002'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('there is no state.bin in it')])
  })
})

describe('selfsame inspect', () => {
  test('shows an entity by its id or one of its records: links, records as written, golden record', async () => {
    const place = await resolved()
    const { code, stdout } = await place.run(['inspect', '@out', 'e1'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^e1: 2 records\ncrm:1001, crm:1003\n/)
    expect(stdout).toContain(
      'record crm:1003  2026-01-09T00:00:00.000Z\n  email Fred@Stone.org; first Fred\n\ngolden record of e1\n',
    )
    expect(stdout).toMatch(/\nlast: Stone \(most-recent, the only value\)\n/)
    expect((await place.run(['inspect', '@out', 'crm:1003'])).stdout).toBe(stdout)
  })

  test('prints all of it as JSON', async () => {
    const place = await resolved()
    const { entity, golden, records } = JSON.parse((await place.run(['inspect', '@out', 'e1', '--json'])).stdout)
    expect([entity.kind, golden.kind, records.length]).toEqual(['entity', 'golden', 2])
  })

  test('an id that was merged leads to the survivor', async () => {
    const place = await resolved()
    place.write(
      'crm.csv',
      `${CRM}1004,,wilma@stone.org,,\n1004,,fred@stone.org,,\n1005,,"wilma@stone.org",Fred,Stone\n`,
    )
    place.write('same.csv', 'a,b,verdict\ncrm:1001,crm:1002,same\n')
    const again = ['--previous', '@out', '--judgements', '@same.csv', '--out', '@out']
    await place.run(['resolve', '@crm.csv', '--model', '@model.json', ...again])
    expect((await place.run(['inspect', '@out', 'e2'])).stdout).toMatch(/^e1: /)
  })

  test('what values hold cannot write to the terminal', async () => {
    const place = await resolved()
    place.write('crm.csv', 'id,email,first\n1,a@x.com,Ann\u001B]0;hi\u0007\n')
    await place.run(['resolve', '@crm.csv', '--model', '@model.json', '--out', '@out'])
    const { stdout } = await place.run(['inspect', '@out', 'crm:1'])
    expect(stdout).toContain('\uFFFD]0;hi')
    expect(stdout).not.toMatch(/[\u001B\u0007]/u)
  })
})
