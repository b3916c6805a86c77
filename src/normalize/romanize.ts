/**
 * Scripts the transliteration library leaves alone: Hebrew letters, kana, Hangul syllables and the Greek digraphs.
 * Han characters stay as they are: their reading depends on the language and its table would weigh 100 kB.
 */

/** Greek pairs that are one sound, after ELOT 743 / ISO 843; text is lower case. */
const GREEK_PAIRS: ReadonlyMap<string, string> = new Map([
  ...pairs('ου ou ού ou αυ av αύ av ευ ev εύ ev ηυ iv ηύ iv γγ ng γξ nx γχ nch'),
])

/** Hebrew consonants as personal names are written in Latin; vowel points are dropped. */
const HEBREW: ReadonlyMap<string, string> = new Map(
  pairs(
    'א a ב b ג g ד d ה h ו v ז z ח h ט t י y כ k ך k ל l מ m ם m נ n ן n ס s ע a פ p ף p צ tz ץ tz ק k ר r ש sh ת t',
  ),
)

/** Hepburn, as in Japanese passports: long vowels are not marked. */
const KANA: ReadonlyMap<string, string> = new Map(
  pairs(
    'あ a い i う u え e お o か ka き ki く ku け ke こ ko が ga ぎ gi ぐ gu げ ge ご go さ sa し shi す su せ se そ so ' +
      'ざ za じ ji ず zu ぜ ze ぞ zo た ta ち chi つ tsu て te と to だ da ぢ ji づ zu で de ど do な na に ni ぬ nu ね ne ' +
      'の no は ha ひ hi ふ fu へ he ほ ho ば ba び bi ぶ bu べ be ぼ bo ぱ pa ぴ pi ぷ pu ぺ pe ぽ po ま ma み mi む mu ' +
      'め me も mo や ya ゆ yu よ yo ら ra り ri る ru れ re ろ ro わ wa ゐ i ゑ e を o ん n ゔ vu ゎ wa ゕ ka ゖ ke',
  ),
)
const SMALL_KANA: ReadonlyMap<string, string> = new Map(pairs('ぁ a ぃ i ぅ u ぇ e ぉ o ゃ ya ゅ yu ょ yo'))

/** Revised Romanization of Korean, letter by letter, without the assimilation between syllables. */
const HANGUL_INITIAL = 'g kk n d tt r m b pp s ss - j jj ch k t p h'.replace('-', '').split(' ')
const HANGUL_MEDIAL = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ')
const HANGUL_FINAL = ' k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ')

const HEBREW_POINTS = /[\u0591-\u05c7]/g
const KANA_RUN = /[\u3041-\u3096\u30a1-\u30fc]+/g
const HANGUL_SYLLABLE = /[\uac00-\ud7a3]/g

/** `text`, lower case and NFC, with Greek digraphs, Hebrew, kana and Hangul written in Latin letters. */
export function romanize(text: string): string {
  return text
    .replace(/[αεηο][υύ]|γ[γξχ]/g, (pair) => GREEK_PAIRS.get(pair) ?? pair)
    .replace(HEBREW_POINTS, '')
    .replace(/[\u05d0-\u05ea]/g, (letter) => HEBREW.get(letter) ?? letter)
    .replace(KANA_RUN, romanizeKana)
    .replace(HANGUL_SYLLABLE, romanizeHangul)
}

function romanizeKana(run: string): string {
  let latin = ''
  let doubled = false
  for (const character of run) {
    const hiragana = character >= 'ァ' && character <= 'ヶ' ? shift(character, -0x60) : character
    const small = SMALL_KANA.get(hiragana)
    if (hiragana === 'っ') {
      doubled = true
    } else if (small !== undefined) {
      latin = contract(latin, small)
    } else {
      const syllable = KANA.get(hiragana) ?? ''
      if (doubled) latin += syllable.startsWith('ch') ? 't' : syllable.slice(0, 1)
      latin += syllable
      doubled = false
    }
  }
  return latin
}

/** `ki` + `ya` is `kya`, `shi` + `ya` is `sha`, `fu` + `a` is `fa`. */
function contract(latin: string, small: string): string {
  const stem = latin.slice(0, -1)
  if (!small.startsWith('y')) return /[aiueo]$/.test(latin) && stem !== '' ? stem + small : latin + small
  if (!latin.endsWith('i')) return latin + small
  return stem + (/(?:sh|ch|j)$/.test(stem) ? small.slice(1) : small)
}

function romanizeHangul(syllable: string): string {
  const index = syllable.charCodeAt(0) - 0xac00
  const initial = HANGUL_INITIAL[Math.floor(index / 588)] ?? ''
  const medial = HANGUL_MEDIAL[Math.floor(index / 28) % 21] ?? ''
  return initial + medial + (HANGUL_FINAL[index % 28] ?? '')
}

function shift(character: string, by: number): string {
  return String.fromCharCode(character.charCodeAt(0) + by)
}

function pairs(table: string): [string, string][] {
  const cells = table.split(' ')
  return cells.flatMap((cell, i) => (i % 2 === 0 ? [[cell, cells[i + 1] ?? '']] : [])) as [string, string][]
}
