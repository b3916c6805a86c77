import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { MODEL, workplace } from './run-cli.ts'

describe('selfsame', () => {
  test('--help shows the commands, and each of them shows examples', async () => {
    const place = workplace()
    const { code, stdout } = await place.run(['--help'])
    expect(code).toBe(0)
    expect(stdout).toContain('resolve [options] <file...>')
    const commands = [...stdout.matchAll(/^ {2}(\w+) \[options\]/gm)].map(([, command]) => command!)
    expect(commands).toEqual(expect.arrayContaining(['resolve', 'evaluate', 'explain', 'inspect', 'review']))
    for (const command of commands) {
      const help = await place.run([command, '--help'])
      expect(help.code).toBe(0)
      expect(help.stdout).toContain(`Examples:\n  selfsame ${command} `)
      expect(help.stdout).toContain('Exit codes:')
    }
  })

  test('help fits a terminal of 80 columns', async () => {
    const place = workplace()
    for (const command of ['', 'resolve', 'evaluate', 'explain', 'inspect', 'review']) {
      let help = ''
      const stdout = { write: (text: string) => (help += text), isTTY: true, columns: 80 }
      await place.run(
        [command, '--help'].filter((word) => word !== ''),
        { stdout },
      )
      expect(help.split('\n').filter((line) => line.length > 80)).toEqual([])
    }
  })

  test('an unknown command or option is answered with the nearest', async () => {
    const { stderr } = await workplace().run(['reveiw', 'out'])
    expect(stderr).toBe("error: unknown command 'reveiw'\n(Did you mean review?)\n")
    expect((await workplace().run(['review', 'out', '--lmit', '3'])).stderr).toContain('(Did you mean --limit?)')
  })

  test('--version', async () => {
    expect(await workplace().run(['--version'])).toEqual({ code: 0, stdout: `${packageJson.version}\n`, stderr: '' })
  })

  test.each([
    [[], 'Usage: selfsame'],
    [['resolve'], "missing required argument 'file'"],
    [['resolve', 'a.csv', '--modle', 'm.json'], "unknown option '--modle'"],
    [['resolv', 'a.csv'], "unknown command 'resolv'"],
    [['evaluate', 'entities.csv'], "required option '--truth <file>' not specified"],
  ])('%j is misuse', async (args, message) => {
    const { code, stdout, stderr } = await workplace().run(args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
  })

  test('runs as a program of its own', () => {
    const place = workplace()
    place.write('crm.csv', 'id,email\n1,a@x.com\n2,A@x.com\n')
    place.write('model.json', MODEL)
    const program = [join('node_modules', 'tsx', 'dist', 'cli.mjs'), join('src', 'cli', 'main.ts')]
    const args = ['resolve', join(place.path, 'crm.csv'), '--model', join(place.path, 'model.json')]
    const done = spawnSync(process.execPath, [...program, ...args, '--out', join(place.path, 'out')], {
      encoding: 'utf8',
    })
    expect([done.status, done.stdout, done.stderr]).toEqual([0, '', ''])
    expect(place.lines('out/entities.csv')).toEqual(['source,id,entity', 'crm,1,e1', 'crm,2,e1'])
    const failed = spawnSync(process.execPath, [...program, 'resolve', join(place.path, 'no.csv')], {
      encoding: 'utf8',
    })
    expect(failed.status).toBe(2)
    expect(existsSync('selfsame-out')).toBe(false)
  })
})
