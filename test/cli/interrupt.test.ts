import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Workplace, workplace } from './run-cli.ts'

// one process: it gets the signal itself
const PROGRAM = ['--import', 'tsx', join('src', 'cli', 'main.ts')]
const FIRST = ['Ann', 'Bob', 'Cleo', 'Dora', 'Emil', 'Fred', 'Greta', 'Hugo']
const LAST = ['Stone', 'Reed', 'Marlow', 'Hall', 'Quinn', 'Vance', 'Winter']
const MODEL = { fields: { email: { kind: 'email' }, first: { kind: 'givenName' }, last: { kind: 'familyName' } } }

function crowd(): Workplace {
  const place = workplace()
  const lines = Array.from({ length: 40_000 }, (_, i) => {
    const [first, last] = [FIRST[i % 8], `${LAST[i % 7]}${String.fromCharCode(97 + (i % 23), 97 + (i % 19))}`]
    return `${i},${first}.${last}${i % 9000}@mail.com,${first},${last}`
  })
  place.write('crm.csv', `id,email,first,last\n${lines.join('\n')}\n`)
  place.write('model.json', JSON.stringify(MODEL))
  return place
}

/** Runs `resolve`, and interrupts it as soon as it is in a stage; its exit code and what it said beside its progress. */
function interrupted(
  place: Workplace,
  stage: string,
  options: readonly string[],
): Promise<{ code: number; said: string }> {
  const args = ['resolve', join(place.path, 'crm.csv'), '--out', join(place.path, 'out'), '--progress', 'json']
  return new Promise((resolve) => {
    const program = spawn(process.execPath, [...PROGRAM, ...args, ...options], { stdio: ['ignore', 'ignore', 'pipe'] })
    let told = ''
    let sent = false
    program.stderr.on('data', (chunk: Buffer) => {
      told += chunk.toString('utf8')
      if (sent || !told.includes(`{"stage":"${stage}`)) return
      sent = true
      program.kill('SIGINT')
    })
    program.on('close', (code) => {
      const said = told.split('\n').filter((line) => line !== '' && !line.startsWith('{'))
      resolve({ code: code ?? -1, said: said.join('\n') })
    })
  })
}

describe('an interrupt', () => {
  test.each([
    ['train', false],
    ['pairs', true],
    ['write entities', true],
  ])(
    'during %s leaves nothing behind',
    async (stage, given) => {
      const place = crowd()
      const options = given ? ['--model', join(place.path, 'model.json')] : []
      expect(await interrupted(place, stage, options)).toEqual({ code: 1, said: 'interrupted; nothing was written' })
      expect(existsSync(join(place.path, 'out'))).toBe(false)
    },
    60_000,
  )
})
