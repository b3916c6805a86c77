import type { Explanation } from '../explain/explain-rows.ts'
import { explanationText } from '../explain/explanation-text.ts'
import type { Resolver } from '../resolver/resolver.ts'
import type { Io } from './io.ts'
import { Misuse } from './misuse.ts'
import { type NamedRecords, namedRecords } from './named-records.ts'
import { progressTo } from './progress-to.ts'
import { openResolvedFolder } from './resolved-folder.ts'
import { terminalLines } from './terminal-text.ts'

/** Records of an entity among which the pair that stands for it is looked for. */
const TRIED = 20

/** What `selfsame explain` is told. */
export interface ExplainArguments {
  readonly folder: string
  /** Record keys `source:id`, or entity ids. */
  readonly a: string
  readonly b: string
  readonly json?: boolean | undefined
}

/**
 * Prints why two records of a resolved folder are, or are not, one person. For an entity the record stands that is most
 * like the other side.
 *
 * @throws Misuse where there are no such two
 */
export async function explainCommand(args: ExplainArguments, io: Io): Promise<number> {
  const progress = progressTo(io.stderr)
  try {
    progress.show({ stage: 'open', done: 0 })
    const { resolver } = await openResolvedFolder(args.folder)
    const [a, b] = [namedRecords(resolver, args.a), namedRecords(resolver, args.b)]
    const explanation = closestPair(resolver, a, b)
    progress.clear()
    if (args.json) io.stdout.write(`${JSON.stringify(explanation, null, 2)}\n`)
    else io.stdout.write(standIns(explanation, a, b) + terminalLines(explanationText(explanation)))
    return 0
  } finally {
    progress.clear()
  }
}

/** The explanation of the two records, one of each side, that weigh most; of large entities the first records by key count. */
function closestPair(resolver: Resolver, a: NamedRecords, b: NamedRecords): Explanation {
  let best: Explanation | undefined
  for (const one of a.records.slice(0, TRIED)) {
    for (const other of b.records.slice(0, TRIED)) {
      if (one === other) continue
      const explanation = resolver.explain(one, other)
      if (!best || explanation.weight > best.weight) best = explanation
    }
  }
  if (best) return best
  throw new Misuse(`${a.name} and ${b.name} are one record: name two, or look at it with selfsame inspect`)
}

function standIns(explanation: Explanation, a: NamedRecords, b: NamedRecords): string {
  const standsFor = (side: NamedRecords, record: string): string =>
    side.isEntity ? `${record} stands for ${side.name}, as its record most like the other side\n` : ''
  return standsFor(a, explanation.a) + standsFor(b, explanation.b)
}
