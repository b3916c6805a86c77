import { type Problem, SelfsameError } from '../errors.ts'
import type { Judgement } from '../identity/judgement-book.ts'
import type { AnyModel, RecordInput, Time } from '../model/model.ts'
import type { RecordRef } from '../table/record-key.ts'

/** Who judged, when, and why. */
export interface JudgeOptions {
  readonly by?: string | undefined
  readonly at?: Time | undefined
  readonly note?: string | undefined
}

/** A judgement to be. */
export interface JudgeQuestion extends JudgeOptions {
  readonly a: RecordRef
  readonly b: RecordRef
  readonly verdict: Judgement['verdict']
}

/** A question to `whatIf`. */
export type WhatIf<M extends AnyModel = AnyModel> =
  | { readonly put: RecordInput<M> }
  | { readonly delete: RecordRef }
  | { readonly judge: JudgeQuestion }
  | { readonly unjudge: { readonly a: RecordRef; readonly b: RecordRef } }
  | { readonly model: AnyModel }

const QUESTIONS = ['put', 'delete', 'judge', 'unjudge', 'model']
const PROBLEM: Problem = {
  path: 'whatIf.question',
  expected: `an object with one of ${QUESTIONS.join(', ')}`,
  cure: "write e.g. whatIf({ delete: 'pos:t-1' })",
}

/** @throws SelfsameError `call-invalid` for what is no question */
export function assertWhatIf(question: unknown): void {
  const asked = Object.entries(Object(question))
  const [kind, about] = asked[0] ?? ['', undefined]
  const isOne = asked.length === 1 && QUESTIONS.includes(kind) && (!kind.endsWith('judge') || Object(about) === about)
  if (!isOne) throw new SelfsameError('call-invalid', [PROBLEM])
}
