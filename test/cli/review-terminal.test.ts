import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Workplace, workplace } from './run-cli.ts'

const FIELDS = { first: { kind: 'givenName' }, last: { kind: 'familyName' }, born: { kind: 'date' } }
const CRM = `id,first,last,born
1,Ann,Stone,1984-05-02
2,Ann,Stone,1984-05-03
3,Cleo,Reed,1961-11-17
4,Cleo,Reed,1961-11-18
`
const PROGRAM = [process.execPath, join('node_modules', 'tsx', 'dist', 'cli.mjs'), join('src', 'cli', 'main.ts')]
/** `script` of util-linux gives a program a terminal; other systems have one of the same name that takes other options. */
const HAS_TERMINAL = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') ?? false

async function resolved(): Promise<Workplace> {
  const place = workplace()
  place.write('model.json', JSON.stringify({ fields: FIELDS }))
  place.write('crm.csv', CRM)
  await place.run(['resolve', '@crm.csv', '--model', '@model.json', '--out', '@out'])
  return place
}

/** Runs the program on a terminal, and presses `keys` as soon as it asks; what the terminal shows, and the exit code. */
function onTerminal(
  args: readonly string[],
  keys: string,
): Promise<{ readonly screen: string; readonly code: number }> {
  const command = [...PROGRAM, ...args].map((word) => `'${word}'`).join(' ')
  return new Promise((resolve) => {
    const terminal = spawn('script', ['-qec', command, '/dev/null'], { env: { ...process.env, TERM: 'xterm' } })
    let screen = ''
    terminal.stdout.on('data', (chunk: Buffer) => {
      const asked = screen.includes('q quit')
      screen += chunk.toString('utf8')
      if (!asked && screen.includes('q quit')) terminal.stdin.write(keys)
    })
    terminal.on('close', (code) => resolve({ screen, code: code ?? -1 }))
  })
}

test.skipIf(!HAS_TERMINAL)(
  'a key on a terminal is an answer, and changes the next run',
  async () => {
    const place = await resolved()
    const { screen, code } = await onTerminal(['review', join(place.path, 'out'), '--by', 'ana'], 'yq')
    expect(code).toBe(0)
    expect(screen).toContain('\u001B[1m1 of 2\u001B[22m  apart, 1.62 bits short of a link by themselves')
    expect(screen).toContain('same\u001B[2m: e2 joins e1\u001B[22m')
    expect(place.lines('out/judgements.csv')[1]).toMatch(/^crm:1,crm:2,same,ana,/)
    const again = [
      '--model',
      '@model.json',
      '--judgements',
      '@out/judgements.csv',
      '--previous',
      '@out',
      '--out',
      '@out',
    ]
    await place.run(['resolve', '@crm.csv', ...again])
    expect(place.lines('out/entities.csv')).toEqual([
      'source,id,entity',
      'crm,1,e1',
      'crm,2,e1',
      'crm,3,e3',
      'crm,4,e4',
    ])
  },
  30_000,
)

test.skipIf(!HAS_TERMINAL)(
  'Ctrl-C ends it with what was answered on the disk',
  async () => {
    const place = await resolved()
    const { code } = await onTerminal(['review', join(place.path, 'out')], 'nu\u0003')
    expect(code).toBe(1)
    expect(place.lines('out/judgements.csv')).toEqual(['a,b,verdict,by,at,note'])
  },
  30_000,
)
