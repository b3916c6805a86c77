/** Letters whose base letter Unicode does not decompose. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ß: 'SS',
  ẞ: 'SS',
  æ: 'AE',
  Æ: 'AE',
  œ: 'OE',
  Œ: 'OE',
  ø: 'O',
  Ø: 'O',
  đ: 'D',
  Đ: 'D',
  ð: 'D',
  Ð: 'D',
  ł: 'L',
  Ł: 'L',
  þ: 'TH',
  Þ: 'TH',
  ı: 'I',
}

/** The letters A–Z of a text in upper case, diacritics taken off; what `kept` names stays where it is. */
export function latinLetters(text: string, kept = ''): string {
  let letters = ''
  for (const char of text) {
    const base = UNDECOMPOSED[char] ?? char.normalize('NFD').toUpperCase()
    for (const letter of base) if ((letter >= 'A' && letter <= 'Z') || kept.includes(letter)) letters += letter
  }
  return letters
}
