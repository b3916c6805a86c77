import { describe, expect, test } from 'vitest'
import { type DeniedKind, DenyList } from '../../src/erasure/deny-list.ts'

const KEY = 'a key of the host, 24 by'

function listOf(...denied: readonly (readonly [DeniedKind, string])[]): DenyList {
  const list = new DenyList(KEY)
  for (const [kind, text] of denied) list.add(kind, text)
  return list
}

describe('DenyList', () => {
  test('knows what was added, and nothing else', () => {
    const list = listOf(['record', 'pos:t-1'], ['value:email', 'ann@example.com'])
    expect(list.has('record', 'pos:t-1')).toBe(true)
    expect(list.has('value:email', 'ann@example.com')).toBe(true)
    expect(list.has('record', 'ann@example.com')).toBe(false)
    expect(list.has('value:login', 'ann@example.com')).toBe(false)
    expect(list.has('value:email', 'ann@example.co')).toBe(false)
    expect(list.size).toBe(2)
    list.add('record', 'pos:t-1')
    expect(list.size).toBe(2)
  })

  test('an empty one denies nothing', () => {
    expect(new DenyList(KEY).has('record', '')).toBe(false)
  })

  test('kind and text do not run into each other', () => {
    const list = listOf(['value:a', 'b:c'], ['value:x', 'y","z'])
    expect(list.has('value:a:b', 'c')).toBe(false)
    expect(list.has('value:x","y', 'z')).toBe(false)
  })

  test('lone surrogates are told apart', () => {
    const list = listOf(['record', 'pos:\ud800'])
    expect(list.has('record', 'pos:\ud800')).toBe(true)
    expect(list.has('record', 'pos:\ud801')).toBe(false)
    expect(list.has('record', 'pos:\ufffd')).toBe(false)
  })

  test('is the same under the same key, as text or bytes', () => {
    const bytes = listOf(['record', 'a'], ['value:email', 'b']).export()
    const list = new DenyList(new TextEncoder().encode(KEY))
    list.add('record', 'c')
    list.load(bytes)
    expect(list.size).toBe(3)
    expect([list.has('record', 'a'), list.has('value:email', 'b'), list.has('record', 'c')]).toEqual([true, true, true])
  })

  test('its bytes depend on what is in it, not on when it came', () => {
    const one = listOf(['record', 'a'], ['record', 'b'], ['record', 'c']).export()
    const other = listOf(['record', 'c'], ['record', 'a'], ['record', 'b']).export()
    expect(one).toEqual(other)
    expect(one.length).toBe(4 + 3 * 16)
  })

  test('its bytes hold neither text nor key', () => {
    const bytes = String.fromCharCode(...listOf(['record', 'pos:t-1'], ['value:email', 'ann@example.com']).export())
    for (const secret of ['pos', 'ann', 'example', KEY.slice(0, 4)]) expect(bytes).not.toContain(secret)
  })

  test('under another key it is refused by name, even when empty', () => {
    const stranger = new DenyList('another key of the host')
    for (const list of [listOf(), listOf(['record', 'a'])]) {
      expect(() => stranger.load(list.export())).toThrow(expect.objectContaining({ code: 'key-mismatch' }))
    }
    expect(stranger.size).toBe(0)
  })

  test.each([0, 3, 5, 19, 21])('%i bytes are no list', (length) => {
    expect(() => new DenyList(KEY).load(listOf(['record', 'a'], ['record', 'b']).export().subarray(0, length))).toThrow(
      expect.objectContaining({ code: 'snapshot-invalid' }),
    )
  })

  test.each([
    ['too short', 'fifteen bytes !'],
    ['empty', new Uint8Array(0)],
    ['not there', undefined as unknown as string],
  ])('a key that is %s is misuse', (_, key) => {
    expect(() => new DenyList(key)).toThrow(expect.objectContaining({ code: 'call-invalid' }))
  })
})
