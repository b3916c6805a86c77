import type { Spelling } from './spelling.ts'

/** Writes the sound of the letter at `i`; returns how many letters that used up. */
export type SoundRule = (word: Spelling, i: number) => number

/** A consonant of one sound, written once for a doubled letter. */
function plain(sound: string, ...swallowed: readonly string[]): SoundRule {
  return (word, i) => {
    word.add(sound)
    return word.has(i + 1, ...swallowed) ? 2 : 1
  }
}

const vowel: SoundRule = (word, i) => {
  if (i === 0) word.add('A')
  return 1
}

function soundC(word: Spelling, i: number): number {
  const germanicAch =
    i > 1 &&
    !word.vowel(i - 2) &&
    word.has(i - 1, 'ACH') &&
    !word.has(i + 2, 'I') &&
    (!word.has(i + 2, 'E') || word.has(i - 2, 'BACHER', 'MACHER'))
  if (germanicAch || word.has(i, 'CHIA')) {
    word.add('K')
    return 2
  }
  if (i === 0 && word.has(i, 'CAESAR')) {
    word.add('S')
    return 2
  }
  if (word.has(i, 'CH')) return soundCh(word, i)
  if (word.has(i, 'CZ') && !word.has(i - 2, 'WICZ')) {
    word.add('S', 'X')
    return 2
  }
  if (word.has(i + 1, 'CIA')) {
    word.add('X')
    return 3
  }
  if (word.has(i, 'CC') && !(i === 1 && word.starts('M'))) return soundCc(word, i)
  if (word.has(i, 'CK', 'CG', 'CQ')) {
    word.add('K')
    return 2
  }
  if (word.has(i, 'CI', 'CE', 'CY')) {
    if (word.has(i, 'CIO', 'CIE', 'CIA')) word.add('S', 'X')
    else word.add('S')
    return 2
  }
  word.add('K')
  if (word.has(i + 1, ' C', ' Q', ' G')) return 3
  return word.has(i + 1, 'C', 'K', 'Q') && !word.has(i + 1, 'CE', 'CI') ? 2 : 1
}

function soundCh(word: Spelling, i: number): number {
  const greekStart = i === 0 && word.has(1, 'HARAC', 'HARIS', 'HOR', 'HYM', 'HIA', 'HEM') && !word.starts('CHORE')
  const hard =
    word.germanicStart() ||
    word.has(i - 2, 'ORCHES', 'ARCHIT', 'ORCHID') ||
    word.has(i + 2, 'T', 'S') ||
    ((i === 0 || word.has(i - 1, 'A', 'O', 'U', 'E')) &&
      word.has(i + 2, 'L', 'R', 'N', 'M', 'B', 'H', 'F', 'V', 'W', ' '))
  if (i > 0 && word.has(i, 'CHAE')) word.add('K', 'X')
  else if (greekStart || hard) word.add('K')
  else if (i === 0) word.add('X')
  else if (word.starts('MC')) word.add('K')
  else word.add('X', 'K')
  return 2
}

function soundCc(word: Spelling, i: number): number {
  if (!word.has(i + 2, 'I', 'E', 'H') || word.has(i + 2, 'HU')) {
    word.add('K')
    return 2
  }
  const accident = (i === 1 && word.starts('A')) || word.has(i - 1, 'UCCEE', 'UCCES')
  word.add(accident ? 'KS' : 'X')
  return 3
}

function soundD(word: Spelling, i: number): number {
  if (word.has(i, 'DG')) {
    const soft = word.has(i + 2, 'I', 'E', 'Y')
    word.add(soft ? 'J' : 'TK')
    return soft ? 3 : 2
  }
  word.add('T')
  return word.has(i, 'DT', 'DD') ? 2 : 1
}

function soundG(word: Spelling, i: number): number {
  if (word.has(i + 1, 'H')) return soundGh(word, i)
  if (word.has(i + 1, 'N')) {
    if (i === 1 && word.vowel(0) && !word.slavoGermanic) word.add('KN', 'N')
    else if (!word.has(i + 2, 'EY') && !word.slavoGermanic) word.add('N', 'KN')
    else word.add('KN')
    return 2
  }
  if (word.has(i + 1, 'LI') && !word.slavoGermanic) {
    word.add('KL', 'L')
    return 2
  }
  const germanicStart = i === 0 && word.has(1, 'Y', 'ES', 'EP', 'EB', 'EL', 'EY', 'IB', 'IL', 'IN', 'IE', 'EI', 'ER')
  const ger =
    word.has(i + 1, 'ER', 'Y') && !word.starts('DANGER', 'RANGER', 'MANGER') && !word.has(i - 1, 'E', 'I', 'RGY', 'OGY')
  if (germanicStart || ger) {
    word.add('K', 'J')
    return 2
  }
  if (word.has(i + 1, 'E', 'I', 'Y') || word.has(i - 1, 'AGGI', 'OGGI')) {
    if (word.germanicStart() || word.has(i + 1, 'ET')) word.add('K')
    else if (word.has(i + 1, 'IER ')) word.add('J')
    else word.add('J', 'K')
    return 2
  }
  word.add('K')
  return word.has(i + 1, 'G') ? 2 : 1
}

function soundGh(word: Spelling, i: number): number {
  if (i > 0 && !word.vowel(i - 1)) {
    word.add('K')
    return 2
  }
  if (i === 0) {
    word.add(word.has(i + 2, 'I') ? 'J' : 'K')
    return 2
  }
  const silent = word.has(i - 2, 'B', 'H', 'D') || word.has(i - 3, 'B', 'H', 'D') || word.has(i - 4, 'B', 'H')
  if (silent) return 2
  if (word.has(i - 1, 'U') && word.has(i - 3, 'C', 'G', 'L', 'R', 'T')) word.add('F')
  else if (!word.has(i - 1, 'I')) word.add('K')
  return 2
}

function soundH(word: Spelling, i: number): number {
  if ((i === 0 || word.vowel(i - 1)) && word.vowel(i + 1)) {
    word.add('H')
    return 2
  }
  return 1
}

function soundJ(word: Spelling, i: number): number {
  if (word.has(i, 'JOSE') || word.starts('SAN ')) {
    if ((i === 0 && word.has(i + 4, ' ')) || word.starts('SAN ')) word.add('H')
    else word.add('J', 'H')
    return 1
  }
  if (i === 0) word.add('J', 'A')
  else if (word.vowel(i - 1) && !word.slavoGermanic && word.has(i + 1, 'A', 'O')) word.add('J', 'H')
  else if (i === word.last) word.add('J', '')
  else if (!word.has(i + 1, 'L', 'T', 'K', 'S', 'N', 'M', 'B', 'Z') && !word.has(i - 1, 'S', 'K', 'L')) word.add('J')
  return word.has(i + 1, 'J') ? 2 : 1
}

function soundL(word: Spelling, i: number): number {
  if (!word.has(i + 1, 'L')) {
    word.add('L')
    return 1
  }
  const spanish =
    (i === word.last - 2 && word.has(i - 1, 'ILLO', 'ILLA', 'ALLE')) ||
    ((word.has(word.last - 1, 'AS', 'OS') || word.has(word.last, 'A', 'O')) && word.has(i - 1, 'ALLE'))
  word.add('L', spanish ? '' : 'L')
  return 2
}

function soundM(word: Spelling, i: number): number {
  word.add('M')
  const dumb = word.has(i - 1, 'UMB') && (i + 1 === word.last || word.has(i + 2, 'ER'))
  return dumb || word.has(i + 1, 'M') ? 2 : 1
}

function soundP(word: Spelling, i: number): number {
  const ph = word.has(i + 1, 'H')
  word.add(ph ? 'F' : 'P')
  return ph || word.has(i + 1, 'P', 'B') ? 2 : 1
}

function soundR(word: Spelling, i: number): number {
  const frenchEnd = i === word.last && !word.slavoGermanic && word.has(i - 2, 'IE') && !word.has(i - 4, 'ME', 'MA')
  word.add(frenchEnd ? '' : 'R', 'R')
  return word.has(i + 1, 'R') ? 2 : 1
}

function soundS(word: Spelling, i: number): number {
  if (word.has(i - 1, 'ISL', 'YSL')) return 1
  if (i === 0 && word.has(i, 'SUGAR')) {
    word.add('X', 'S')
    return 1
  }
  if (word.has(i, 'SH')) {
    word.add(word.has(i + 1, 'HEIM', 'HOEK', 'HOLM', 'HOLZ') ? 'S' : 'X')
    return 2
  }
  if (word.has(i, 'SIO', 'SIA')) {
    word.add('S', word.slavoGermanic ? 'S' : 'X')
    return 3
  }
  if ((i === 0 && word.has(1, 'M', 'N', 'L', 'W')) || word.has(i + 1, 'Z')) {
    word.add('S', 'X')
    return word.has(i + 1, 'Z') ? 2 : 1
  }
  if (word.has(i, 'SC')) return soundSc(word, i)
  word.add(i === word.last && word.has(i - 2, 'AI', 'OI') ? '' : 'S', 'S')
  return word.has(i + 1, 'S', 'Z') ? 2 : 1
}

function soundSc(word: Spelling, i: number): number {
  if (word.has(i + 2, 'H')) {
    if (word.has(i + 3, 'ER', 'EN')) word.add('X', 'SK')
    else if (word.has(i + 3, 'OO', 'UY', 'ED', 'EM')) word.add('SK')
    else word.add('X', i === 0 && !word.vowel(3) && !word.has(3, 'W') ? 'S' : 'X')
  } else {
    word.add(word.has(i + 2, 'I', 'E', 'Y') ? 'S' : 'SK')
  }
  return 3
}

function soundT(word: Spelling, i: number): number {
  if (word.has(i, 'TION', 'TIA', 'TCH')) {
    word.add('X')
    return 3
  }
  if (word.has(i, 'TH', 'TTH')) {
    if (word.has(i + 2, 'OM', 'AM') || word.germanicStart()) word.add('T')
    else word.add('0', 'T')
    return 2
  }
  word.add('T')
  return word.has(i + 1, 'T', 'D') ? 2 : 1
}

function soundW(word: Spelling, i: number): number {
  if (word.has(i, 'WR')) {
    word.add('R')
    return 2
  }
  if (i === 0 && word.vowel(1)) word.add('A', 'F')
  else if (i === 0 && word.has(1, 'H')) word.add('A')
  const slavicEnd =
    (i === word.last && word.vowel(i - 1)) || word.has(i - 1, 'EWSKI', 'EWSKY', 'OWSKI', 'OWSKY') || word.starts('SCH')
  if (slavicEnd) {
    word.add('', 'F')
    return 1
  }
  if (word.has(i, 'WICZ', 'WITZ')) {
    word.add('TS', 'FX')
    return 4
  }
  return 1
}

function soundX(word: Spelling, i: number): number {
  if (i === 0) {
    word.add('S')
    return 1
  }
  const frenchEnd = i === word.last && (word.has(i - 3, 'IAU', 'EAU') || word.has(i - 2, 'AU', 'OU'))
  if (!frenchEnd) word.add('KS')
  return word.has(i + 1, 'C', 'X') ? 2 : 1
}

function soundZ(word: Spelling, i: number): number {
  if (word.has(i + 1, 'H')) {
    word.add('J')
    return 2
  }
  const slavic = word.slavoGermanic && i > 0 && !word.has(i - 1, 'T')
  word.add('S', word.has(i + 1, 'ZO', 'ZI', 'ZA') || slavic ? 'TS' : 'S')
  return word.has(i + 1, 'Z') ? 2 : 1
}

/** The rule of each letter. */
export const SOUND_RULES: Readonly<Record<string, SoundRule>> = {
  A: vowel,
  B: /* @__PURE__ */ plain('P', 'B'),
  C: soundC,
  D: soundD,
  E: vowel,
  F: /* @__PURE__ */ plain('F', 'F'),
  G: soundG,
  H: soundH,
  I: vowel,
  J: soundJ,
  K: /* @__PURE__ */ plain('K', 'K'),
  L: soundL,
  M: soundM,
  N: /* @__PURE__ */ plain('N', 'N'),
  O: vowel,
  P: soundP,
  Q: /* @__PURE__ */ plain('K', 'Q'),
  R: soundR,
  S: soundS,
  T: soundT,
  U: vowel,
  V: /* @__PURE__ */ plain('F', 'V'),
  W: soundW,
  X: soundX,
  Y: vowel,
  Z: soundZ,
}
