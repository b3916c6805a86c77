import { describe, expect, test } from 'vitest'
import { workplace } from './run-cli.ts'

const ENTITIES = 'source,id,entity\npos,a,x\npos,b,x\nweb,c,y\nweb,d,y\nweb,e,y\npos,f,z\n'
const args = ['evaluate', '@entities.csv', '--truth', '@truth.csv']

describe('selfsame evaluate', () => {
  test('prints quality and the largest mistakes', async () => {
    const place = workplace()
    place.write('entities.csv', ENTITIES)
    place.write('truth.csv', 'id,entity\na,1\nb,1\nc,1\nd,2\ne,2\nf,3\n')
    expect(await place.run(args)).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        'records 6  entities 3 (true 3)  largest 3',
        'pairwise  P 0.5000  R 0.5000  F1 0.5000  F0.5 0.5000',
        'b-cubed   P 0.7778  R 0.7778  F1 0.7778  F0.5 0.7778',
        'entities that hold several true ones: 1',
        '  y: 3 records in 2 parts',
        'true entities that are spread over several: 1',
        '  1: 3 records in 2 parts',
        '',
      ].join('\n'),
    })
    const { stdout } = await place.run([...args, '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ records: 6, pairwise: { f1: 0.5 }, overMerged: { count: 1 } })
  })

  test('the truth may name records by source and id', async () => {
    const place = workplace()
    place.write('entities.csv', 'source,id,entity\npos,1,x\nweb,1,x\n')
    place.write('truth.csv', 'source,id,entity_id\npos,1,p\nweb,1,q\n')
    expect((await place.run(args)).stdout).toContain('pairwise  P 0.0000  R 1.0000')
  })

  test('ids that repeat between sources need a truth with sources', async () => {
    const place = workplace()
    place.write('entities.csv', 'source,id,entity\npos,1,x\nweb,1,x\n')
    place.write('truth.csv', 'id,entity\n1,p\n')
    const { code, stderr } = await place.run(args)
    expect(code).toBe(1)
    expect(stderr).toContain('1 stands twice')
  })

  test('a record of the truth that is missing is an error', async () => {
    const place = workplace()
    place.write('entities.csv', ENTITIES)
    place.write('truth.csv', 'id,entity\na,1\nlost,1\n')
    const { code, stdout, stderr } = await place.run(args)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('1 missing, the first: lost')
  })

  test('files that are not what they should be', async () => {
    const place = workplace()
    place.write('entities.csv', 'key,entity\n1,x\n')
    place.write('truth.csv', 'id,entity\n1,p\n')
    expect(await place.run(args)).toMatchObject({
      code: 2,
      stderr: '@entities.csv lacks the column id; it has key, entity\n',
    })
    place.write('truth.csv', 'id,entity\n"1,p\n2,q\n')
    expect(await place.run(args)).toMatchObject({ code: 1, stderr: '@truth.csv, line 2: cannot be read (quotes)\n' })
  })

  test('files that are not there are misuse', async () => {
    const place = workplace()
    place.write('entities.csv', 'id,entity\n1,x\n')
    const { code, stderr } = await place.run(args)
    expect([code, stderr]).toEqual([2, expect.stringContaining('@truth.csv cannot be read: ENOENT')])
  })

  describe('with the records', () => {
    // Ann is found, Bob's two lines share no key, Cy's browser is not hers alone
    const RECORDS =
      'id,email,cookie\n1,ann@mail.com,\n2,ann@mail.com,k1\n3,bob@mail.com,\n4,,k2\n5,,k3\n6,cy@mail.com,k3\n'
    const TRUTH = 'id,entity\n1,ann\n2,ann\n3,bob\n4,bob\n5,dee\n6,cy\n'
    const MODEL = JSON.stringify({ fields: { email: { kind: 'email' }, cookie: { kind: 'cookie' } }, comparisons: [] })
    const asked = ['evaluate', '@out/entities.csv', '--truth', '@truth.csv', '--records', '@crm.csv']

    async function resolved(): Promise<ReturnType<typeof workplace>> {
      const place = workplace()
      place.write('crm.csv', RECORDS)
      place.write('truth.csv', TRUTH)
      place.write('m.json', MODEL)
      await place.run(['resolve', '@crm.csv', '--model', '@m.json', '--out', '@out'])
      return place
    }

    test('says where true pairs are lost, what joins false ones, and which keys make candidates', async () => {
      const place = await resolved()
      const { code, stdout } = await place.run(asked)
      expect(code).toBe(0)
      expect(stdout.slice(stdout.indexOf('\nPairs'))).toBe(
        [
          '',
          'Pairs, at a link threshold of 4 bits',
          'links alone  P 0.5000  R 0.5000  F1 0.5000  F0.5 0.5000',
          'entities     P 0.5000  R 0.5000  F1 0.5000  F0.5 0.5000',
          '',
          'true pairs 2: 1 together (50.0 %), 1 lost (50.0 %)',
          '  1 never a candidate: they share no key',
          '    crm:3  crm:4  -20 bits',
          '  0 scored too low: compared, below the threshold',
          '  0 refused: links lead there, a guard keeps them apart',
          '',
          'false pairs together 1',
          '  1 linked: a link by themselves',
          '    crm:5  crm:6  5 bits, linked by cookie',
          '  0 chained: joined through other records only',
          '',
          'candidate pairs 2: 13.3 % of all pairs, 50.0 % of the true ones among them',
          '  key                 pairs  added  true pairs  added  quarantined  largest',
          '  email   identifier      1      1           1      1            0        2',
          '  cookie  identifier      1      1           0      0            0        2',
          '',
        ].join('\n'),
      )
    })

    test('names the largest blocks and tries other thresholds when asked to', async () => {
      const place = await resolved()
      const { stdout } = await place.run([...asked, '--show-values', '--sweep'])
      expect(stdout).toContain('largest blocks\n  email: ann@mail.com, 2 records\n  cookie: k3, 2 records\n')
      expect(stdout).toMatch(/\n +\* 4 {3}0.5000.* 4 {8}2\n/)
      const { stdout: json } = await place.run([...asked, '--sweep', '--json'])
      expect(JSON.parse(json)).toMatchObject({
        records: 6,
        diagnosis: { truePairs: { count: 2, found: 1 } },
        blocking: { pairs: 2 },
        sweep: { length: 9 },
      })
    })

    test('says so where the records and the model give other entities than the file', async () => {
      const place = await resolved()
      place.write('other.json', JSON.stringify({ fields: { email: { kind: 'email' } }, comparisons: [] }))
      const { stdout } = await place.run([...asked, '--model', '@other.json'])
      expect(stdout).toContain('\nThese records and this model give other entities than the file holds;')
      expect(stdout).toContain('false pairs together 0\n')
    })

    test('what is asked for and cannot be done', async () => {
      const place = await resolved()
      expect(await place.run([...asked.slice(0, 4), '--sweep', '--show-values'])).toMatchObject({
        code: 2,
        stderr: '--sweep, --show-values can only be used with --records\n',
      })
      expect(await place.run([...asked.slice(0, 4), '--records', '@lost.csv'])).toMatchObject({ code: 2 })
      expect(await place.run([...asked, '--id', 'number'])).toMatchObject({
        code: 2,
        stderr: '--id number: no record has this column\n',
      })
      place.write('entities.csv', ENTITIES)
      place.write('truth.csv', 'id,entity\na,1\n')
      expect(await place.run([...args, '--records', '@crm.csv'])).toMatchObject({ code: 2 })
      expect(await place.run([...args, '--records', '@crm.csv', '--model', '@m.json'])).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('1 missing, the first: pos:a'),
      })
    })
  })
})
