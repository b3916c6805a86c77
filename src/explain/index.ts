/**
 * Explanations, as plain data and as text: why two records are or are not one entity, what holds an entity together, how
 * a golden value was chosen, and what a model does with the records at hand.
 * @module selfsame/explain
 */
export type { Conflict } from './conflicts.ts'
export { type Cure, curedModel } from './cure.ts'
export type { EntityLink } from './entity-links.ts'
export {
  type Articulation,
  type Bridge,
  type EntityCut,
  type EntityExplanation,
  explainEntity,
  type Suspicion,
} from './explain-entity.ts'
export {
  explainGolden,
  type GoldenExplanation,
  type GoldenFieldExplanation,
  type OfferedValue,
} from './explain-golden.ts'
export {
  type ComparisonWork,
  type DeadPart,
  explainModel,
  type ForbidWork,
  type LevelWork,
  type ModelExplanation,
  type ModelOptions,
  type RuleWork,
} from './explain-model.ts'
export { explainPair } from './explain-pair.ts'
export type { Alternatives, Explanation } from './explain-rows.ts'
export { explanationText } from './explanation-text.ts'
export type { FieldEvidence } from './field-evidence.ts'
export type { HeldValue } from './held-values.ts'
export type { KeyKind, SharedKey } from './shared-keys.ts'
export { type SuspectEntity, suspectEntities } from './suspect-entities.ts'
export type { Cost, KeyMiss, WhyNot } from './why-not.ts'
