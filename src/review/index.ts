/**
 * Review: what to ask people, the most informative first. Their answers are judgements.
 * @module selfsame/review
 */
export { type Review, type ReviewOptions, type ReviewQuestion, reviewQuestions } from './review-questions.ts'
