import type { Output } from './io.ts'
import type { ProgressSink } from './progress.ts'
import { ProgressJson } from './progress-json.ts'
import { ProgressLine } from './progress-line.ts'

/** How progress is told: to people on a terminal, to programs as lines of JSON, or to nobody. */
export const PROGRESS_KINDS = ['auto', 'json', 'none'] as const

/** One of {@link PROGRESS_KINDS}. */
export type ProgressKind = (typeof PROGRESS_KINDS)[number]

/** @param how default `auto`: a line on a terminal, silence anywhere else */
export function progressTo(output: Output, how: ProgressKind = 'auto'): ProgressSink {
  return how === 'json' ? new ProgressJson(output) : new ProgressLine(output, how === 'none')
}
