import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldWords, joinAcronyms } from '../../src/normalize/fold-words.ts'
import { transliterate } from '../../src/normalize/transliterate.ts'

describe('transliterate', () => {
  it.each([
    ['Müller Böhm', 'muller bohm'],
    ['Straße', 'strasse'],
    ['Łódź', 'lodz'],
    ['Ærø', 'aero'],
    ['Þór', 'thor'],
    ['Đặng', 'dang'],
    ['İstanbul', 'istanbul'],
    ['ﬁn', 'fin'],
    ['ＡＢＣ１２３', 'abc123'],
    ['Дмитрий Щербаков', 'dmitriy scherbakov'],
    ['Київ', 'kiyiv'],
    ['Ευάγγελος', 'evangelos'],
    ['Παπαδοπούλου', 'papadopoulou'],
    ['Հայկ', 'hayk'],
    ['გიორგი', 'giorgi'],
    ['محمد', 'mhmd'],
    ['محـمد', 'mhmd'],
    ['מֹשֶׁה כהן', 'mshh khn'],
    ['しんぶん', 'shinbun'],
    ['ちょっと', 'chotto'],
    ['まっちゃ', 'matcha'],
    ['じゅんこ', 'junko'],
    ['ファッション', 'fasshon'],
    ['ｶﾞﾘﾚｵ', 'garireo'],
    ['박지성', 'bakjiseong'],
    ['한국', 'hanguk'],
    ['王杰', '王杰'],
    ['राहुल', 'राहुल'],
  ])('%s is %s', (text, latin) => {
    expect(transliterate(text)).toBe(latin)
  })

  it('changes its own result no more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
        const once = transliterate(text)
        expect(transliterate(once)).toBe(once)
        expect(once.normalize('NFC')).toBe(once)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('foldWords', () => {
  it.each([
    ["O'Brien & Söhne", 'obrien sohne'],
    ['a_b/c.d', 'a b c d'],
    ['...', ''],
  ])('%j is %j', (text, words) => {
    expect(foldWords(text)).toBe(words)
  })

  it('joins the letters of an abbreviation where asked to', () => {
    expect(foldWords(joinAcronyms('I.B.M. of the U.S.A'))).toBe('ibm of the usa')
    expect(foldWords(joinAcronyms('P.O.Box 5 W. 58th'))).toBe('po box 5 w 58th')
    expect(foldWords(joinAcronyms('A.B.Smith'))).toBe('ab smith')
  })
})
