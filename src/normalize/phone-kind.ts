import { type FieldSpec, type PhoneOptions, phoneSpec } from '../model/field.ts'
import { registerKind } from './kind-normalizer.ts'
import { normalizePhone } from './phone.ts'

/**
 * A telephone number, compared in E.164. Importing this constructor is what loads the phone metadata: a program that
 * does not use it does not carry it (the annotation lets a bundler drop the registration together with the export).
 */
export const phone: (options?: PhoneOptions) => FieldSpec<'phone'> = /* @__PURE__ */ registerPhone()

/**
 * Loads the phone metadata for models that come as JSON, where nobody names the constructor. A bare import of this file
 * would not do: the package declares itself free of side effects, so bundlers drop it.
 */
export function loadPhone(): void {
  registerPhone()
}

function registerPhone(): (options?: PhoneOptions) => FieldSpec<'phone'> {
  registerKind('phone', { normalize: normalizePhone })
  return phoneSpec
}
