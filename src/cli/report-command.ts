import { basename, dirname, join, resolve } from 'node:path'
import { stateOf } from '../identity/inspectable.ts'
import { reportHtml } from '../report/report-html.ts'
import type { Resolver } from '../resolver/resolver.ts'
import type { Io } from './io.ts'
import { Misuse } from './misuse.ts'
import { OutputDirectory } from './output-directory.ts'
import { progressTo } from './progress-to.ts'
import { readAssignments, TRUTH_COLUMNS } from './read-assignments.ts'
import { madeNow, REPORT_FILE } from './report-file.ts'
import { openResolvedFolder } from './resolved-folder.ts'

/** What `selfsame report` is told. */
export interface ReportArguments {
  /** A folder that `resolve` wrote. */
  readonly directory: string
  /** Default: `report.html` in the folder. */
  readonly out?: string | undefined
  readonly title?: string | undefined
  /** `id,entity` or `source,id,entity`. */
  readonly truth?: string | undefined
  readonly showValues?: boolean | undefined
  readonly quiet?: boolean | undefined
}

/**
 * Writes a page about what a folder holds.
 *
 * @throws Misuse where there is no such folder, or the truth names ids that repeat between sources; SelfsameError where a
 *   record of the truth is missing
 */
export async function reportCommand(args: ReportArguments, io: Io): Promise<number> {
  const progress = progressTo(io.stderr, args.quiet ? 'none' : 'auto')
  const path = resolve(args.out ?? join(args.directory, REPORT_FILE))
  try {
    progress.show({ stage: 'open', done: 0 })
    const { resolver, summary } = await openResolvedFolder(args.directory)
    const truth = args.truth === undefined ? undefined : await readTruth(args.truth, resolver)
    progress.show({ stage: 'report', done: resolver.size })
    const html = reportHtml(resolver, {
      title: args.title,
      made: madeNow(),
      showValues: args.showValues,
      counted: summary,
      unreadable: summary.rejectedLines,
      truth,
    })
    io.signal.throwIfAborted()
    const out = new OutputDirectory(dirname(path))
    try {
      out.text(basename(path), html)
      out.commit()
    } finally {
      out.discard()
    }
    progress.clear()
    if (io.stdout.isTTY && !args.quiet) io.stdout.write(`written to ${args.out ?? path}\n`)
    return 0
  } finally {
    progress.clear()
  }
}

/** The true entity of each record key. */
async function readTruth(path: string, resolver: Resolver): Promise<[key: string, entity: string][]> {
  const lines = await readAssignments(path, TRUTH_COLUMNS)
  if (lines.some(({ source }) => source !== '')) {
    return lines.map(({ source, id, entity }) => [`${source}:${id}`, entity])
  }
  const keys = keysById(resolver)
  return lines.map(({ id, entity }) => {
    const key = keys.get(id)
    if (key === null)
      throw new Misuse(`${path}: several sources have a record ${id}; add a column "source" to the truth`)
    return [key ?? id, entity]
  })
}

/** The key of each record id; null where several sources have one. */
function keysById(resolver: Resolver): Map<string, string | null> {
  const { table } = stateOf(resolver)
  const keys = new Map<string, string | null>()
  for (let row = 0; row < table.size; row++) {
    if (!table.isLive(row)) continue
    const { id } = table.keyOf(row)
    keys.set(id, keys.has(id) ? null : table.keys.get(row))
  }
  return keys
}
