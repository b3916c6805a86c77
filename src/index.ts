/**
 * selfsame: identity resolution. Records about people arrive from many systems; selfsame says which of them are the
 * same person, keeps that answer true while records come, change and go, and can say why.
 * @module
 */
export { UnionFind } from './collections/union-find.ts'
export { type ErrorCode, type Problem, SelfsameError } from './errors.ts'
export { type EvaluateOptions, type Evaluation, evaluate } from './evaluate/evaluate.ts'
export type { Candidate as GoldenCandidate } from './golden/candidate.ts'
export type { GoldenRecord, GoldenValue, Provenance } from './golden/golden-record.ts'
export type { SurvivorshipFunction, SurvivorshipFunctions } from './golden/survivorship.ts'
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
export type { Change } from './resolver/changes.ts'
export type { Explanation, FieldEvidence } from './resolver/explain-rows.ts'
export type { Candidate, Found } from './resolver/find-owner.ts'
export type { Entity, Refusal } from './resolver/identity-state.ts'
export type { Judgement } from './resolver/judgement-book.ts'
export type { Link } from './resolver/links.ts'
export type { Report } from './resolver/report.ts'
export {
  type Assignment,
  type Progress,
  type Redirect,
  type Reject,
  type Resolution,
  type ResolveOptions,
  resolve,
  type Series,
} from './resolver/resolve.ts'
export { type JudgeOptions, type PutResult, Resolver, type ResolverOptions } from './resolver/resolver.ts'
export type { SearchHit, SearchOptions } from './resolver/search-entities.ts'
export type { StoredRecord } from './resolver/stored-record.ts'
export type { Verification } from './resolver/verify-state.ts'
export type { RecordRef, RejectedValue } from './table/record-table.ts'
export { type ColumnDescription, type DataDescription, describeColumns } from './train/describe-columns.ts'
export { suggestModel } from './train/suggest-model.ts'
export { type Training, type TrainingReport, type TrainingWarning, trainModel } from './train/train-model.ts'
