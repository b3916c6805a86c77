/**
 * selfsame: identity resolution. Records about people arrive from many systems; selfsame says which of them are the
 * same person, keeps that answer true while records come, change and go, and can say why.
 * @module selfsame
 */
export { UnionFind } from './collections/union-find.ts'
export {
  type BlockReport,
  type BlockReportOptions,
  blockReport,
  type KeyReport,
  type LargeBlock,
} from './diagnose/block-report.ts'
export { type DiagnoseOptions, type Diagnosis, diagnose } from './diagnose/diagnose.ts'
export type { FalsePairExample, FalsePairs } from './diagnose/false-pairs.ts'
export type { LostPairs } from './diagnose/lost-pairs.ts'
export type { PairExample, PairGroup } from './diagnose/pair-examples.ts'
export { type SweepOptions, sweepThresholds, type ThresholdQuality } from './diagnose/sweep-thresholds.ts'
export type { Receipt } from './erasure/forget.ts'
export { type ErrorCode, type Problem, SelfsameError } from './errors.ts'
export { type EvaluateOptions, type Evaluation, evaluate } from './evaluate/evaluate.ts'
export type { Quality } from './evaluate/quality.ts'
export type { Cure } from './explain/cure.ts'
export type { Alternatives, Explanation } from './explain/explain-rows.ts'
export type { FieldEvidence } from './explain/field-evidence.ts'
export type { KeyKind, SharedKey } from './explain/shared-keys.ts'
export type { Cost, KeyMiss, WhyNot } from './explain/why-not.ts'
export type { Candidate as GoldenCandidate } from './golden/candidate.ts'
export type { GoldenRecord, GoldenValue, Provenance } from './golden/golden-record.ts'
export type { SurvivorshipFunction, SurvivorshipFunctions } from './golden/survivorship.ts'
export type { Entity, Refusal } from './identity/identity-state.ts'
export type { Judgement } from './identity/judgement-book.ts'
export type { Link } from './identity/links.ts'
export type { Verification } from './identity/verify-state.ts'
export { checkModel } from './model/check-model.ts'
export type { BlockingKey, BlockingRule, ComparatorName, Comparison, Level } from './model/comparison.ts'
export { defineModel } from './model/define-model.ts'
export {
  type AttributeKind,
  address,
  category,
  city,
  cookie,
  country,
  customerId,
  date,
  deviceId,
  email,
  type FieldKind,
  type FieldSpec,
  type Fields,
  familyName,
  fullName,
  gender,
  geo,
  givenName,
  hashedEmail,
  hashedPhone,
  type IdentifierKind,
  type IdentifierPolicy,
  identifier,
  loyaltyId,
  nationalId,
  number,
  organization,
  postalCode,
  socialHandle,
  text,
} from './model/field.ts'
export type {
  AnyModel,
  FieldName,
  FieldsInput,
  HeaderTarget,
  Model,
  ModelInput,
  PolicyName,
  RecordInput,
  SourceSpec,
  SurvivorshipRule,
  TermFrequencies,
  Thresholds,
  Time,
} from './model/model.ts'
export { all, any, type Condition, different, exact, type Rule, type SimilarityName, similar } from './model/rule.ts'
export { phone } from './normalize/phone-kind.ts'
export type { Candidate, Found } from './resolver/find-owner.ts'
export type { Memory, MemoryPart, MemoryStage, StageMemory } from './resolver/memory.ts'
export type { PutResult } from './resolver/put-result.ts'
export type { Reject } from './resolver/reject-list.ts'
export type { Report } from './resolver/report.ts'
export {
  type Assignment,
  type Progress,
  type Redirect,
  type Resolution,
  type ResolveOptions,
  resolve,
  type Series,
} from './resolver/resolve.ts'
export {
  Resolver,
  type ResolverOptions,
  type Restored,
  type WriteResult,
} from './resolver/resolver.ts'
export type { SearchHit, SearchOptions } from './resolver/search-entities.ts'
export type { StoredRecord } from './resolver/stored-record.ts'
export type { Forecast, ForecastOptions } from './resolver/what-if.ts'
export type { JudgeOptions, WhatIf } from './resolver/what-if-question.ts'
export type { RejectedValue } from './table/reading.ts'
export type { RecordRef } from './table/record-key.ts'
export { type ColumnDescription, type DataDescription, describeColumns } from './train/describe-columns.ts'
export type { Label, LabelReport } from './train/labels.ts'
export { suggestModel } from './train/suggest-model.ts'
export { type Training, type TrainingOptions, trainModel } from './train/train-model.ts'
export type { TrainingProgress } from './train/training-progress.ts'
export type { TrainingReport, TrainingWarning } from './train/training-report.ts'
export type { Change, Part } from './write/changes.ts'
export type { RejectedOfRecord } from './write/decide-anew.ts'
export { EntityMap } from './write/entity-map.ts'
export type { HistoryEvent } from './write/history-event.ts'
export type { Operation } from './write/operation.ts'
export { redactChanges } from './write/redact-changes.ts'
export type { Listener, WriteEvent } from './write/subscribers.ts'
