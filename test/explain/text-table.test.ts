import { expect, test } from 'vitest'
import { textTable } from '../../src/explain/text-table.ts'

test('textTable aligns words to the left and numbers to the right', () => {
  const table = textTable([
    { head: 'key', cells: ['email', 'phone number'] },
    { head: 'pairs', cells: ['1,204', '7'], right: true },
    { head: 'note', cells: ['', 'x'] },
  ])
  expect(table).toBe('key           pairs  note\nemail         1,204\nphone number      7  x\n')
})
