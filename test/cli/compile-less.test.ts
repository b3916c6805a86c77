import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('V8 knows all that it is told', () => {
  const program = "import('./src/cli/compile-less.ts').then(({ compileLess }) => compileLess())"
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--eval', program], { encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})
