import { SelfsameError } from '../errors.ts'

// What types cannot promise to callers in JavaScript: each throws SelfsameError `call-invalid` naming the argument.

function invalid(path: string, expected: string, cure: string): SelfsameError {
  return new SelfsameError('call-invalid', [{ path, expected, cure }])
}

/** @throws SelfsameError `call-invalid` where `model` was not made by `defineModel` */
export function assertModel(model: unknown): void {
  const { version, fields, comparisons } = (model ?? {}) as Record<string, unknown>
  if (version === 1 && typeof fields === 'object' && Array.isArray(comparisons)) return
  throw invalid(
    'model',
    'a model made by defineModel',
    'write defineModel({ fields: … }), or defineModel(JSON.parse(text))',
  )
}

/** @throws SelfsameError `call-invalid` where `value` cannot be walked through */
export function assertIterable(path: string, value: unknown): void {
  if (typeof value === 'object' && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value)) return
  throw invalid(path, 'a list, or anything that can be iterated', `hand over an array of ${path}`)
}

/** @throws SelfsameError `call-invalid` where `value` is no object */
export function assertObject(path: string, value: unknown): void {
  if (typeof value === 'object' && value !== null) return
  throw invalid(path, 'an object of field → value', `write ${path}({ email: 'ann@mail.com' })`)
}

/** @throws SelfsameError `call-invalid` where `value` is there and no whole number ≥ 1 */
export function assertWhole(path: string, value: unknown): void {
  if (value === undefined || (Number.isSafeInteger(value) && (value as number) >= 1)) return
  throw invalid(path, 'a whole number ≥ 1', `mend or remove ${path}`)
}
