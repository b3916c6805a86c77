import type { ReportData } from '../report-data.ts'
import { bits, counted, percent } from './figures.ts'
import { figure, nothing, section } from './section.ts'
import { table } from './table.ts'
import { qualityLines, weightBars } from './weight-charts.ts'

/** How candidate pairs weigh, and what the model expects of its own threshold. */
export function histogramSection({ histogram, weights }: ReportData): HTMLElement {
  const { bins, expected, atLink, sampled, share } = histogram
  const { link, review } = weights
  const drawn =
    share < 1
      ? `A sample of ${counted(sampled, 'pair')}, ${percent(share)} of all candidates.`
      : `All ${counted(sampled, 'candidate pair')}.`
  return section(
    'histogram',
    'How clear the cases are',
    `How candidate pairs (pairs of records that share a key, so that they were looked at) weigh. ${drawn}`,
    'strangers pile up on the left, pairs of one person on the right. A deep valley at the dashed line means that few cases are unclear. Filled: the two ended in one entity; hollow: in two. Filled left of the line were joined through other records, hollow right of it were kept apart by a guard.',
    ...(bins.length === 0
      ? [nothing('There are no candidate pairs: no two records share a key.')]
      : [
          figure(
            'Candidate pairs by match weight: one entity (filled), two entities (hollow)',
            (width) =>
              weightBars(
                width,
                'Histogram of the match weights of candidate pairs, with the link threshold',
                bins,
                link,
                review,
              ),
            table(
              'Candidate pairs by match weight',
              ['from bits', 'to', 'in one entity', 'in two'],
              bins.map(({ from, together, apart }) => [bits(from), bits(from + 1), together, apart]),
            ),
          ),
          nothing(
            `By the model’s own reckoning ${percent(atLink.precision)} of the pairs at or above ${bits(link)} bits are of one person (precision), and ${percent(atLink.recall)} of the candidate pairs of one person lie there (recall). It is the model that says so: on small or odd data it is too sure of itself, and pairs that share no key are not counted. Only a truth can tell: see evaluate.`,
          ),
          figure(
            'By the model’s own reckoning: precision and recall at other link thresholds',
            (width) =>
              qualityLines(
                width,
                'Lines: expected precision and recall over the link threshold',
                expected,
                link,
                review,
              ),
            table(
              'Expected precision and recall',
              ['link threshold', 'precision', 'recall'],
              expected.map(({ threshold, precision, recall }) => [
                bits(threshold),
                percent(precision),
                percent(recall),
              ]),
            ),
          ),
        ]),
  )
}
