import { foldWords, joinAcronyms } from './fold-words.ts'
import { withoutLegalForm } from './legal-form.ts'
import type { Normalized } from './normalized.ts'
import { acceptText, readText } from './read-text.ts'
import { untilStable } from './until-stable.ts'

const LONGEST = 512

const JAPANESE_FORM = /株式会社|有限会社|合同会社/g

const WORDS: ReadonlyMap<string, string> = new Map([
  ...(['intl', 'internatl'] as const).map((word): [string, string] => [word, 'international']),
  ...(['natl', 'nat'] as const).map((word): [string, string] => [word, 'national']),
  ...(['assn', 'assoc'] as const).map((word): [string, string] => [word, 'association']),
  ...(['ctr', 'centre', 'cntr', 'cent'] as const).map((word): [string, string] => [word, 'center']),
  ...(['svc', 'svcs', 'serv'] as const).map((word): [string, string] => [word, 'services']),
  ...(['univ', 'uni'] as const).map((word): [string, string] => [word, 'university']),
  ['dept', 'department'],
  ['govt', 'government'],
  ['hosp', 'hospital'],
  ['inst', 'institute'],
  ['deli', 'delicatessen'],
  ['mfg', 'manufacturing'],
  ['bros', 'brothers'],
  ['elem', 'elementary'],
  ['sch', 'school'],
  ['grp', 'group'],
  ['mgmt', 'management'],
  ['tech', 'technology'],
  ['dev', 'development'],
])

/**
 * An organization's name in lower-case Latin words, for comparing: `The Smith & Sons Co., Ltd.` → `smith and sons`,
 * `Müller GmbH & Co. KG` → `muller`, `I.B.M.` → `ibm`. Legal forms and a leading *the* are dropped; `&`, `+` are
 * *and*.
 * Reasons: `blank`, `placeholder`, `malformed`, `length` (over 512), `type`.
 */
export function normalizeOrganization(raw: unknown): Normalized {
  const read = readText(raw, LONGEST)
  return 'reason' in read ? read : acceptText(untilStable(read.text, oneRound))
}

function oneRound(text: string): string {
  const words = foldWords(
    joinAcronyms(text.replace(/[&+]/g, ' and ').replace(JAPANESE_FORM, ' ')).replace(/(?<=\b[a-z])\/(?=[a-z]\b)/gi, ''),
  )
    .replace(/\bsp z o ?o\b/g, 'spzoo')
    .replace(/\bs r o\b/g, 'sro')
    .split(' ')
    .map((word) => WORDS.get(word) ?? word)
  const named = words.length > 1 && words[0] === 'the' ? words.slice(1) : words
  return withoutLegalForm(named).join(' ')
}
