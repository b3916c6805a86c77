import { availableParallelism } from 'node:os'
import process from 'node:process'
import { setImmediate } from 'node:timers/promises'
import type { Resolution } from '../resolver/resolve.ts'
import { resolveFiles } from '../resolver/resolve.ts'
import { parseTime } from '../table/parse-time.ts'
import type { Training } from '../train/train-model.ts'
import type { CsvFile } from './csv-file.ts'
import { FileRecords } from './file-records.ts'
import { GoldenThread } from './golden-thread.ts'
import type { Io } from './io.ts'
import { loadModel } from './load-model.ts'
import { assertFits } from './memory-need.ts'
import { Misuse } from './misuse.ts'
import { OutputDirectory } from './output-directory.ts'
import { count } from './progress-line.ts'
import { type ProgressKind, progressTo } from './progress-to.ts'
import { type FileReport, type InputFile, inputFile } from './read/input-file.ts'
import { UnreadableFile } from './read/unreadable-file.ts'
import { readJudgements } from './read-judgements.ts'
import { readPrevious } from './read-previous.ts'
import { RecordIdentity } from './record-identity.ts'
import { madeNow, REPORT_FILE } from './report-file.ts'
import { writeResolution } from './write-resolution.ts'

/** What `selfsame resolve` is told. */
export interface ResolveArguments {
  readonly files: readonly string[]
  /** Folder the answer is written to. */
  readonly out: string
  readonly model?: string | undefined
  readonly id?: string | undefined
  readonly source?: string | undefined
  /** Folder of an earlier answer, whose entity ids are kept. It may be `out` itself. */
  readonly previous?: string | undefined
  readonly judgements?: string | undefined
  /** Identifiers older than their time to live at this time are no evidence. */
  readonly now?: string | undefined
  /** Threads that read and compare; default: as many as there are cores, up to 8. */
  readonly workers?: string | undefined
  /** Whether to write what the answer can be opened by. Default true. */
  readonly state?: boolean | undefined
  /** Whether to write a page about the answer, and whether it shows values as they are. */
  readonly report?: boolean | undefined
  readonly showValues?: boolean | undefined
  /** Memory that the run may take, e.g. `4g`; `none` for no limit. Default: what is free. */
  readonly maxMemory?: string | undefined
  readonly json?: boolean | undefined
  readonly quiet?: boolean | undefined
  /** How progress is told on standard error. Default `auto`. */
  readonly progress?: ProgressKind | undefined
}

/**
 * Reads files, resolves them and writes the answer: all of its files, or none.
 * Answers 0; 1 where an archive was damaged, and what could be read of it was resolved.
 *
 * @throws Misuse where the arguments cannot be followed; nothing is written then
 */
export async function resolveCommand(args: ResolveArguments, io: Io): Promise<number> {
  const { signal } = io
  if (args.showValues && !args.report) throw new Misuse('--show-values can only be used with --report')
  if (Number.isNaN(parseTime(args.now))) throw new Misuse(`--now ${args.now}: write a time, e.g. 2026-03-01T10:00:00Z`)
  const threads = workers(args)
  const files = await inputFiles(args.files, io)
  const given = args.model === undefined ? undefined : await loadModel(args.model)
  const compares = given === undefined || given.comparisons.length > 0
  const keepsState = args.state ?? true
  await assertFits(files, args.maxMemory, { trains: given === undefined, compares, keepsState })
  const judgements = args.judgements === undefined ? [] : await readJudgements(args.judgements)
  const previous = args.previous === undefined ? undefined : await readPrevious(args.previous)
  const columns = { id: args.id, source: args.source }
  const progress = progressTo(io.stderr, args.quiet ? 'none' : args.progress)
  const suggested = async (): Promise<Training> => {
    const { suggestedModel } = await import('./suggested-model.ts')
    return suggestedModel(files, columns, { onProgress: (now) => progress.show(now), signal, labels: judgements })
  }
  const training = given === undefined ? await suggested() : undefined
  const model = training?.model ?? given!
  const out = outputDirectory(args.out)
  let golden: GoldenThread | undefined
  try {
    const rejects = out.csv('rejects.csv', ['file', 'line', 'source', 'id', 'field', 'reason'])
    const identity = new RecordIdentity(columns, model)
    const reading = new FileRecords(files, identity, rejects, signal)
    const resolution = await resolveFiles(
      reading.records(),
      model,
      {
        judgements,
        previous: previous?.entities,
        previousRedirects: previous?.redirects,
        nextEntity: previous?.nextEntity,
        now: args.now,
        workers: threads,
        signal,
        onProgress: ({ stage, done, total }) => {
          progress.show({ stage, done, total, share: stage === 'load' ? reading.share : undefined })
          // it loads while the report is made
          if (stage === 'cluster' && done === total && threads > 1 && done >= LEAST_FOR_GOLDEN)
            golden ??= new GoldenThread()
        },
      },
      reading.size,
    )
    progress.clear()
    const missing = identity.missing()
    if (missing.length > 0) throw new Misuse(`${missing.join(' and ')}: no record has this column`)
    const summary = {
      files: reading.reports,
      model: args.model ?? 'suggested and trained',
      ...(training === undefined ? {} : { training: training.report }),
      lines: sum(reading.reports, 'lines'),
      rejectedLines: sum(reading.reports, 'rejected'),
      readingBytes: reading.bytes,
      ...resolution.report,
    }
    const { index } = reading
    for await (const written of writeResolution(out, resolution, {
      model,
      rejects,
      index,
      keepsState,
      thread: golden,
    })) {
      progress.show(written)
      await breathe(signal)
    }
    if (args.report) {
      progress.show({ stage: 'report', done: resolution.records.size })
      const { reportHtml } = await import('../report/report-html.ts')
      const { showValues } = args
      out.text(
        REPORT_FILE,
        reportHtml(resolution, {
          counted: resolution.report,
          unreadable: summary.rejectedLines,
          made: madeNow(),
          showValues,
        }),
      )
      progress.clear()
    } else out.without(REPORT_FILE)
    const told = { ...summary, peakBytes: peakBytes() }
    out.json('summary.json', told)
    await breathe(signal)
    progress.clear()
    out.commit()
    if (args.json) io.stdout.write(`${JSON.stringify(told, null, 2)}\n`)
    else if (io.stdout.isTTY && !args.quiet) io.stdout.write(summaryText(resolution, rejects, args))
    return damageReported(reading.reports, io)
  } finally {
    progress.clear()
    // it may still write
    await golden?.stop()
    out.discard()
  }
}

/** Lets an interrupt be heard. @throws what it is aborted with */
async function breathe(signal: AbortSignal): Promise<void> {
  await setImmediate()
  signal.throwIfAborted()
}

/** The most memory that the process took so far. */
function peakBytes(): number {
  // of the system's kilobytes
  return process.resourceUsage().maxRSS * 1024
}

/** From how many records on a second thread is started for golden records. */
const LEAST_FOR_GOLDEN = 2 ** 18

/** More threads than this wait for each other's memory rather than for pairs. */
const MOST_WORKERS = 8

/** @throws Misuse where `--workers` is no whole number from 1 */
function workers({ workers }: ResolveArguments): number {
  if (workers === undefined) return Math.min(availableParallelism(), MOST_WORKERS)
  if (/^[1-9]\d{0,3}$/.test(workers)) return Number(workers)
  throw new Misuse(`--workers ${workers}: give a whole number from 1 on`)
}

/** @throws Misuse where there can be no such folder */
function outputDirectory(path: string): OutputDirectory {
  try {
    return new OutputDirectory(path)
  } catch (error) {
    throw new Misuse(`--out ${path} cannot be made: ${(error as Error).message}`)
  }
}

/** @throws Misuse naming every file that is not there */
async function inputFiles(paths: readonly string[], io: Io): Promise<InputFile[]> {
  const files: InputFile[] = []
  const problems: string[] = []
  if (paths.filter((path) => path === '-').length > 1) problems.push('standard input (-) can be read only once')
  for (const path of paths) {
    try {
      files.push(await inputFile(path, io.stdin))
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error
      problems.push(error.message)
    }
  }
  if (problems.length > 0) throw new Misuse(problems.join('\n'))
  return files
}

function damageReported(reports: readonly FileReport[], io: Io): number {
  const damaged = reports.filter(({ damage }) => damage !== undefined)
  for (const { file, damage, lines } of damaged) {
    io.stderr.write(`${file} is damaged after line ${lines} (${damage}); the records before that were resolved\n`)
  }
  return damaged.length > 0 ? 1 : 0
}

function summaryText(resolution: Resolution, rejects: CsvFile, args: ResolveArguments): string {
  const { records, entities } = resolution
  const { given, unknown } = resolution.report.judgements
  return (
    `${count(records.size)} records are ${count(entities.size)} entities\n` +
    (rejects.rows > 0
      ? `${count(rejects.rows)} lines or values were refused: ${args.out}/rejects.csv says which\n`
      : '') +
    (unknown > 0
      ? `${count(unknown)} of ${count(given)} judgements name a record that is not in the files, and wait for it\n`
      : '') +
    (args.model === undefined ? `the model was suggested from the data: ${args.out}/model.json\n` : '') +
    `written to ${args.out}\n`
  )
}

function sum(reports: readonly FileReport[], of: 'lines' | 'rejected'): number {
  return reports.reduce((n, report) => n + report[of], 0)
}
