import { expect, test } from 'vitest'
import { coloursOf } from '../../src/cli/colours.ts'
import { terminalLines, terminalText, wrappedText } from '../../src/cli/terminal-text.ts'

test('what moves a cursor, breaks a line or turns the writing round is shown as one sign', () => {
  expect(terminalText('a\u001B[2J\r\n\t\u0000\u009B\u202E\u2028\u200Bü😀')).toBe(
    `a${'\uFFFD'}[2J${'\uFFFD'.repeat(8)}ü😀`,
  )
  expect(terminalLines('a\tb\nc\r')).toBe('a\uFFFDb\nc\uFFFD')
})

test('a text is wrapped at spaces or else by characters, and cut with a sign', () => {
  expect(wrappedText('abcdefg', 3, 9)).toEqual(['abc', 'def', 'g'])
  expect(wrappedText('abcdefg', 3, 2)).toEqual(['abc', 'de…'])
  expect(wrappedText('😀😀😀', 2, 1)).toEqual(['😀…'])
  expect(wrappedText('', 3, 2)).toEqual([])
  expect(wrappedText('12 North Street, Portland', 12, 9)).toEqual(['12 North', 'Street,', 'Portland'])
  expect(wrappedText('12 North Street, Portland', 12, 2)).toEqual(['12 North', 'Street,…'])
  expect(wrappedText('abcd', 4, 1)).toEqual(['abcd'])
})

test.each([
  ['a terminal', { isTTY: true }, {}, true],
  ['a pipe', {}, {}, false],
  ['a terminal that knows none', { isTTY: true }, { TERM: 'dumb' }, false],
  ['NO_COLOR', { isTTY: true }, { NO_COLOR: '1' }, false],
  ['an empty NO_COLOR', { isTTY: true }, { NO_COLOR: '' }, true],
  ['FORCE_COLOR', {}, { FORCE_COLOR: '1' }, true],
  ['FORCE_COLOR=0', { isTTY: true }, { FORCE_COLOR: '0' }, false],
  ['both', { isTTY: true }, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
])('colours: %s', (_, output, env, coloured) => {
  const paint = coloursOf({ write: () => true, ...output }, env)
  expect(paint('red', 'x')).toBe(coloured ? '\u001B[31mx\u001B[39m' : 'x')
})
