import { Command, CommanderError, Option } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { SelfsameError } from '../errors.ts'
import type { EvaluateArguments } from './evaluate-command.ts'
import type { ExplainArguments } from './explain-command.ts'
import { EVALUATE_HELP, EXPLAIN_HELP, INSPECT_HELP, REPORT_HELP, RESOLVE_HELP, REVIEW_HELP } from './help-text.ts'
import type { InspectArguments } from './inspect-command.ts'
import type { Io } from './io.ts'
import { Misuse } from './misuse.ts'
import { PROGRESS_KINDS } from './progress-to.ts'
import { MissingFile, UnreadableFile } from './read/unreadable-file.ts'
import type { ReportArguments } from './report-command.ts'
import type { ResolveArguments } from './resolve-command.ts'
import type { ReviewArguments } from './review-command.ts'

/**
 * The command line. `argv` is without the program's name. Answers the exit code.
 * Progress is shown on a terminal only, in one line without colour.
 *
 * Each command is loaded when it is called: reading the program takes longer than most of them.
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let code = 0
  const program = new Command('selfsame')
    .description('Identity resolution: which records are the same person.')
    .version(packageJson.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns ?? 80,
      getErrHelpWidth: () => io.stderr.columns ?? 80,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addHelpText('after', '\nselfsame help COMMAND shows examples.')

  program
    .command('resolve')
    .description('say which records of one or more files are the same person')
    .argument('<file...>', 'CSV, TSV, JSON lines or JSON files, .gz too; - is standard input')
    .option('--model <file>', 'model as JSON; without it one is suggested from the data')
    .option('--id <column>', "column of the record's id (default: id, or as the model says)")
    .option('--source <column>', "column of the record's source (default: source, else the file's name)")
    .option('--out <dir>', 'folder for the answer', 'selfsame-out')
    .option('--previous <dir>', 'folder of an earlier answer: its entity ids are kept')
    .option('--judgements <file>', 'CSV or JSON lines: a,b,verdict (same or different) of record keys source:id')
    .option('--now <time>', 'leave out identifiers older than the ttl of their field at this time (ISO 8601)')
    .option('--workers <n>', 'threads, where there is enough to do (default: one a core, 8 at most)')
    .option('--report', 'write report.html too: a page about the answer that opens without a network')
    .option('--show-values', 'with --report: show values as they are, not masked')
    .option('--no-state', 'leave out state.bin: the answer cannot be looked into later')
    .option(
      '--max-memory <size>',
      'memory the run may take, e.g. 4g or 800m; none: start in any case (default: what is free)',
    )
    .option('--json', 'print the summary as JSON')
    .addOption(
      new Option('--progress <how>', 'progress on standard error: auto is a line on a terminal, silence in a pipe')
        .choices(PROGRESS_KINDS)
        .default('auto'),
    )
    .option('--quiet', 'no progress, no summary')
    .addHelpText('after', RESOLVE_HELP)
    .action(async (files: string[], options: Omit<ResolveArguments, 'files'>) => {
      const { resolveCommand } = await import('./resolve-command.ts')
      code = await resolveCommand({ ...options, files }, io)
    })

  program
    .command('evaluate')
    .description('compare an answer with the truth: pairwise and B-cubed precision, recall, F1')
    .argument('<entities.csv>', 'of the folder that resolve wrote')
    .requiredOption('--truth <file>', 'which records really belong together')
    .option('--records <file...>', 'the files that were resolved: say where pairs are lost, and what joins false ones')
    .option('--model <file>', 'with --records: the model (default: model.json beside entities.csv)')
    .option('--id <column>', "with --records: column of the record's id, as for resolve")
    .option('--source <column>', "with --records: column of the record's source, as for resolve")
    .option('--sweep', 'with --records: try other link thresholds')
    .option('--show-values', 'with --records: name the values of the largest blocks')
    .option('--json', 'print everything as JSON')
    .addHelpText('after', EVALUATE_HELP)
    .action(async (entities: string, options: Omit<EvaluateArguments, 'entities'>) => {
      const { evaluateCommand } = await import('./evaluate-command.ts')
      code = await evaluateCommand({ ...options, entities }, io)
    })

  program
    .command('explain')
    .description('say why two records of an answer are, or are not, one person')
    .argument('<dir>', 'folder that resolve wrote')
    .argument('<a>', 'a record, source:id, or an entity')
    .argument('<b>', 'another one')
    .option('--json', 'print the explanation as JSON')
    .addHelpText('after', EXPLAIN_HELP)
    .action(async (folder: string, a: string, b: string, options: Pick<ExplainArguments, 'json'>) => {
      const { explainCommand } = await import('./explain-command.ts')
      code = await explainCommand({ ...options, folder, a, b }, io)
    })

  program
    .command('inspect')
    .description('show an entity of an answer: its records, what holds it together, its golden record')
    .argument('<dir>', 'folder that resolve wrote')
    .argument('<name>', 'an entity, or one of its records, source:id')
    .option('--json', 'print everything as JSON')
    .addHelpText('after', INSPECT_HELP)
    .action(async (folder: string, name: string, options: Pick<InspectArguments, 'json'>) => {
      const { inspectCommand } = await import('./inspect-command.ts')
      code = await inspectCommand({ ...options, folder, name }, io)
    })

  program
    .command('review')
    .description('answer which doubtful records are one person; the answers are judgements')
    .argument('<dir>', 'folder that resolve wrote')
    .option('--limit <n>', 'how many questions at most', '20')
    .option('--out <file>', 'CSV file that the answers are appended to (default: judgements.csv in the folder)')
    .option('--by <name>', 'who answers')
    .option('--list', 'print the questions, ask nothing')
    .option('--json', 'print the questions as JSON, ask nothing')
    .addHelpText('after', REVIEW_HELP)
    .action(async (folder: string, options: Omit<ReviewArguments, 'folder'>) => {
      const { reviewCommand } = await import('./review-command.ts')
      code = await reviewCommand({ ...options, folder }, io)
    })

  program
    .command('report')
    .description('write a page about an answer: what came in, who is who, and why')
    .argument('<dir>', 'folder that resolve wrote')
    .option('--out <file>', 'the page (default: report.html in the folder)')
    .option('--title <text>', 'heading of the page')
    .option('--truth <file>', 'which records really belong together: id,entity or source,id,entity')
    .option('--show-values', 'show values as they are, not masked: the page then holds personal data')
    .option('--quiet', 'no progress')
    .addHelpText('after', REPORT_HELP)
    .action(async (directory: string, options: Omit<ReportArguments, 'directory'>) => {
      const { reportCommand } = await import('./report-command.ts')
      code = await reportCommand({ ...options, directory }, io)
    })

  try {
    await program.parseAsync(argv, { from: 'user' })
    return code
  } catch (error) {
    return failed(error, io)
  }
}

function failed(error: unknown, io: Io): number {
  // the command-line library has printed its message already; asked-for help is no failure
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (io.signal.aborted) {
    io.stderr.write('interrupted; nothing was written\n')
    return 1
  }
  if (error instanceof SelfsameError) {
    const problems = error.problems.map((p) => `  ${p.path}: expected ${p.expected}; ${p.cure}\n`)
    io.stderr.write(`${error.code}\n${problems.join('')}`)
    return error.code === 'model-invalid' ? 2 : 1
  }
  if (!(error instanceof Error)) throw error
  // what the system refuses, a full disk say, needs no origin; what nobody foresaw does
  const expected = error instanceof Misuse || error instanceof UnreadableFile || 'syscall' in error
  io.stderr.write(`${expected ? error.message : error.stack}\n`)
  return error instanceof Misuse || error instanceof MissingFile ? 2 : 1
}
