/**
 * One raw value → its canonical value, or the reason why it has none. Every normalizer takes `(raw, options?, context?)`,
 * never throws on data, and gives back its own canonical values unchanged.
 *
 * @module selfsame/normalize
 */

export { normalizeAddress } from './address.ts'
export { normalizeCategory } from './category.ts'
export { isEan13, isLuhn, isMod11 } from './check-digit.ts'
export { normalizeCity } from './city.ts'
export { normalizeCustomerId, normalizeIdentifier, normalizeLoyaltyId } from './code.ts'
export { normalizeCookie } from './cookie.ts'
export { normalizeCountry } from './country.ts'
export { normalizeDate } from './date.ts'
export { type Destination, destinationEmail, emailHashes } from './destination-email.ts'
export { destinationName } from './destination-name.ts'
export { destinationPhone, phoneHashes } from './destination-phone.ts'
export { normalizeDeviceId } from './device-id.ts'
export { normalizeEmail } from './email.ts'
export { normalizeFamilyName } from './family-name.ts'
export { normalizeFullName } from './full-name.ts'
export { normalizeGender } from './gender.ts'
export { normalizeGeo } from './geo.ts'
export { normalizeGivenName } from './given-name.ts'
export { hashIdentifier, type IdentifierHash } from './hash-identifier.ts'
export { normalizeHashedEmail, normalizeHashedPhone } from './hashed-identifier.ts'
export { junkReason } from './junk-reason.ts'
export { normalizeNationalId } from './national-id.ts'
export type { NormalizeContext, Normalized, RejectReason } from './normalized.ts'
export { normalizeNumber } from './number.ts'
export { normalizeOrganization } from './organization.ts'
export { normalizePhone } from './phone.ts'
export { normalizePostalCode } from './postal-code.ts'
export { normalizeSocialHandle } from './social-handle.ts'
export { normalizeText } from './text.ts'
