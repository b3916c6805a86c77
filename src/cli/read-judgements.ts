import type { Judgement } from '../identity/judgement-book.ts'
import { Misuse } from './misuse.ts'
import { tableRows } from './read/table-rows.ts'

/**
 * Judgements from CSV or JSON lines with the columns `a,b,verdict` and, if wanted, `by,at,note`.
 * @throws Misuse with every line that is no judgement
 */
export async function readJudgements(path: string): Promise<Judgement[]> {
  const judgements: Judgement[] = []
  const wrong: string[] = []
  for await (const { line, cell } of tableRows(path, ['a', 'b', 'verdict'])) {
    const [a, b, verdict] = [cell('a'), cell('b'), cell('verdict').trim().toLowerCase()]
    if (!a.includes(':') || !b.includes(':')) {
      wrong.push(`${path}, line ${line}: a and b must be record keys written source:id`)
    } else if (verdict !== 'same' && verdict !== 'different') {
      wrong.push(`${path}, line ${line}: verdict must be same or different, not ${JSON.stringify(verdict)}`)
    } else {
      const more = { by: cell('by') || undefined, at: cell('at') || undefined, note: cell('note') || undefined }
      judgements.push({ a, b, verdict, ...more })
    }
  }
  if (wrong.length > 0) throw new Misuse(wrong.join('\n'))
  return judgements
}
