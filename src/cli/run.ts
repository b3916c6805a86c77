import { Command, CommanderError } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { SelfsameError } from '../errors.ts'
import { type EvaluateArguments, evaluateCommand } from './evaluate-command.ts'
import type { Io } from './io.ts'
import { Misuse } from './misuse.ts'
import { UnreadableFile } from './read/input-file.ts'
import { type ResolveArguments, resolveCommand } from './resolve-command.ts'

const EXIT_CODES = `
Exit codes:
  0  done; lines and values that could not be used are data, listed in rejects.csv
  1  failed on the way: an unreadable file, a damaged archive, records missing, interrupted
  2  misuse: unknown options, files that are not there, a wrong model (every problem is listed)
`

const RESOLVE_HELP = `
Reads CSV (also ; tab |), JSON lines and JSON lists, in UTF-8, UTF-16 or Windows-1252, packed with gzip or not.
- is standard input. Records without an id are named by their content; the source is the column "source", else the
file's name. A model may say for each source which column is which field.

Writes to the folder of --out, all at the end or nothing:
  entities.csv   source,id,entity: every record, and who it is
  links.csv      a,b,bits,reason,value: why
  golden.csv     entity,records and the best value of every field; several values are a JSON list
  rejects.csv    file,line,source,id,field,reason: broken lines, refused values, earlier lines of a repeated key
  redirects.csv  entity,redirect: entities of --previous that were merged into others
  model.json     the model used; edit it, and give it back with --model
  summary.json   counts
  state.bin      everything once more, for the commands that look into an answer; --no-state leaves it out
Values are written as they are: cells may begin with = + - @, so import them as text into a spreadsheet.

Examples:
  selfsame resolve customers.csv
  selfsame resolve crm.csv web.jsonl.gz tills.tsv --model model.json --out today --previous yesterday
  zcat export.csv.gz | selfsame resolve - --id customer_no --out out --json
${EXIT_CODES}`

const EVALUATE_HELP = `
The truth is CSV with the columns id,entity, or source,id,entity where ids repeat between sources. Records that it does
not name are left out; a record of the truth that is missing in entities.csv is an error.

With --records it resolves these files again (with the options of resolve: --id, --source) and says where true pairs are
lost (never a candidate, scored too low, refused by a guard), what joins false ones, and which keys make the candidates.

Examples:
  selfsame evaluate out/entities.csv --truth truth.csv
  selfsame evaluate out/entities.csv --truth truth.csv --records customers.csv
  selfsame evaluate out/entities.csv --truth truth.csv --records crm.csv web.csv --sweep --json
${EXIT_CODES}`

/**
 * The command line. `argv` is without the program's name. Answers the exit code.
 * Progress is shown on a terminal only, in one line without colour.
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
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addHelpText('after', '\nselfsame help resolve and selfsame help evaluate show examples.')

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
    .option('--no-state', 'leave out state.bin: the answer cannot be looked into later')
    .option('--json', 'print the summary as JSON')
    .option('--quiet', 'no progress, no summary')
    .addHelpText('after', RESOLVE_HELP)
    .action(async (files: string[], options: Omit<ResolveArguments, 'files'>) => {
      code = await resolveCommand({ ...options, files }, io)
    })

  program
    .command('evaluate')
    .description('compare an answer with the truth: pairwise and B-cubed precision, recall, F1')
    .argument('<entities.csv>', 'what resolve wrote')
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
      code = await evaluateCommand({ ...options, entities }, io)
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
  return error instanceof Misuse ? 2 : 1
}
