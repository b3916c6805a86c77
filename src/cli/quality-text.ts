import type { Quality } from '../evaluate/quality.ts'

/** A line of precision, recall and their means. */
export function qualityText(name: string, { precision, recall, f1, f05 }: Quality): string {
  return `${name}  P ${precision.toFixed(4)}  R ${recall.toFixed(4)}  F1 ${f1.toFixed(4)}  F0.5 ${f05.toFixed(4)}\n`
}
