import { type Problem, SelfsameError } from '../errors.ts'
import type { AnyModel } from '../model/model.ts'
import type { SurvivorshipFunctions } from './survivorship.ts'

/**
 * Checks, once per run, that every custom function the model's survivorship names was handed over beside it.
 *
 * @throws SelfsameError `call-invalid` with one problem per function that is missing
 */
export function checkFunctions(model: AnyModel, functions: SurvivorshipFunctions = {}): void {
  const problems: Problem[] = []
  for (const [field, rule] of Object.entries(model.survivorship)) {
    if (typeof rule === 'string' || rule.by !== 'custom') continue
    const name = rule.function
    if (Object.hasOwn(functions, name) && typeof functions[name] === 'function') continue
    problems.push({
      path: `functions.${name}`,
      expected: `a function (survivorship.${field} names it)`,
      cure: `pass functions: { ${JSON.stringify(name)}: (candidates) => candidates[0] } beside the model`,
    })
  }
  if (problems.length > 0) throw new SelfsameError('call-invalid', problems)
}
