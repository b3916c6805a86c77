import type { Problem } from '../errors.ts'
import { checkBlocking } from './check-blocking.ts'
import { checkComparisons } from './check-comparisons.ts'
import { checkFields } from './check-fields.ts'
import { checkFrequencies } from './check-frequencies.ts'
import { checkRules } from './check-rules.ts'
import { checkSources } from './check-sources.ts'
import type { PolicyName } from './model.ts'
import { type Add, checkKeys, given, isObject, isText, isTexts, type KindByField, oneOf } from './value-checks.ts'

const POLICY_NAMES: readonly PolicyName[] = ['strongest-first', 'latest-wins', 'demote']
const SURVIVORSHIP_NAMES = ['most-recent', 'oldest', 'most-frequent', 'longest', 'union']
const MODEL_KEYS = [
  ...['version', 'fields', 'link', 'forbid', 'comparisons', 'blocking', 'frequencies'],
  ...['policy', 'prior', 'relatives', 'thresholds', 'survivorship', 'sources'],
]

/**
 * Everything that is wrong with a model, each problem with its path, what was expected and the cure.
 * An empty list means `defineModel` takes it.
 */
export function checkModel(input: unknown): Problem[] {
  const problems: Problem[] = []
  const add = (path: string, expected: string, cure: string): void => {
    problems.push({ path, expected, cure })
  }
  if (!isObject(input)) {
    add('model', 'an object with fields', 'write defineModel({ fields: { email: email() } })')
    return problems
  }
  checkKeys('', input, MODEL_KEYS, add)
  if (input.version !== undefined && input.version !== 1) {
    add('version', '1', 'this release reads models of version 1; upgrade selfsame to read newer ones')
  }

  const fields = checkFields(input.fields, add)
  checkRules('link', input.link, fields, add)
  checkRules('forbid', input.forbid, fields, add)
  checkComparisons(input.comparisons, fields, add)
  checkBlocking(input.blocking, fields, add)
  checkFrequencies(input.frequencies, fields, add)
  if (input.policy !== undefined) {
    const wrong = oneOf(POLICY_NAMES)(input.policy)
    if (wrong) add('policy', wrong, "leave it out for 'strongest-first'")
  }
  const prior = checkNumber('prior', input.prior, add) ?? -20
  checkNumber('relatives', input.relatives, add)
  checkThresholds(input.thresholds, prior, add)
  checkSurvivorship(input.survivorship, fields, add)
  checkSources(input.sources, fields, add)
  return problems
}

function checkNumber(path: string, value: unknown, add: Add): number | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'number' && Math.abs(value) <= 1000) return value
  add(path, 'a number of bits, −1000 to 1000', `mend or remove ${path}`)
  return undefined
}

function checkThresholds(input: unknown, prior: number, add: Add): void {
  if (input === undefined) return
  if (!isObject(input)) {
    add('thresholds', 'an object', 'write thresholds: { link: 4, review: 0 }')
    return
  }
  for (const [key] of given(input)) {
    if (key !== 'link' && key !== 'review') add(`thresholds.${key}`, 'link or review', `remove ${key}`)
  }
  const link = checkNumber('thresholds.link', input.link, add) ?? 4
  const review = checkNumber('thresholds.review', input.review, add) ?? Math.min(0, link)
  if (review > link) add('thresholds.review', `at most thresholds.link (${link})`, 'lower review, or raise link')
  if (link <= prior)
    add('thresholds.link', `above the prior (${prior})`, 'raise link: strangers would be linked without any evidence')
}

function checkSurvivorship(input: unknown, fields: KindByField, add: Add): void {
  if (input === undefined) return
  if (!isObject(input)) {
    add('survivorship', 'an object of field → rule', "write survivorship: { email: 'union' }")
    return
  }
  for (const [field, rule] of given(input)) {
    const path = `survivorship.${field}`
    if (!fields.has(field)) add(path, `a field of the model (${[...fields.keys()].join(', ')})`, `remove '${field}'`)
    if (typeof rule === 'string' && SURVIVORSHIP_NAMES.includes(rule)) continue
    if (isObject(rule) && rule.by === 'source-priority' && isTexts(rule.order)) continue
    if (isObject(rule) && rule.by === 'custom' && isText(rule.function)) continue
    add(
      path,
      `${SURVIVORSHIP_NAMES.join(' | ')} | { by: 'source-priority', order } | { by: 'custom', function }`,
      "write 'most-recent'",
    )
  }
}
