import { causeText } from '../explain/pair-text.ts'
import type { Judgement } from '../identity/judgement-book.ts'
import type { Resolver } from '../resolver/resolver.ts'
import type { ReviewQuestion } from '../review/review-questions.ts'
import type { Change } from '../write/changes.ts'
import { coloursOf } from './colours.ts'
import type { Io } from './io.ts'
import type { JudgementsFile } from './judgements-file.ts'
import { KEYS, keysOf } from './keyboard.ts'
import { doubtText, questionText } from './question-text.ts'
import { terminalText } from './terminal-text.ts'

/** What came of a session. */
export interface Answers {
  readonly same: number
  readonly different: number
  readonly skipped: number
  /** Whether Ctrl-C ended it; what was answered before is kept. */
  readonly interrupted: boolean
}

interface Answer {
  readonly question: number
  readonly verdict: Judgement['verdict'] | undefined
}

const PROMPT = 'one person?  y yes  n no  ? skip  u undo  q quit  '
const END = 'that was the last one  u undo  q quit  '

/**
 * Asks questions on a terminal, a key an answer. Each answer is appended to the file before the next question, and told to
 * the resolver: a question that earlier answers have settled is not asked.
 */
export async function reviewSession(
  resolver: Resolver,
  questions: readonly ReviewQuestion[],
  file: JudgementsFile,
  by: string | undefined,
  io: Io,
): Promise<Answers> {
  const { signal } = io
  const paint = coloursOf(io.stdout, io.env)
  const given: Answer[] = []
  const print = (text: string): void => void io.stdout.write(text)
  const next = (from: number): number => {
    for (let at = from; at < questions.length; at++) if (isOpen(resolver, questions[at]!)) return at
    return questions.length
  }
  const ask = (at: number): void => {
    if (at === questions.length) {
      print(`\n${END}`)
      return
    }
    const question = questions[at]!
    print(`\n${paint('bold', `${at + 1} of ${questions.length}`)}  ${doubtText(question)}\n`)
    print(questionText(resolver, question, io.stdout.columns ?? 80, paint))
    print(PROMPT)
  }
  let at = next(0)
  let interrupted = false
  // keys count from before the first question is read
  const keys = keysOf(io.stdin)
  ask(at)
  for await (const key of keys) {
    interrupted = key === KEYS.interrupt
    if (interrupted || key === 'q' || key === KEYS.end || key === KEYS.escape) break
    if (key === 'u') {
      const last = given.at(-1)
      if (!last || !undo(resolver, questions[last.question]!, last, file)) {
        print(last ? '\nthe file was changed by somebody else: nothing is undone\n' : '\nthere is nothing to undo\n')
      } else {
        print('undone\n')
        given.pop()
        at = last.question
      }
    } else if (at === questions.length) {
      continue
    } else if (key === 'y' || key === 'n') {
      const verdict = key === 'y' ? 'same' : 'different'
      const { a, b } = questions[at]!
      const judgement = { a, b, verdict, by, at: new Date().toISOString() } as const
      file.append(judgement)
      given.push({ question: at, verdict })
      const { changes } = resolver.judge(a, b, verdict, { by, at: judgement.at })
      const effect = [...effects(changes), ...obstacles(resolver, judgement)]
      print(`${verdict}${effect.length === 0 ? '' : paint('dim', `: ${effect.join(', ')}`)}\n`)
      at = next(at + 1)
    } else if (key === '?' || key === ' ') {
      given.push({ question: at, verdict: undefined })
      print('skipped\n')
      at = next(at + 1)
    } else continue
    ask(at)
  }
  print('\n')
  return count(given, interrupted || signal.aborted)
}

/** Whether the two still stand as they stood when the question was put. */
function isOpen(resolver: Resolver, { kind, a, b }: ReviewQuestion): boolean {
  return (resolver.entityOf(a)!.id === resolver.entityOf(b)!.id) === (kind === 'entity')
}

function undo(resolver: Resolver, { a, b }: ReviewQuestion, { verdict }: Answer, file: JudgementsFile): boolean {
  if (verdict === undefined) return true
  if (!file.undo()) return false
  resolver.unjudge(a, b)
  return true
}

/** What an answer did to entities. */
function effects(changes: readonly Change[]): string[] {
  return changes.flatMap((change) => {
    if (change.type === 'merged') return change.absorbed.map((absorbed) => `${absorbed} joins ${change.entity}`)
    if (change.type === 'split') return change.parts.map((part) => `${part.entity} parts from ${change.entity}`)
    return []
  })
}

/** Why an answer does not do what it says: something stands above it, or contradicts it. */
function obstacles(resolver: Resolver, { a, b, verdict }: Judgement): string[] {
  const { together, whyNot } = resolver.explain(a, b)
  if (together === (verdict === 'same')) return []
  const why = whyNot.map((cause) => terminalText(causeText(cause)))
  return together ? ['it contradicts other answers'] : ['they stay apart', ...why]
}

function count(answers: readonly Answer[], interrupted: boolean): Answers {
  const of = (verdict: Answer['verdict']): number => answers.filter((answer) => answer.verdict === verdict).length
  return { same: of('same'), different: of('different'), skipped: of(undefined), interrupted }
}
