import { entityText } from './entity-text.ts'
import type { EntityExplanation } from './explain-entity.ts'
import type { GoldenExplanation } from './explain-golden.ts'
import type { ModelExplanation } from './explain-model.ts'
import type { Explanation } from './explain-rows.ts'
import { goldenText } from './golden-text.ts'
import { modelText } from './model-text.ts'
import { pairText } from './pair-text.ts'

/** An explanation as plain text for people: aligned columns, lines that end in a newline, no colour, in English. */
export function explanationText(
  explanation: Explanation | EntityExplanation | GoldenExplanation | ModelExplanation,
): string {
  switch (explanation.kind) {
    case 'pair':
      return pairText(explanation)
    case 'entity':
      return entityText(explanation)
    case 'golden':
      return goldenText(explanation)
    case 'model':
      return modelText(explanation)
  }
}
