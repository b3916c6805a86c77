import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Review, reviewQuestions } from '../review/review-questions.ts'
import { coloursOf } from './colours.ts'
import type { Io } from './io.ts'
import { JudgementsFile } from './judgements-file.ts'
import { Misuse } from './misuse.ts'
import { progressTo } from './progress-to.ts'
import { doubtText, questionText } from './question-text.ts'
import { readJudgements } from './read-judgements.ts'
import { openResolvedFolder, type ResolvedFolder } from './resolved-folder.ts'
import { reviewSession } from './review-session.ts'

/** What `selfsame review` is told. */
export interface ReviewArguments {
  readonly folder: string
  /** How many questions at most. */
  readonly limit?: string | undefined
  /** File that the answers are appended to. Default: `judgements.csv` in the folder. */
  readonly out?: string | undefined
  /** Who answers. */
  readonly by?: string | undefined
  /** Whether to print the questions instead of asking them. */
  readonly list?: boolean | undefined
  readonly json?: boolean | undefined
}

/**
 * Asks a person about the most doubtful pairs of a resolved folder, or prints the questions: where asked to, and where
 * there is no terminal. Answers 0; 1 after Ctrl-C, when the answers given are kept.
 *
 * @throws Misuse where the arguments cannot be followed
 */
export async function reviewCommand(args: ReviewArguments, io: Io): Promise<number> {
  const limit = args.limit === undefined ? 20 : Number(args.limit)
  if (!Number.isSafeInteger(limit) || limit < 1)
    throw new Misuse(`--limit ${args.limit}: give a whole number from 1 on`)
  const path = args.out ?? join(args.folder, 'judgements.csv')
  const progress = progressTo(io.stderr)
  try {
    progress.show({ stage: 'open', done: 0 })
    const folder = await openResolvedFolder(args.folder)
    const file = new JudgementsFile(path)
    for (const { a, b, verdict, by, at, note } of existsSync(path) ? await readJudgements(path) : []) {
      folder.resolver.judge(a, b, verdict, { by, at, note })
    }
    progress.show({ stage: 'search for questions', done: folder.resolver.size })
    const review = reviewQuestions(folder.resolver, { limit })
    progress.clear()
    const asks = io.stdin.isTTY && io.stdout.isTTY && !args.list && !args.json
    if (review.questions.length === 0 && !args.json) {
      io.stdout.write('nothing to ask: no pair is in the review band, and no entity is doubtful\n')
      return 0
    }
    if (!asks) return printed(folder, review, args, io)
    const answers = await reviewSession(folder.resolver, review.questions, file, args.by, io)
    const given = answers.same + answers.different
    io.stdout.write(
      `${given} answered (${answers.same} same, ${answers.different} different), ${answers.skipped} skipped` +
        `${given > 0 ? `; written to ${path}\n\nTo honour them:\n  ${nextCommand(folder, args.folder, path)}` : ''}\n`,
    )
    return answers.interrupted ? 1 : 0
  } finally {
    progress.clear()
  }
}

function printed(
  { resolver }: ResolvedFolder,
  { questions, looked }: Review,
  { json }: ReviewArguments,
  io: Io,
): number {
  if (json) {
    const asked = questions.map((question) => ({ ...question, explanation: resolver.explain(question.a, question.b) }))
    io.stdout.write(`${JSON.stringify({ questions: asked, looked }, null, 2)}\n`)
    return 0
  }
  const paint = coloursOf(io.stdout, io.env)
  questions.forEach((question, i) => {
    io.stdout.write(`${i > 0 ? '\n' : ''}${paint('bold', `${i + 1} of ${questions.length}`)}  ${doubtText(question)}\n`)
    io.stdout.write(questionText(resolver, question, io.stdout.columns ?? 80, paint))
  })
  if (looked < 1) io.stdout.write(`\nof a sample: ${(looked * 100).toFixed(1)} % of the candidate pairs\n`)
  return 0
}

/** The run that takes the answers in, under the entity ids so far. */
function nextCommand({ summary }: ResolvedFolder, folder: string, judgements: string): string {
  const files = summary.files.map(({ file }) => quoted(file)).join(' ')
  const model = summary.model.startsWith('suggested') ? '' : ` --model ${quoted(summary.model)}`
  const at = quoted(folder)
  return `selfsame resolve ${files}${model} --judgements ${quoted(judgements)} --previous ${at} --out ${at}`
}

/** A word as a shell takes it. */
function quoted(text: string): string {
  return /^[\w./:@%+,=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
