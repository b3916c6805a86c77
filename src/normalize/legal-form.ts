/** Legal forms of companies written behind a name, folded words with dots removed. */
const BEHIND: ReadonlySet<string> = new Set(
  (
    'inc incorporated llc llp lllp lp pllc pc corp corporation co company companies ltd limited plc cic unltd pty ' +
    'gmbh ggmbh mbh ag kg kgaa ohg ug gbr ev eg se sa sas sasu sarl eurl snc scs sca scop sp spa srl srls sapa ' +
    'bv nv vof cv bvba sprl ab hb kb as asa ans da aps is oy oyj ky tmi sl slu sau slne ltda lda eireli sab sapi ' +
    'spzoo zoo doo dd ad ooo oao zao pao ao kft zrt nyrt bt sro kk gk yk pvt private pte sdn bhd ' +
    'berhad pt tbk fze fzco wll'
  ).split(' '),
)

/** Forms written before the name. */
const BEFORE: ReadonlySet<string> = new Set('ooo oao zao pao uab sia pt cv'.split(' '))

/** Forms that no personal name ends with; they tell a company where a person is expected. */
const CERTAIN: ReadonlySet<string> = new Set(
  (
    'inc incorporated llc llp plc corp corporation ltd limited gmbh mbh kgaa ohg sarl eurl srl bv bvba sprl oyj kft ' +
    'sdn bhd pty company university college hotel restaurant foundation association society institute hospital ' +
    'clinic services holdings solutions enterprises consulting'
  ).split(' '),
)

/** Words of a company's name without its legal form and what held it (`Smith & Co. KG` → `smith`); one word stays. */
export function withoutLegalForm(words: readonly string[]): readonly string[] {
  let start = 0
  let end = words.length
  while (end - start > 1 && (BEHIND.has(words[end - 1] ?? '') || words[end - 1] === 'and')) end--
  while (end - start > 1 && BEFORE.has(words[start] ?? '')) start++
  return words.slice(start, end)
}

/** Whether words read as an organization's name: `acme widgets inc`, `university of oxford`. */
export function isOrganizationName(words: readonly string[]): boolean {
  if (words.length < 2) return false
  return CERTAIN.has(words.at(-1) ?? '') || (words[1] === 'of' && CERTAIN.has(words[0] ?? ''))
}
