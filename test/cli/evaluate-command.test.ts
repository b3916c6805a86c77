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
})
