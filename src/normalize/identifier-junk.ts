import { isPlaceholderEmail } from './email-placeholder.ts'
import { junkReason } from './junk.ts'
import { isLocalFiller } from './unowned-phone.ts'

const WRITTEN_EMAIL = /^([^@\s]+)@([^@\s]+\.[^@\s]+)$/
/** Seven or ten digits, parted as North Americans part a telephone number; digits alone may be any code. */
const WRITTEN_PHONE = /^(?:\+?1[\s./-]*)?(?:\(\d{3}\)|\d{3})?[\s./-]*\d{3}[\s./-]+\d{4}$/

/**
 * {@link junkReason}, and what stands for nobody wherever an identifier is asked for: a placeholder e-mail address
 * (`test@test.com`) or telephone number (`867-5309`, `(555) 555-5555`) typed into the field of a card or a handle.
 */
export function identifierJunkReason(text: string): 'blank' | 'placeholder' | undefined {
  return junkReason(text) ?? (isEmailJunk(text) || isPhoneJunk(text) ? 'placeholder' : undefined)
}

function isEmailJunk(text: string): boolean {
  const [, local, domain] = WRITTEN_EMAIL.exec(text.toLowerCase()) ?? []
  return local !== undefined && domain !== undefined && isPlaceholderEmail(local, domain)
}

function isPhoneJunk(text: string): boolean {
  return WRITTEN_PHONE.test(text) && isLocalFiller(text.replace(/\D/g, ''))
}
