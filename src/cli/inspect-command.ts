import { explainEntity } from '../explain/explain-entity.ts'
import { explainGolden } from '../explain/explain-golden.ts'
import { explanationText } from '../explain/explanation-text.ts'
import type { StoredRecord } from '../resolver/stored-record.ts'
import type { Io } from './io.ts'
import { namedRecords } from './named-records.ts'
import { progressTo } from './progress-to.ts'
import { openResolvedFolder } from './resolved-folder.ts'
import { terminalLines } from './terminal-text.ts'

/** What `selfsame inspect` is told. */
export interface InspectArguments {
  readonly folder: string
  /** An entity id, or the key `source:id` of one of its records. */
  readonly name: string
  readonly json?: boolean | undefined
}

/**
 * Prints an entity of a resolved folder: its records, what holds it together and where it would break, its golden record
 * and where each value comes from.
 *
 * @throws Misuse where there is none of that name
 */
export async function inspectCommand(args: InspectArguments, io: Io): Promise<number> {
  const progress = progressTo(io.stderr)
  try {
    progress.show({ stage: 'open', done: 0 })
    const { resolver } = await openResolvedFolder(args.folder)
    const { id, records: keys } = resolver.entityOf(namedRecords(resolver, args.name).records[0]!)!
    const records = keys.map((key) => resolver.record(key)!)
    const entity = explainEntity(resolver, id)
    const golden = explainGolden(resolver, id)
    progress.clear()
    if (args.json) io.stdout.write(`${JSON.stringify({ entity, golden, records }, null, 2)}\n`)
    else {
      io.stdout.write(
        terminalLines(`${explanationText(entity)}\n${records.map(recordText).join('')}\n${explanationText(golden)}`),
      )
    }
    return 0
  } finally {
    progress.clear()
  }
}

/** A record as it was written: its key and time, and a line with its fields. */
function recordText({ source, id, at, fields }: StoredRecord): string {
  const written = Object.entries(fields).map(([field, values]) => `${field} ${values.join(', ')}`)
  return `record ${source}:${id}${at === undefined ? '' : `  ${at}`}\n  ${written.join('; ')}\n`
}
