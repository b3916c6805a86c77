import { SelfsameError } from '../errors.ts'
import {
  type EmailFlag,
  type FieldKind,
  type FieldOptions,
  type FieldSpec,
  type IdentifierPolicy,
  isIdentifierKind,
} from '../model/field.ts'
import { compileBlockedPattern, isBlockedPattern } from '../model/pattern.ts'
import { normalizeAddress } from './address.ts'
import { normalizeCategory } from './category.ts'
import { normalizeCity } from './city.ts'
import { normalizeCustomerId, normalizeIdentifier, normalizeLoyaltyId } from './code.ts'
import { normalizeCookie } from './cookie.ts'
import { normalizeCountry } from './country.ts'
import { normalizeDate } from './date.ts'
import { normalizeDeviceId } from './device-id.ts'
import { normalizeEmail } from './email.ts'
import { normalizeFamilyName } from './family-name.ts'
import { normalizeFullName } from './full-name.ts'
import { normalizeGender } from './gender.ts'
import { normalizeGeo } from './geo.ts'
import { normalizeGivenName } from './given-name.ts'
import { normalizeHashedEmail, normalizeHashedPhone } from './hashed-identifier.ts'
import { normalizeNationalId } from './national-id.ts'
import type { NormalizeContext, Normalized } from './normalized.ts'
import { normalizeNumber } from './number.ts'
import { normalizeOrganization } from './organization.ts'
import { normalizePostalCode } from './postal-code.ts'
import { rawText } from './raw-text.ts'
import { normalizeSocialHandle } from './social-handle.ts'
import { normalizeText } from './text.ts'

/** What a kind knows about its values. */
export interface KindNormalizer<K extends FieldKind = FieldKind> {
  readonly normalize: (raw: unknown, options?: FieldOptions[K], context?: NormalizeContext) => Normalized
}

type Registry = { [K in FieldKind]?: KindNormalizer<K> }

/** `phone` is not among them: its metadata is heavy, so its constructor brings it (`phone-kind.ts`). */
const registry: Registry = {
  email: { normalize: normalizeEmail },
  loyaltyId: { normalize: normalizeLoyaltyId },
  customerId: { normalize: normalizeCustomerId },
  cookie: { normalize: normalizeCookie },
  deviceId: { normalize: normalizeDeviceId },
  hashedEmail: { normalize: normalizeHashedEmail },
  hashedPhone: { normalize: normalizeHashedPhone },
  socialHandle: { normalize: normalizeSocialHandle },
  nationalId: { normalize: normalizeNationalId },
  identifier: { normalize: normalizeIdentifier },
  givenName: { normalize: normalizeGivenName },
  familyName: { normalize: normalizeFamilyName },
  fullName: { normalize: normalizeFullName },
  organization: { normalize: normalizeOrganization },
  date: { normalize: normalizeDate },
  address: { normalize: normalizeAddress },
  city: { normalize: normalizeCity },
  postalCode: { normalize: normalizePostalCode },
  country: { normalize: normalizeCountry },
  gender: { normalize: normalizeGender },
  text: { normalize: normalizeText },
  category: { normalize: normalizeCategory },
  number: { normalize: normalizeNumber },
  geo: { normalize: normalizeGeo },
}

/** Makes a kind known that is not built in. Registering it again replaces it. */
export function registerKind<K extends FieldKind>(kind: K, normalizer: KindNormalizer<K>): void {
  Object.assign(registry, { [kind]: normalizer })
}

/**
 * The normalizer of a field: its kind's, then the field's policy (`blocked` values, flags an e-mail field refuses).
 * @throws SelfsameError `kind-not-loaded` where the kind's constructor was never imported (phone).
 */
export function compileNormalizer(spec: FieldSpec): (raw: unknown, context: NormalizeContext) => Normalized {
  const { normalize } = kindOf(spec)
  const options = spec as FieldOptions[FieldKind]
  const isBlocked = compileBlocked(spec, (raw) => normalize(raw, options))
  const refused = refusedFlags(spec)
  const identifies = isIdentifierKind(spec.kind)
  return (raw, context) => {
    const normalized = normalize(raw, options, context)
    if ('reason' in normalized) return normalized
    // a character that was lost in some encoding: two such values need not be one
    if (identifies && normalized.value.includes('\ufffd')) return { reason: 'malformed' }
    if (isBlocked?.(normalized.value, raw)) return { reason: 'blocked' }
    const flag = normalized.flags?.find((flag): flag is EmailFlag => refused.has(flag))
    return flag === undefined ? normalized : { reason: flag }
  }
}

function kindOf(spec: FieldSpec): KindNormalizer {
  const kind = registry[spec.kind] as KindNormalizer | undefined
  if (kind !== undefined) return kind
  throw new SelfsameError('kind-not-loaded', [
    {
      path: `kind.${spec.kind}`,
      expected: `the normalizer of \`${spec.kind}\` to be loaded`,
      cure: `import { ${spec.kind} } from 'selfsame' and make the field with it, or name it once before loading the model`,
    },
  ])
}

/** `blocked` means a whole value in any case, as written or canonical; entries `^…` and `…$` are regular expressions. */
function compileBlocked(
  spec: FieldSpec,
  canonical: (raw: unknown) => Normalized,
): ((value: string, raw: unknown) => boolean) | undefined {
  const { blocked } = spec as IdentifierPolicy
  if (blocked === undefined || blocked.length === 0) return undefined
  const patterns = blocked.filter(isBlockedPattern).map(compileBlockedPattern)
  const values = new Set<string>()
  for (const entry of blocked.filter((entry) => !isBlockedPattern(entry))) {
    const normalized = canonical(entry)
    if ('value' in normalized) values.add(normalized.value.toLowerCase())
    values.add(entry.trim().toLowerCase())
  }
  const matches = (text: string) => values.has(text.toLowerCase()) || patterns.some((pattern) => pattern.test(text))
  return (value, raw) => matches(value) || matches(rawText(raw) ?? '')
}

const DEFAULT_REFUSED: readonly EmailFlag[] = ['role-account']

function refusedFlags(spec: FieldSpec): ReadonlySet<string> {
  return new Set(spec.kind === 'email' ? (spec.refuse ?? DEFAULT_REFUSED) : [])
}
