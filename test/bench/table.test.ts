import { expect, test } from 'vitest'
import { markdown } from '../../bench/table.ts'

test('a table in Markdown: numbers to the right, with the digits they are good for', () => {
  const rows = [
    { what: 'peer', ns: 1234, ratio: 1 },
    { what: 'selfsame', ns: 45.678, ratio: 27.02, note: 'fast' },
  ]
  expect(markdown({ title: 'Speed', rows }).split('\n')).toEqual([
    '### Speed',
    '',
    '| what     |    ns | ratio | note |',
    '| -------- | ----: | ----: | ---- |',
    '| peer     | 1,234 |     1 |      |',
    '| selfsame |  45.7 |  27.0 | fast |',
    '',
  ])
})
