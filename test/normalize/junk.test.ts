import { describe, expect, it } from 'vitest'
import { isBlank, isMissingWord } from '../../src/normalize/junk.ts'
import { junkReason } from '../../src/normalize/junk-reason.ts'

describe('junkReason', () => {
  it.each(['', ' ', '\t\n', '\u00a0'])('%j is blank', (text) => {
    expect(junkReason(text)).toBe('blank')
    expect(isBlank(text)).toBe(true)
  })

  it.each([
    ...['null', 'NULL', 'None', 'undefined', 'Unknown', 'UNKNOWN', 'nan', 'NaN', 'na', 'N/A', 'n.a.', '#N/A', '#REF!'],
    ...['not set', '(not set)', 'Not_Set', '<null>', 'not available', 'Not Provided', '[unknown]'],
    ...['anonymous', 'Guest', 'true', 'FALSE', '[object Object]', 'test', 'Test', 'test test', 'Test User', 'invalid'],
    ...['not_authenticated', 'distinct_id', 'id', 'email', 'user_null', 'abc123', 'void'],
    ...[
      '-1',
      '0',
      '00',
      '000-000',
      '000-00-0000',
      '0.0',
      '00000000-0000-0000-0000-000000000000',
      '-',
      '--',
      '?',
      '...',
    ],
    ...['xxx', 'XXX', 'aaaa', '---', '111', '111111', '999-99-9999', '(555) 555-5555'.replace(/5/g, '7')],
    ...[
      'qwerty',
      'QWERTY',
      'asdf',
      'asdfasdf',
      'asdasd',
      'zxcv',
      'abcd',
      'abcdef',
      '123456',
      '1234567890',
      '987654321',
    ],
  ])('%j is a placeholder', (text) => {
    expect(junkReason(text)).toBe('placeholder')
  })

  it.each([
    ...['a1', 'c-77', 'x', 'xx', '12', '12345', '101', '1000', 'A-0', '007', '10-00', '-12'],
    ...['Testa', '12 Test Lane', 'Nadia', 'Na Ri', 'Annan', 'Guesthouse Road', 'Nullmeier', 'Idris', 'Emailia', 'Trew'],
    ...['Wert', 'Abcarian', 'Asdourian', 'Aaron', 'Oo', '0x1f', '1234', 'NTO00000042', 'unknown soldier'],
  ])('%j may be a value', (text) => {
    expect(junkReason(text)).toBeUndefined()
  })

  it('does not take long to judge a long text', () => {
    expect(junkReason('a'.repeat(100_000))).toBe('placeholder')
    expect(junkReason(`${'ab'.repeat(100_000)}c`)).toBeUndefined()
  })
})

describe('isMissingWord', () => {
  it.each(['null', 'n/a', 'unknown', '-', '(none)'])('%j says that there is no value', (text) => {
    expect(isMissingWord(text)).toBe(true)
  })

  it.each(['0', '-1', 'true', 'false', 'test', '111', '123456'])('%j says something', (text) => {
    expect(isMissingWord(text)).toBe(false)
  })
})
