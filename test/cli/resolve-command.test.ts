import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { bytes, MODEL, type Workplace, workplace } from './run-cli.ts'

const CRM = 'id,email,phone,name\n1,a@x.com,,Ann\n2,A@X.com,(617) 555-2368,"Lee, Ann"\n3,b@x.com,,Bob\n'

function shop(): Workplace {
  const place = workplace()
  place.write('model.json', MODEL)
  place.write('crm.csv', CRM)
  return place
}

/** Which records are together, whatever their entity is called. */
function groups(place: Workplace, file = 'out/entities.csv'): string[] {
  const members = new Map<string, string[]>()
  for (const line of place.lines(file).slice(1)) {
    const [source, id, entity] = line.split(',')
    members.set(entity!, [...(members.get(entity!) ?? []), `${source}:${id}`])
  }
  return [...members.values()].map((keys) => keys.sort().join(' ')).sort()
}

describe('selfsame resolve', () => {
  test('writes the answer: who is who, why, the best of each, what was refused, the model, counts', async () => {
    const place = shop()
    place.write('web.jsonl', '{"id":9,"email":["b@x.com","z@x.com"],"phone":"n/a"}\nnot json\n')
    expect(await place.run(['resolve', '@crm.csv', '@web.jsonl', '--model', '@model.json', '--out', '@out'])).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    })
    expect(place.files('out')).toEqual(
      'entities.csv golden.csv links.csv model.json redirects.csv rejects.csv state.bin summary.json'.split(' '),
    )
    expect(place.lines('out/entities.csv')).toEqual([
      'source,id,entity',
      'crm,1,e1',
      'crm,2,e1',
      'crm,3,e2',
      'web,9,e2',
    ])
    expect(place.lines('out/links.csv')[0]).toBe('a,b,bits,reason,value')
    expect(place.lines('out/links.csv')[1]).toMatch(/^crm:1,crm:2,\d+(\.\d+)?,[^,]+,a@x.com$/)
    expect(place.lines('out/golden.csv')).toEqual([
      'entity,records,email,phone,name',
      expect.stringMatching(/^e1,2,a@x.com,\+16175552368,/),
      'e2,2,"[""b@x.com"",""z@x.com""]",,Bob',
    ])
    expect(place.lines('out/rejects.csv')).toEqual([
      'file,line,source,id,field,reason',
      `${place.path}/web.jsonl,2,,,,json`,
      `${place.path}/web.jsonl,1,web,9,phone,placeholder`,
    ])
    expect(place.lines('out/redirects.csv')).toEqual(['entity,redirect'])
    expect(Object.keys(JSON.parse(place.lines('out/model.json').join('\n')).fields)).toEqual(['email', 'phone', 'name'])
    expect(JSON.parse(place.lines('out/summary.json').join('\n'))).toMatchObject({
      files: [
        { format: 'csv', delimiter: ',', encoding: 'utf-8', lines: 4, records: 3, rejected: 0 },
        { format: 'json-lines', lines: 2, records: 1, rejected: 1 },
      ],
      lines: 6,
      rejectedLines: 1,
      records: { read: 4, distinct: 4 },
      entities: { count: 2, largest: 2 },
    })
  })

  test('the model it writes gives the same answer again', async () => {
    const place = shop()
    await place.run(['resolve', '@crm.csv', '--model', '@model.json', '--out', '@out'])
    await place.run(['resolve', '@crm.csv', '--model', '@out/model.json', '--out', '@again'])
    for (const file of ['entities.csv', 'golden.csv', 'model.json']) {
      expect(place.lines(`again/${file}`)).toEqual(place.lines(`out/${file}`))
    }
  })

  test('a repeated key: the earlier line is in rejects.csv, with its own line', async () => {
    const place = shop()
    place.write('crm.csv', 'id,email\n1,a@x.com\n1,b@x.com\n')
    await place.run(['resolve', '@crm.csv', '--model', '@model.json', '--out', '@out'])
    expect(place.lines('out/entities.csv')).toEqual(['source,id,entity', 'crm,1,e1'])
    expect(place.lines('out/rejects.csv').slice(1)).toEqual([`${place.path}/crm.csv,2,crm,1,,replaced`])
  })

  test('without an id, the id comes from the content: the order of rows does not matter', async () => {
    const place = shop()
    const rows = ['a@x.com,Ann', 'b@x.com,Bob', 'a@x.com,Ann', 'c@x.com,']
    place.write('crm.csv', `email,name\n${rows.join('\n')}\n`)
    await place.run(['resolve', '@crm.csv', '--model', '@model.json', '--out', '@out'])
    place.write(
      'crm.csv',
      `name,email,more\n${rows
        .map((r) => r.split(',').reverse().join(','))
        .reverse()
        .join('\n')}\n`,
    )
    await place.run(['resolve', '@crm.csv', '--model', '@model.json', '--out', '@turned'])
    const ids = groups(place)
    expect(ids.length).toBe(3)
    expect(ids.join(' ').match(/crm:[0-9a-f]{20}(-2)?/g)?.length).toBe(4)
    expect(groups(place, 'turned/entities.csv')).toEqual(ids)
  })

  test('id and source: from the columns asked for, from the model, from the name of the file', async () => {
    const place = shop()
    place.write('model.json', JSON.stringify({ ...JSON.parse(MODEL), sources: { till: { id: 'ticket' } } }))
    place.write('a.csv', 'id,key,system,email\n1,k1,pos:north,a@x.com\n2,k2,,b@x.com\n')
    await place.run([
      'resolve',
      '@a.csv',
      '--model',
      '@model.json',
      '--id',
      'key',
      '--source',
      'system',
      '--out',
      '@out',
    ])
    expect(groups(place)).toEqual(['a:k2', 'pos_north:k1'])
    place.write('till.csv', 'ticket,email\nt1,a@x.com\n')
    await place.run(['resolve', '@till.csv', '--model', '@model.json', '--out', '@out'])
    expect(groups(place)).toEqual(['till:t1'])
  })

  test('--workers is a whole number from 1 on', async () => {
    const place = shop()
    const command = ['resolve', '@crm.csv', '--model', '@model.json', '--out', '@out', '--workers']
    expect((await place.run([...command, '2'])).code).toBe(0)
    for (const wrong of ['0', '-1', 'two', '1.5']) {
      const { code, stderr } = await place.run([...command, wrong])
      expect([code, stderr]).toEqual([2, expect.stringContaining(`--workers ${wrong}: give a whole number from 1 on`)])
    }
  })

  test('a blank id is made from the content too', async () => {
    const place = shop()
    place.write('crm.csv', 'id,email\n ,a@x.com\n7,b@x.com\n')
    await place.run(['resolve', '@crm.csv', '--model', '@model.json', '--out', '@out'])
    expect(groups(place)).toEqual([expect.stringMatching(/^crm:[0-9a-f]{20}$/), 'crm:7'])
  })

  test('--previous keeps ids from night to night, in the same folder too', async () => {
    const place = shop()
    const night = ['resolve', '@crm.csv', '--model', '@model.json', '--out', '@out']
    await place.run(night)
    place.write('crm.csv', 'id,email\n0,new@x.com\n1,a@x.com\n2,a@x.com\n3,b@x.com\n4,a@x.com\n')
    await place.run([...night, '--previous', '@out'])
    expect(place.lines('out/entities.csv').sort()).toEqual(
      ['crm,0,e3', 'crm,1,e1', 'crm,2,e1', 'crm,3,e2', 'crm,4,e1', 'source,id,entity'].sort(),
    )
    place.write('crm.csv', 'id,email\n1,b@x.com\n2,b@x.com\n3,b@x.com\n')
    await place.run([...night, '--previous', '@out'])
    expect(place.lines('out/entities.csv').slice(1)).toEqual(['crm,1,e1', 'crm,2,e1', 'crm,3,e1'])
    expect(place.lines('out/redirects.csv').slice(1)).toContain('e2,e1')
  })

  test('--judgements outranks the evidence', async () => {
    const place = shop()
    place.write('judgements.csv', 'a,b,verdict,by,note\ncrm:1,crm:2,different,ana,\ncrm:1,crm:3,Same,ana,x\n')
    const args = ['resolve', '@crm.csv', '--model', '@model.json', '--out', '@out', '--judgements', '@judgements.csv']
    expect((await place.run(args)).code).toBe(0)
    expect(groups(place)).toEqual(['crm:1 crm:3', 'crm:2'])
  })

  test('suggests a model where none is given; standard input is read twice for it', async () => {
    const place = shop()
    const rows = Array.from({ length: 300 }, (_, i) => `${i},person${i % 200}@mail.com,Name${i % 200}\n`).join('')
    const args = ['resolve', '-', '--out', '@out', '--json']
    const { code, stdout, stderr } = await place.run(args, { stdin: bytes('id,e-mail,first name\n', rows) })
    expect([code, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toMatchObject({
      model: 'suggested and trained',
      records: { read: 300, bySource: { stdin: 300 } },
    })
    expect(JSON.parse(place.lines('out/model.json').join('\n')).fields).toMatchObject({
      email: { kind: 'email' },
      firstName: { kind: 'givenName' },
    })
  })

  test('shows progress and a summary on a terminal only, and never with --quiet', async () => {
    const place = shop()
    const args = ['resolve', '@crm.csv', '--model', '@model.json', '--out', '@out']
    const seen = await place.run(args, { terminal: true })
    expect(seen.stdout).toBe(
      '3 records are 2 entities\nwritten to @out\n'.replace('@out', `${place.path}/out`.replace(`${place.path}/`, '@')),
    )
    expect(seen.stderr).toMatch(/^\rload {2}\[#+\] {2}100 % {2}3\r.*\r +\r$/s)
    expect(await place.run([...args, '--quiet'], { terminal: true })).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  test('judgements on records that are not in the files are told', async () => {
    const place = shop()
    place.write('judged.csv', 'a,b,verdict\ncrm:1,crm:2,different\ncrm:1,web:77,same\n')
    const args = ['resolve', '@crm.csv', '--model', '@model.json', '--out', '@out', '--judgements', '@judged.csv']
    expect((await place.run(args, { terminal: true })).stdout).toContain(
      '\n1 of 2 judgements name a record that is not in the files, and wait for it\n',
    )
  })

  test('a damaged archive: its records are resolved, and the exit code says that some are missing', async () => {
    const place = shop()
    const packed = gzipSync(`id,email\n${Array.from({ length: 9000 }, (_, i) => `${i},m${i}@x.com\n`).join('')}`)
    place.write('crm.csv.gz', packed.subarray(0, 9000))
    const { code, stderr } = await place.run(['resolve', '@crm.csv.gz', '--model', '@model.json', '--out', '@out'])
    expect(code).toBe(1)
    expect(stderr).toMatch(/^@crm.csv.gz is damaged after line \d+ \(unexpected end of file\)/)
    expect(place.lines('out/entities.csv').length).toBeGreaterThan(1000)
    expect(place.lines('out/rejects.csv').at(-1)).toMatch(/,gzip$/)
  })

  test('interrupted: nothing is written, what was there stays', async () => {
    const place = shop()
    const interrupt = new AbortController()
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('id,email\n')
      for (let i = 0; ; i++) {
        if (i === 3) interrupt.abort()
        yield Buffer.from(`${i},a@x.com\n`)
      }
    }
    const io = { stdin: endless(), signal: interrupt.signal }
    const args = ['resolve', '-', '--model', '@model.json', '--out', '@deep/er/out']
    expect(await place.run(args, io)).toEqual({ code: 1, stdout: '', stderr: 'interrupted; nothing was written\n' })
    expect(place.files()).toEqual(['crm.csv', 'model.json'])
  })

  test('interrupted while a model is trained: it stops there', async () => {
    const place = workplace()
    const people = Array.from({ length: 3000 }, (_, i) => `${i},Ann${i % 7},Stone${i % 90},1984-05-${10 + (i % 19)}\n`)
    place.write('crm.csv', `id,first name,last name,birth date\n${people.join('')}`)
    const interrupt = new AbortController()
    let shown = ''
    const write = (text: string): boolean => {
      shown += text
      // the host's own work, which runs only where training takes a breath
      if (text.includes('train: ')) setImmediate(() => interrupt.abort())
      return true
    }
    const io = { stderr: { write, isTTY: true }, signal: interrupt.signal }
    expect((await place.run(['resolve', '@crm.csv', '--out', '@out'], io)).code).toBe(1)
    expect(shown).toContain('interrupted; nothing was written')
    expect(shown).not.toContain('load')
    expect(place.files()).toEqual(['crm.csv'])
  })
})

describe('misuse ends with exit code 2 and says what to do', () => {
  const misuse = async (place: Workplace, ...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await place.run(['resolve', ...args, '--out', '@out'])
    expect([code, stdout]).toEqual([2, ''])
    expect(place.files()).not.toContain('out')
    return stderr
  }

  test('files: all that are not there', async () => {
    const place = shop()
    const stderr = await misuse(place, '@crm.csv', '@none.csv', '.', '-', '-')
    expect(stderr).toContain('@none.csv cannot be read: ENOENT')
    expect(stderr).toContain('. is a directory; name the files in it')
    expect(stderr).toContain('standard input (-) can be read only once')
  })

  test('a wrong model: every problem', async () => {
    const place = shop()
    place.write('wrong.json', '{"fields":{"email":{"kind":"mail"},"id":{"kind":"phone","limit":0}}}')
    const stderr = await misuse(place, '@crm.csv', '--model', '@wrong.json')
    expect(stderr).toMatch(/^model-invalid\n( {2}fields\..*: expected .*; .*\n){2,}$/)
    place.write('wrong.json', '{')
    expect(await misuse(place, '@crm.csv', '--model', '@wrong.json')).toMatch(/^the model @wrong.json cannot be read: /)
    expect(await misuse(place, '@crm.csv', '--model', '@no.json')).toMatch(/^the model @no.json cannot be read: ENOENT/)
    place.write('wrong.json', 'null')
    expect(await misuse(place, '@crm.csv', '--model', '@wrong.json')).toMatch(/^model-invalid\n/)
  })

  test('a time that is none, judgements that are not there', async () => {
    const place = shop()
    expect(await misuse(place, '@crm.csv', '--model', '@model.json', '--now', 'yesterday')).toBe(
      '--now yesterday: write a time, e.g. 2026-03-01T10:00:00Z\n',
    )
    expect(await misuse(place, '@crm.csv', '--model', '@model.json', '--judgements', '@none.csv')).toMatch(
      /^@none.csv cannot be read: ENOENT/,
    )
  })

  test('wrong judgements: every line', async () => {
    const place = shop()
    place.write('judgements.csv', 'a,b,verdict\ncrm:1,2,same\ncrm:1,crm:2,maybe\n')
    expect(await misuse(place, '@crm.csv', '--judgements', '@judgements.csv', '--model', '@model.json')).toBe(
      '@judgements.csv, line 2: a and b must be record keys written source:id\n' +
        '@judgements.csv, line 3: verdict must be same or different, not "maybe"\n',
    )
    place.write('judgements.csv', 'a,b\n')
    place.write('judgements.csv', 'x,b\n1,2\n')
    expect(await misuse(place, '@crm.csv', '--judgements', '@judgements.csv', '--model', '@model.json')).toBe(
      '@judgements.csv lacks the column a, verdict; it has x, b\n',
    )
  })

  test('a folder of an earlier answer that holds none', async () => {
    const place = shop()
    expect(await misuse(place, '@crm.csv', '--model', '@model.json', '--previous', '@nowhere')).toBe(
      '--previous @nowhere: there is no entities.csv in it\n'.replace('@nowhere', '@nowhere'),
    )
  })

  test('columns that no record has', async () => {
    const place = shop()
    expect(await misuse(place, '@crm.csv', '--model', '@model.json', '--id', 'idd', '--source', 'sauce')).toBe(
      '--id idd and --source sauce: no record has this column\n',
    )
  })

  test('a folder that cannot be', async () => {
    const place = shop()
    const args = ['resolve', '@crm.csv', '--model', '@model.json', '--out', '@crm.csv']
    expect(await place.run(args)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^--out @crm.csv cannot be made: EEXIST/),
    })
  })

  test('nothing to suggest a model from', async () => {
    const place = shop()
    place.write('empty.csv', '')
    expect(await misuse(place, '@empty.csv')).toMatch(/^no model can be suggested: there is no record in the input/)
  })
})

test('a few records of one person need no model', async () => {
  const place = workplace()
  const lines = [
    "1,BOB,O'Neil,1982-08-04,5 Haupt str.",
    "2,Bob,O'Neil,1982-08-04,5 xaupt str.",
    "3,,O''Neil,1982-01-04,5 Haupt str.",
  ]
  place.write('crm.csv', `id,firstName,lastName,birthDate,address\n${lines.join('\n')}\n`)
  expect(await place.run(['resolve', '@crm.csv', '--out', '@out', '--quiet'])).toMatchObject({ code: 0, stderr: '' })
  expect(groups(place)).toEqual(['crm:1 crm:2 crm:3'])
})
