import { describe, expect, test } from 'vitest'
import { bytes, type Workplace, workplace } from './run-cli.ts'

const FIELDS = { first: { kind: 'givenName' }, last: { kind: 'familyName' }, born: { kind: 'date' } }
const CRM = `id,first,last,born
1,Ann,Stone,1984-05-02
2,Ann,Stone,1984-05-03
3,Robert,Reed,1961-11-17
4,Bob,Reed,1961-11-17
5,Cleo,Marlow,1990-01-31
`

async function resolved(crm = CRM): Promise<Workplace> {
  const place = workplace()
  place.write('model.json', JSON.stringify({ fields: FIELDS }))
  place.write('crm.csv', crm)
  await place.run(['resolve', '@crm.csv', '--model', '@model.json', '--out', '@out'])
  return place
}

/** Runs `review` on a terminal on which these keys are pressed. */
function review(place: Workplace, keys: string, ...options: string[]): ReturnType<Workplace['run']> {
  const stdin = Object.assign(bytes(...keys), { isTTY: true })
  return place.run(['review', '@out', '--by', 'ana', ...options], { terminal: true, stdin, env: { NO_COLOR: '1' } })
}

/** Lines of the file of answers, their times left out. */
const answers = (place: Workplace, file = 'out/judgements.csv'): string[] =>
  place.lines(file).map((line) => line.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/, 'TIME'))

describe('selfsame review', () => {
  test('prints its questions where there is no terminal', async () => {
    const place = await resolved()
    const { code, stdout } = await place.run(['review', '@out'])
    expect(code).toBe(0)
    expect(stdout).toBe(
      `1 of 2  apart, 1.62 bits short of a link by themselves
        crm:1                           crm:2                              bits
entity  e1, 1 record                    e2, 1 record
prior                                                                    −20.00
first   Ann                             Ann                               +6.61
last    Stone                           Stone                             +8.71
born    1984-05-02                      1984-05-03                        +7.06
sum                                                                       +2.38

2 of 2  together, with 2.84 bits to spare once what speaks against it is taken off
        crm:3                           crm:4                              bits
entity  e3, 2 records                   e3, 2 records
prior                                                                    −20.00
first   Robert                          Bob                               +4.06
last    Reed                            Reed                              +8.71
born    1961-11-17                      1961-11-17                       +14.07
sum                                                                       +6.84
weakest link  crm:3  crm:4  evidence  +6.84
`,
    )
    const json = JSON.parse((await place.run(['review', '@out', '--json', '--limit', '1'])).stdout)
    expect(json).toMatchObject({ questions: [{ kind: 'pair', a: 'crm:1', explanation: { weight: 2.38 } }], looked: 1 })
    expect(place.files('out')).not.toContain('judgements.csv')
  })

  test('takes a key an answer, appends it, says what it does, and tells the next run', async () => {
    const place = await resolved()
    const { code, stdout } = await review(place, 'yn')
    expect(code).toBe(0)
    expect(stdout).toContain('same: e2 joins e1\n')
    expect(stdout).toContain('different: e5 parts from e3\n')
    expect(stdout).toMatch(/2 answered \(1 same, 1 different\), 0 skipped; written to @out\/judgements.csv\n/)
    expect(answers(place)).toEqual([
      'a,b,verdict,by,at,note',
      'crm:1,crm:2,same,ana,TIME,',
      'crm:3,crm:4,different,ana,TIME,',
    ])
    const next = stdout.match(/selfsame (resolve .*)\n/)![1]!.split(' ')
    expect((await place.run(next)).code).toBe(0)
    expect(place.lines('out/entities.csv').slice(1)).toEqual([
      'crm,1,e1',
      'crm,2,e1',
      'crm,3,e3',
      'crm,4,e5',
      'crm,5,e4',
    ])
    expect((await review(place, 'y')).stdout).toBe(
      'nothing to ask: no pair is in the review band, and no entity is doubtful\n',
    )
  })

  test('asks nothing that was answered before, and nothing that answers have settled', async () => {
    const place = await resolved(`${CRM}6,Ann,Stone,1984-05-04\n`)
    // three pairs of the Stones in the band: the first two answers settle the third
    const { stdout } = await review(place, 'yyyyyy')
    expect(answers(place).filter((line) => line.includes(',same,')).length).toBe(3)
    expect(stdout).toContain('3 answered')
    expect((await review(place, 'y')).stdout).toMatch(/^nothing to ask/)
  })

  test('undoes the last answer, on the disk too, and skips', async () => {
    const place = await resolved()
    const { stdout } = await review(place, 'yu?unyq')
    expect(answers(place)).toEqual([
      'a,b,verdict,by,at,note',
      'crm:1,crm:2,different,ana,TIME,',
      'crm:3,crm:4,same,ana,TIME,',
    ])
    expect(stdout).toContain('undone\n\n1 of 2')
    const again = await review(await resolved(), 'u?q')
    expect(again.stdout).toContain('there is nothing to undo')
    expect(again.stdout).toContain('0 answered (0 same, 0 different), 1 skipped\n')
  })

  test('says so where an answer does not do what it says', async () => {
    const place = await resolved()
    const forbid = [{ name: 'another day', when: { kind: 'different', field: 'born', by: 'jaroWinkler', below: 1 } }]
    place.write('model.json', JSON.stringify({ fields: FIELDS, forbid }))
    await place.run(['resolve', '@crm.csv', '--model', '@model.json', '--out', '@out'])
    expect((await review(place, 'yq')).stdout).toContain(
      "same: they stay apart, forbid rule 'another day' holds for crm:1 and crm:2\n",
    )
  })

  test('keeps what was answered when Ctrl-C or a lost terminal ends it', async () => {
    const place = await resolved()
    expect((await review(place, 'y\u0003')).code).toBe(1)
    expect(answers(place).slice(1)).toEqual(['crm:1,crm:2,same,ana,TIME,'])
    expect((await review(await resolved(), 'y')).code).toBe(0)
  })

  test('goes on with a file that is there, in its own columns', async () => {
    const place = await resolved()
    place.write('mine.csv', 'note,b,a,verdict\n"by phone, twice",crm:2,crm:1,different')
    await review(place, 'y', '--out', `${place.path}/mine.csv`)
    expect(answers(place, 'mine.csv')).toEqual([
      'note,b,a,verdict',
      '"by phone, twice",crm:2,crm:1,different',
      ',crm:4,crm:3,same',
    ])
    place.write('other.csv', 'who,what\n')
    const { code, stderr } = await review(place, 'y', '--out', `${place.path}/other.csv`)
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('other.csv is no CSV file with the columns a,b,verdict: give another one with --out\n'),
    ])
  })

  test('values cannot write to the terminal', async () => {
    const place = await resolved('id,first,last,born\n1\u001B[2J,Ann,Stone,1984-05-02\n2\u202E,Ann,Stone,1984-05-03\n')
    const { stdout } = await review(place, 'q')
    expect(stdout).toContain('crm:1\uFFFD[2J')
    expect(stdout).not.toMatch(/[\u001B\u202E]/u)
  })

  test('tells misuse', async () => {
    const place = await resolved()
    expect(await place.run(['review', '@out', '--limit', 'many'])).toMatchObject({
      code: 2,
      stderr: '--limit many: give a whole number from 1 on\n',
    })
    expect((await place.run(['review', '@nowhere'])).code).toBe(2)
  })
})
